#include "wire/close_code.h"

#include <QTest>

using namespace lifeline;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// The ranges of §7.4.2 with the registry's single codes, as first and last code of each run.
struct Run {
    int first;
    int last;
    CloseCodeClass group;
    bool onTheWire;
};

constexpr Run runs[] = {
    {0, 999, CloseCodeClass::NotUsed, false},        {1000, 1003, CloseCodeClass::Registered, true},
    {1004, 1004, CloseCodeClass::Reserved, false},   {1005, 1006, CloseCodeClass::Local, false},
    {1007, 1014, CloseCodeClass::Registered, true},  {1015, 1015, CloseCodeClass::Local, false},
    {1016, 2999, CloseCodeClass::Unassigned, false}, {3000, 3999, CloseCodeClass::Library, true},
    {4000, 4999, CloseCodeClass::Private, true},     {5000, 65535, CloseCodeClass::OutOfRange, false},
};

} // namespace

class CloseCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeFallsIntoItsRange();
    void rowsGoFrom1000To1015WithoutAGap();
    void names_data();
    void names();
};

void CloseCodeTest::everyCodeFallsIntoItsRange()
{
    int next = 0;
    for (const Run& run : runs) {
        QCOMPARE(run.first, next);
        for (int code = run.first; code <= run.last; ++code) {
            const auto c = static_cast<std::uint16_t>(code);
            if (classify(c) != run.group || mayBeOnTheWire(c) != run.onTheWire)
                QFAIL(qPrintable(QString::number(code)));
        }
        next = run.last + 1;
    }
    QCOMPARE(next, 65536);
}

void CloseCodeTest::rowsGoFrom1000To1015WithoutAGap()
{
    QCOMPARE(closeCodes().size(), std::size_t{16});
    for (std::size_t i = 0; i < closeCodes().size(); ++i) {
        const auto& row = closeCodes()[i];
        QCOMPARE(static_cast<int>(row.code), static_cast<int>(1000 + i));
        QVERIFY(!row.name.empty());
        const bool laterThanTheRfc = row.code >= 1012 && row.code <= 1014;
        QCOMPARE(text(row.section), laterThanTheRfc ? QStringLiteral("IANA") : QStringLiteral("7.4.1"));
        QCOMPARE(closeCodeName(row.code), row.name);
    }
}

void CloseCodeTest::names_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("name");
    const auto row = [](int code, const char* name) {
        QTest::addRow("%d", code) << code << QString::fromLatin1(name);
    };
    row(0, "not used");
    row(999, "not used");
    row(1000, "Normal Closure");
    row(1006, "Abnormal Closure");
    row(1012, "Service Restart");
    row(1013, "Try Again Later");
    row(1014, "Bad Gateway");
    row(1015, "TLS handshake");
    row(1016, "unassigned");
    row(2999, "unassigned");
    row(3000, "library or framework");
    row(4999, "private use");
    row(5000, "out of range");
    row(65535, "out of range");
}

void CloseCodeTest::names()
{
    QFETCH(int, code);
    QFETCH(QString, name);
    QCOMPARE(text(closeCodeName(static_cast<std::uint16_t>(code))), name);
}

QTEST_APPLESS_MAIN(CloseCodeTest)
#include "close_code_test.moc"
