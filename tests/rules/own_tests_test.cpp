// Each source file has the test file of the same name: app/x/y.cpp has tests/x/y_test.cpp, ui/any/y.cpp
// tests/ui/y_test.cpp.
#include "rules/project_files.h"

#include <QMap>
#include <QTest>

using namespace lifeline::rules;

namespace {

// Source files without a test of their own, and why.
const QMap<QString, QString>& exceptions()
{
    static const QMap<QString, QString> table{
        {QStringLiteral("app/cli/main.cpp"),
         QStringLiteral("calls one tested function; the interop tests run it")},
        {QStringLiteral("ui/main.cpp"), QStringLiteral("the test under Xvfb runs the whole program")},
    };
    return table;
}

QString testOf(const QString& source)
{
    const QString stem = source.section(u'/', -1).chopped(4);
    const QString folder = source.startsWith(u"ui/") ? QStringLiteral("ui") : source.section(u'/', 1, 1);
    return QStringLiteral("tests/%1/%2_test.cpp").arg(folder, stem);
}

QStringList sources() { return projectFiles(R"(^(app|ui)/.*\.cpp$)"); }

/// What is wrong with a source file, given all files there are.
QString flawOf(const QString& source, const QStringList& files, const QMap<QString, QString>& excepted)
{
    const bool hasTest = files.contains(testOf(source));
    const bool isExcepted = excepted.contains(source);
    if (hasTest && isExcepted)
        return QStringLiteral("%1 has a test now: take it off the exceptions").arg(source);
    return hasTest || isExcepted ? QString() : QStringLiteral("%1 is missing").arg(testOf(source));
}

QStringList staleExceptions(const QStringList& files, const QMap<QString, QString>& excepted)
{
    QStringList stale;
    for (auto row = excepted.begin(); row != excepted.end(); ++row) {
        if (!files.contains(row.key()) || row.value().isEmpty())
            stale.append(row.key());
    }
    return stale;
}

} // namespace

class OwnTestsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySourceHasItsTest_data();
    void everySourceHasItsTest();
    void everyExceptionIsStillNeeded();
    void noTwoSourcesShareATest();
    void aMissingTestIsCaught();
    void aStaleExceptionIsCaught();
};

void OwnTestsTest::everySourceHasItsTest_data()
{
    QTest::addColumn<QString>("source");
    for (const QString& source : sources())
        QTest::newRow(qPrintable(source)) << source;
}

void OwnTestsTest::everySourceHasItsTest()
{
    QFETCH(QString, source);
    static const QStringList files = projectFiles();
    QCOMPARE(flawOf(source, files, exceptions()), QString());
}

void OwnTestsTest::everyExceptionIsStillNeeded()
{
    QCOMPARE(staleExceptions(projectFiles(), exceptions()), QStringList());
}

void OwnTestsTest::noTwoSourcesShareATest()
{
    QMap<QString, QString> owner;
    for (const QString& source : sources()) {
        if (exceptions().contains(source))
            continue;
        const QString test = testOf(source);
        QVERIFY2(!owner.contains(test),
                 qPrintable(QStringLiteral("%1: %2 and %3").arg(test, owner.value(test), source)));
        owner.insert(test, source);
    }
}

void OwnTestsTest::aMissingTestIsCaught()
{
    const QStringList files{QStringLiteral("app/wire/a.cpp"), QStringLiteral("tests/wire/a_test.cpp"),
                            QStringLiteral("ui/table/b.cpp"), QStringLiteral("tests/table/b_test.cpp")};
    QCOMPARE(flawOf(files[0], files, {}), QString());
    QCOMPARE(flawOf(files[2], files, {}), QStringLiteral("tests/ui/b_test.cpp is missing"));
}

void OwnTestsTest::aStaleExceptionIsCaught()
{
    const QStringList files{QStringLiteral("app/wire/a.cpp"), QStringLiteral("tests/wire/a_test.cpp")};
    const QString reason = QStringLiteral("some reason");
    QVERIFY(!flawOf(files[0], files, {{files[0], reason}}).isEmpty());
    QCOMPARE(staleExceptions(files, {{QStringLiteral("app/gone.cpp"), reason}}).size(), 1);
    QCOMPARE(staleExceptions(files, {{files[0], QString()}}).size(), 1);
    QCOMPARE(staleExceptions(files, {{files[0], reason}}).size(), 0);
}

QTEST_APPLESS_MAIN(OwnTestsTest)
#include "own_tests_test.moc"
