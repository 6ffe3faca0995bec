// What a reviewer would otherwise have to look for by eye.
#include "rules/project_files.h"

#include <QStandardPaths>
#include <QTest>

using namespace lifeline::rules;

namespace {

constexpr int maxLines = 400;

const QStringList& allowedAtTheTop()
{
    static const QStringList names{
        QStringLiteral("app"),
        QStringLiteral("ui"),
        QStringLiteral("resources"),
        QStringLiteral("tests"),
        QStringLiteral("packaging"),
        QStringLiteral("CMakeLists.txt"),
        QStringLiteral("CMakePresets.json"),
        QStringLiteral("README.md"),
        QStringLiteral("CONTRIBUTING.md"),
        QStringLiteral("CHANGELOG.md"),
        QStringLiteral("LICENSE"),
    };
    return names;
}

bool mayStandAtTheTop(const QString& path)
{
    const QString top = path.section(u'/', 0, 0);
    return top.startsWith(u'.') || allowedAtTheTop().contains(top);
}

/// The first line with a tab, with blanks at its end or that is one too many; empty when there is none.
QString layoutFlaw(const QString& text)
{
    static const QRegularExpression blank = pattern(R"(\t|[ \r]$)");
    const QStringList lines = text.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        if (blank.match(lines[i]).hasMatch())
            return QStringLiteral("line %1 has a tab or blanks at its end").arg(i + 1);
    }
    if (!text.endsWith(u'\n'))
        return QStringLiteral("the last line does not end");
    if (lines.size() - 1 > maxLines)
        return QStringLiteral("%1 lines, above %2").arg(lines.size() - 1).arg(maxLines);
    return {};
}

/// A call that waits for time to pass; empty when there is none. A test waits for what it expects, never for
/// time.
QString sleepIn(const QString& path, const QString& text)
{
    static const QRegularExpression cpp = pattern(
        R"(\b((sleep_for|sleep_until|qSleep|qWait|[mu]?sleep|nanosleep)\s*\(|processEvents\s*\([^)]*,))");
    static const QRegularExpression python = pattern(R"(\b(time|asyncio)\.sleep\b)");
    return path.endsWith(u".py") ? python.match(text).captured(0)
                                 : cpp.match(codeOnly(text, Literals::Blank)).captured(0);
}

/// An include of all that a module of Qt has: it costs each file seconds, and hides what is used.
QString wholeModuleIn(const QString& text)
{
    static const QRegularExpression module =
        pattern(R"((?m)^#include <Qt(Core|Gui|Network|Sql|Svg|Test|WebSockets|Widgets)>)");
    return module.match(text).captured(0);
}

void addRows(const char* expression)
{
    QTest::addColumn<QString>("path");
    for (const QString& path : projectFiles(expression))
        QTest::newRow(qPrintable(path)) << path;
}

} // namespace

class HygieneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheKnownStandsAtTheTop();
    void everySourceIsLaidOutWell_data() { addRows(R"((\.(cpp|h|py|sh|cmake)|CMakeLists\.txt)$)"); }
    void everySourceIsLaidOutWell();
    void noTestSleeps_data() { addRows(R"(^tests/.*\.(cpp|h|py)$)"); }
    void noTestSleeps();
    void noWholeModuleIsIncluded_data() { addRows(R"(^(app|ui|tests)/.*\.(cpp|h)$)"); }
    void noWholeModuleIsIncluded();
    void sourcesAreFormatted();
    void aStrayTopEntryIsCaught();
    void badLayoutIsCaught_data();
    void badLayoutIsCaught();
    void aSleepIsCaught_data();
    void aSleepIsCaught();
    void aWholeModuleIsCaught();
};

void HygieneTest::onlyTheKnownStandsAtTheTop()
{
    QStringList stray = projectFiles();
    stray.removeIf(mayStandAtTheTop);
    QCOMPARE(stray, QStringList());
}

void HygieneTest::everySourceIsLaidOutWell()
{
    QFETCH(QString, path);
    QCOMPARE(layoutFlaw(readText(path)), QString());
}

void HygieneTest::noTestSleeps()
{
    QFETCH(QString, path);
    QCOMPARE(sleepIn(path, readText(path)), QString());
}

void HygieneTest::noWholeModuleIsIncluded()
{
    QFETCH(QString, path);
    QCOMPARE(wholeModuleIn(readText(path)), QString());
}

void HygieneTest::sourcesAreFormatted()
{
    const QString formatter = QStandardPaths::findExecutable(QStringLiteral("clang-format-14"));
    if (formatter.isEmpty())
        QSKIP("clang-format-14 is not installed; other versions format differently");
    QProcess format;
    format.setWorkingDirectory(projectRoot().path());
    format.setProcessChannelMode(QProcess::MergedChannels);
    format.start(formatter, QStringList{QStringLiteral("--dry-run"), QStringLiteral("-Werror")} +
                                projectFiles(R"(\.(cpp|h)$)"));
    QVERIFY(format.waitForFinished(60'000));
    QVERIFY2(format.exitCode() == 0, format.readAll().left(4000).constData());
}

void HygieneTest::aStrayTopEntryIsCaught()
{
    QVERIFY(!mayStandAtTheTop(QStringLiteral("notes.txt")));
    QVERIFY(!mayStandAtTheTop(QStringLiteral("src/a.cpp")));
    QVERIFY(mayStandAtTheTop(QStringLiteral("app/wire/a.cpp")));
    QVERIFY(mayStandAtTheTop(QStringLiteral(".clang-format")));
}

void HygieneTest::badLayoutIsCaught_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << QStringLiteral("int a;\n\nint b;\n") << true;
    QTest::newRow("a tab") << QStringLiteral("\tint a;\n") << false;
    QTest::newRow("a blank at the end") << QStringLiteral("int a; \nint b;\n") << false;
    QTest::newRow("a carriage return") << QStringLiteral("int a;\r\n") << false;
    QTest::newRow("no end of the last line") << QStringLiteral("int a;") << false;
    QTest::newRow("as long as allowed") << QStringLiteral("a\n").repeated(maxLines) << true;
    QTest::newRow("one line too long") << QStringLiteral("a\n").repeated(maxLines + 1) << false;
}

void HygieneTest::badLayoutIsCaught()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QCOMPARE(layoutFlaw(text).isEmpty(), good);
}

void HygieneTest::aSleepIsCaught_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("sleeps");
    const auto row = [](const char* name, const char* path, const char* text, bool sleeps) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(text) << sleeps;
    };
    row("std", "a.cpp", "std::this_thread::sleep_for(1s);", true);
    row("Qt Test", "a.cpp", "QTest::qWait(50);", true);
    row("Qt thread", "a.h", "QThread::msleep(5);", true);
    row("POSIX", "a.cpp", "usleep(5);", true);
    row("a timed event loop", "a.cpp", "QCoreApplication::processEvents(QEventLoop::AllEvents, 50);", true);
    row("Python", "a.py", "time.sleep(1)", true);
    row("waiting for something", "a.cpp", "QTest::qWaitFor([&] { return done; });", false);
    row("in a comment", "a.cpp", "// no sleep_for here\n", false);
    row("in a text", "a.cpp", "auto a = \"sleep_for\";", false);
}

void HygieneTest::aSleepIsCaught()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(bool, sleeps);
    QCOMPARE(!sleepIn(path, text).isEmpty(), sleeps);
}

void HygieneTest::aWholeModuleIsCaught()
{
    QVERIFY(!wholeModuleIn(QStringLiteral("#include \"a.h\"\n#include <QtTest>\n")).isEmpty());
    QVERIFY(wholeModuleIn(QStringLiteral("#include <QTest>\n#include <QtEndian>\n")).isEmpty());
}

QTEST_APPLESS_MAIN(HygieneTest)
#include "hygiene_test.moc"
