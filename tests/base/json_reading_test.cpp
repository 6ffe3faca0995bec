#include "base/json_reading.h"
#include "support/reading_of.h"

#include <QTest>

using namespace lifeline;

class JsonReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoJsonIsOneProblemAtItsPlace_data();
    void whatIsNoJsonIsOneProblemAtItsPlace();
    void aProblemHasLineAndColumn();
    void theSameProblemIsToldOnce();
    void keysKeepTheOrderOfTheFile();
    void durationsAreReadOrTold_data();
    void durationsAreReadOrTold();
};

void JsonReadingTest::whatIsNoJsonIsOneProblemAtItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<unsigned>("line");
    QTest::addColumn<unsigned>("column");
    QTest::newRow("nothing") << QByteArray() << 1U << 1U;
    QTest::newRow("a comma too many") << QByteArray("{\n \"a\": 1,\n}") << 3U << 1U;
    QTest::newRow("more behind it") << QByteArray("{}\n x") << 2U << 2U;
    QTest::newRow("a key twice") << QByteArray("{\"a\": 1,\n\"a\": 2}") << 2U << 1U;
    QTest::newRow("no UTF-8") << QByteArray("{\n\"a\": \"\xff\"}") << 2U << 7U;
    QTest::newRow("too deep") << QByteArray("\n").append(QByteArray(65, '[')) << 2U << 65U;
    QTest::newRow("too large") << QByteArray((4 << 20) + 1, ' ') << 1U << 1U;
    QTest::newRow("a comment") << QByteArray("{}\n// no") << 2U << 1U;
}

void JsonReadingTest::whatIsNoJsonIsOneProblemAtItsPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(unsigned, line);
    QFETCH(unsigned, column);
    const std::string held = text.toStdString();
    JsonReading reading(held, "bad.json");
    QVERIFY(!reading.good());
    QVERIFY(reading.root().isNull());
    const auto problems = reading.takeProblems();
    QCOMPARE(problems.size(), std::size_t{1});
    QCOMPARE(problems[0].line, line);
    QCOMPARE(problems[0].column, column);
    QCOMPARE(problems[0].file, std::string("bad.json"));
}

void JsonReadingTest::aProblemHasLineAndColumn()
{
    JsonReading reading("{\n  \"a\": {\"b\": true}\n}", "f");
    QVERIFY(!reading.object(reading.root()["a"], "a thing", {"c", "d"}));
    const auto problems = reading.takeProblems();
    QCOMPARE(problems[0].text(), std::string("f:2:14: \"b\" is no key of a thing (expected c, d)"));
}

void JsonReadingTest::theSameProblemIsToldOnce()
{
    JsonReading reading("{\"a\": 1}", "f");
    reading.text(reading.root()["a"], "a");
    reading.text(reading.root()["a"], "a");
    QCOMPARE(reading.problemCount(), std::size_t{2});
    QCOMPARE(reading.takeProblems().size(), std::size_t{1});
}

void JsonReadingTest::keysKeepTheOrderOfTheFile()
{
    JsonReading reading(R"({"b": 1, "a": 2, "c": 3})", "f");
    QCOMPARE(joined(keysInOrder(reading.root())), std::string("b, a, c"));
}

void JsonReadingTest::durationsAreReadOrTold_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("nanos"); // -1: a problem
    QTest::newRow("ms") << QByteArray("\"200ms\"") << qint64{200'000'000};
    QTest::newRow("zero") << QByteArray("0") << qint64{0};
    QTest::newRow("an hour") << QByteArray("\"1h\"") << qint64{3'600'000'000'000};
    for (const char* bad : {"\"61m\"", "\"-1s\"", "5", "\"5\"", "null", "\"\"", "[]"})
        QTest::newRow(bad) << QByteArray(bad) << qint64{-1};
}

void JsonReadingTest::durationsAreReadOrTold()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, nanos);
    const auto read =
        readingOf(json, [](JsonReading& r, const Json::Value& v) { return r.duration(v, "time"); });
    QCOMPARE(read.problems.isEmpty(), nanos >= 0);
    if (nanos >= 0)
        QCOMPARE(qint64{read.value.count()}, nanos);
}

QTEST_GUILESS_MAIN(JsonReadingTest)
#include "json_reading_test.moc"
