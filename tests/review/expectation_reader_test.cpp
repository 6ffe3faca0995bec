#include "expect_sample.h"
#include "review/expectation_reader.h"

#include <QTest>

using namespace lifeline;

class ExpectationReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCheckIsRead()
    {
        const std::string text = R"({
 "lifeline-expect": 1, "description": "what is wanted", "rules": [
  {"name": "a", "count": {"where": "code:1006", "per": "session", "min": 1, "max": 2}},
  {"name": "b", "no": "layer:finding"},
  {"name": "c", "connections": "event:on-open", "follows": {"after": "event:on-open", "then": "event:on-close", "within": "5s"}},
  {"name": "d", "order": ["event:upgrade", "event:on-open", "event:on-close"]},
  {"name": "e", "leaks": {"handler": "open-only", "max": 3}},
  {"name": "f", "ends": ["closed-cleanly", "open"]}]})";
        JsonReading reading(text, "rules.json");
        const auto rules = readExpectationRules(reading).rules;
        QCOMPARE(reading.problemCount(), std::size_t(0));
        QCOMPARE(rules.size(), std::size_t(6));
        const auto& count = std::get<CountRule>(rules[0].check);
        QVERIFY(count.perSession && count.min == 1 && count.max == 2);
        QCOMPARE(count.where.text, std::string("code:1006"));
        const auto& none = std::get<CountRule>(rules[1].check);
        QVERIFY(!none.perSession && none.min == 0 && none.max == 0);
        QVERIFY(rules[2].connections.has_value());
        QVERIFY(std::get<FollowsRule>(rules[2].check).within == Duration(std::chrono::seconds(5)));
        QCOMPARE(std::get<OrderRule>(rules[3].check).filters.size(), std::size_t(3));
        QVERIFY(std::get<LeaksRule>(rules[4].check).taking == Taking::OpenOnly);
        QCOMPARE(std::get<EndsRule>(rules[5].check).stages.size(), std::size_t(2));
    }

    void whatIsWrongHasItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const std::string& text, const char* problem) {
            QTest::newRow(problem) << QByteArray::fromStdString(text) << QByteArray(problem);
        };
        row("{}", "f:1:1: \"lifeline-expect\" is missing");
        row("{\"lifeline-expect\": 2, \"rules\": []}", "lifeline-expect");
        row("{\"lifeline-expect\": 1}", "\"rules\" is missing");
        row("{\"lifeline-expect\": 1, \"rules\": []}", "too few or too many rules");
        row("{\"lifeline-expect\": 1, \"rulez\": []}", "\"rulez\"");
        row("{\"lifeline-expect\": 1,\n \"rules\": [7]}", "f:2:");
        row(ruleFile("\"on\": 1"), "\"on\"");
        row(ruleFile("\"connections\": \"state:open\""), "expects nothing");
        row(ruleFile("\"no\": \"a\", \"ends\": [\"open\"]"), "expects several things");
        row(ruleFile("\"no\": \"code:x\""), "\"no\" is no filter: “x” is no number");
        row(ruleFile("\"no\": 5"), "f:1:");
        row(ruleFile("\"count\": {\"where\": \"a\"}"), "a count without min or max");
        row(ruleFile("\"count\": {\"min\": 1}"), "\"where\" is missing");
        row(ruleFile("\"count\": {\"where\": \"a\", \"min\": 2, \"max\": 1}"), "min is above max");
        row(ruleFile("\"count\": {\"where\": \"a\", \"min\": 1, \"per\": \"day\"}"), "\"day\" is nothing");
        row(ruleFile("\"count\": {\"where\": \"a\", \"min\": -1}"), "min");
        row(ruleFile("\"follows\": {\"after\": \"a\"}"), "\"then\" is missing");
        row(ruleFile("\"follows\": {\"after\": \"a\", \"then\": \"b\", \"within\": 5}"), "within");
        row(ruleFile("\"order\": [\"a\"]"), "too few or too many filters");
        row(ruleFile("\"order\": {}"), "order");
        row(ruleFile("\"leaks\": {}"), "\"max\" is missing");
        row(ruleFile("\"leaks\": {\"max\": 0, \"handler\": \"mine\"}"), "\"mine\" is no handler");
        row(ruleFile("\"ends\": [\"happily\"]"), "\"happily\" is no stage");
        row(ruleFile("\"ends\": []"), "empty list of stages");
        row(R"({"lifeline-expect": 1, "rules": [{"no": "a"}]})", "\"name\" is missing");
    }

    void whatIsWrongHasItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, problem);
        const std::string bytes = text.toStdString();
        JsonReading reading(bytes, "f");
        QVERIFY(reading.good());
        readExpectationRules(reading);
        QByteArray all;
        for (const FileProblem& each : reading.takeProblems())
            all += QByteArray::fromStdString(each.text()) + "\n";
        QVERIFY2(all.contains(problem), all);
    }
};

QTEST_APPLESS_MAIN(ExpectationReaderTest)
#include "expectation_reader_test.moc"
