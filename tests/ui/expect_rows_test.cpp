#include "ui/faults/expect_rows.h"

#include <QTest>

namespace lifeline {
namespace {

/// Sets a field by its name; false when it does not fit.
bool set(step::Expect& expect, const char* name, const char* text)
{
    for (const auto& row : step_rows::rowsOf(expect)) {
        if (QLatin1String(row.name) == QLatin1String(name))
            return row.set(expect, QString::fromUtf8(text));
    }
    return false;
}

QString get(const step::Expect& expect, const char* name)
{
    for (const auto& row : step_rows::rowsOf(expect)) {
        if (QLatin1String(row.name) == QLatin1String(name))
            return row.get(expect);
    }
    return {};
}

} // namespace

class ExpectRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatCanBeAwaited_data();
    void everythingThatCanBeAwaited();
    void anotherKindForgetsTheValue();
};

void ExpectRowsTest::everythingThatCanBeAwaited_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("which");
    QTest::addColumn<QByteArray>("wrong");
    QTest::newRow("request") << QByteArray("request") << QByteArray() << QByteArray("any text");
    QTest::newRow("response") << QByteArray("response") << QByteArray("400, 4xx") << QByteArray("1000");
    QTest::newRow("frame") << QByteArray("frame") << QByteArray("text hello") << QByteArray("no-opcode");
    QTest::newRow("close") << QByteArray("close") << QByteArray("1002, 1007") << QByteArray("70000");
    QTest::newRow("fin") << QByteArray("fin") << QByteArray() << QByteArray("1");
    QTest::newRow("reset") << QByteArray("reset") << QByteArray() << QByteArray("1");
    QTest::newRow("end") << QByteArray("end") << QByteArray() << QByteArray("1");
    QTest::newRow("nothing") << QByteArray("nothing") << QByteArray() << QByteArray("1");
    QTest::newRow("callback") << QByteArray("callback") << QByteArray("on-close:1006")
                              << QByteArray("on-what");
    QTest::newRow("on-close") << QByteArray("callback") << QByteArray("on-close") << QByteArray("on-close:x");
}

void ExpectRowsTest::everythingThatCanBeAwaited()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, which);
    QFETCH(QByteArray, wrong);
    step::Expect expect;
    QVERIFY(set(expect, "what", what));
    QVERIFY(set(expect, "value", which));
    QCOMPARE(get(expect, "what"), QString::fromUtf8(what));
    QCOMPARE(get(expect, "value"), QString::fromUtf8(which));
    const step::Expect before = expect;
    QVERIFY(!set(expect, "value", wrong));
    QVERIFY(expect == before);
}

void ExpectRowsTest::anotherKindForgetsTheValue()
{
    step::Expect expect{await::Close{{1002}}, {}};
    QVERIFY(set(expect, "what", "close"));
    QCOMPARE(get(expect, "value"), QStringLiteral("1002"));
    QVERIFY(set(expect, "what", "response"));
    QCOMPARE(get(expect, "value"), QString());
}

} // namespace lifeline

QTEST_APPLESS_MAIN(lifeline::ExpectRowsTest)
#include "expect_rows_test.moc"
