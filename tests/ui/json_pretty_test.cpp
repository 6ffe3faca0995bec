#include "ui/inspector/json_pretty.h"

#include <QJsonDocument>
#include <QTest>

using namespace lifeline;
using Problem = PrettyJson::Problem;

Q_DECLARE_METATYPE(lifeline::PrettyJson::Problem)

class JsonPrettyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void indentsAndKeepsEveryToken_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("pretty");
        QTest::newRow("object") << QByteArray(R"({"b":1.50,"a":[1, 2]})")
                                << QByteArray("{\n  \"b\": 1.50,\n  \"a\": [\n    1,\n    2\n  ]\n}");
        QTest::newRow("order and doubles stay") << QByteArray(R"({"z":1,"a":2,"z":3})")
                                                << QByteArray("{\n  \"z\": 1,\n  \"a\": 2,\n  \"z\": 3\n}");
        QTest::newRow("large numbers stay")
            << QByteArray("12345678901234567890123") << QByteArray("12345678901234567890123");
        QTest::newRow("empty ones") << QByteArray("[{},[],\"\"]") << QByteArray("[\n  {},\n  [],\n  \"\"\n]");
        QTest::newRow("a word alone") << QByteArray(" true\n") << QByteArray("true");
        QTest::newRow("a string alone") << QByteArray("\"a\\u00e9\\n\"") << QByteArray("\"a\\u00e9\\n\"");
        QTest::newRow("numbers") << QByteArray("[-0,1e5,1.5E-3]")
                                 << QByteArray("[\n  -0,\n  1e5,\n  1.5E-3\n]");
        QTest::newRow("UTF-8") << QByteArray("\"grüße\"") << QByteArray("\"grüße\"");
        QTest::newRow("text that would turn around")
            << QByteArray("\"\u202ea\"") << QByteArray("\"\\u202ea\"");
    }
    void indentsAndKeepsEveryToken()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, pretty);
        const PrettyJson result = prettyJson(json.toStdString());
        QVERIFY(result.valid());
        QCOMPARE(QByteArray::fromStdString(result.text), pretty);
        QCOMPARE(prettyJson(result.text).text, result.text);
    }

    void refusesWhatIsNotJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Problem>("problem");
        QTest::addColumn<int>("at");
        QTest::newRow("nothing") << QByteArray(" ") << Problem::Empty << 0;
        QTest::newRow("not UTF-8") << QByteArray("\"\xff\"") << Problem::NotUtf8 << 0;
        QTest::newRow("plain text") << QByteArray("hello") << Problem::NotJson << 0;
        QTest::newRow("two values") << QByteArray("1 2") << Problem::NotJson << 2;
        QTest::newRow("leading zero") << QByteArray("01") << Problem::NotJson << 1;
        QTest::newRow("no digits behind the point") << QByteArray("1.") << Problem::NotJson << 2;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << Problem::NotJson << 3;
        QTest::newRow("missing comma") << QByteArray("[1 2]") << Problem::NotJson << 3;
        QTest::newRow("wrong bracket") << QByteArray("[1}") << Problem::NotJson << 2;
        QTest::newRow("key that is no string") << QByteArray("{1:2}") << Problem::NotJson << 1;
        QTest::newRow("no end") << QByteArray("[\"a") << Problem::NotJson << 3;
        QTest::newRow("line end in a string") << QByteArray("\"a\n\"") << Problem::NotJson << 2;
        QTest::newRow("unknown escape") << QByteArray("\"\\x\"") << Problem::NotJson << 1;
        QTest::newRow("half an escape") << QByteArray("\"\\u12\"") << Problem::NotJson << 1;
        QTest::newRow("escape at the end") << QByteArray("\"\\") << Problem::NotJson << 1;
    }
    void refusesWhatIsNotJson()
    {
        QFETCH(QByteArray, text);
        const PrettyJson result = prettyJson(text.toStdString());
        QTEST(result.problem, "problem");
        QTEST(static_cast<int>(result.at), "at");
        QVERIFY(result.text.empty());
    }

    void deepNestingIsReadWithoutRecursion()
    {
        const auto nested = [](std::size_t depth) {
            return std::string(depth, '[') + std::string(depth, ']');
        };
        QVERIFY(prettyJson(nested(mostJsonDepth)).valid());
        QCOMPARE(prettyJson(nested(mostJsonDepth + 1)).problem, Problem::TooDeep);
        QCOMPARE(prettyJson(std::string(1'000'000, '[')).problem, Problem::TooDeep);
    }

    void muchIsCutButReadToItsEnd()
    {
        std::string many = "[0";
        for (int i = 0; i < 10'000; ++i)
            many += ",1";
        const PrettyJson cut = prettyJson(many + "]", 100);
        QVERIFY(cut.valid() && cut.cut);
        QVERIFY(cut.text.size() <= 100);
        QVERIFY(!prettyJson(many, 100).valid());
    }
};

QTEST_APPLESS_MAIN(JsonPrettyTest)
#include "json_pretty_test.moc"
