#include "support/json_schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lifeline;

namespace {

/// A value by itself, which QJsonDocument does not read.
QJsonValue valueOf(const QByteArray& json) { return QJsonDocument::fromJson('[' + json + ']').array().at(0); }

} // namespace

class JsonSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeywordHolds_data();
    void aKeywordHolds();
    void aSchemaNobodyUnderstandsHasFlaws_data();
    void aSchemaNobodyUnderstandsHasFlaws();
    void anErrorNamesItsPlace();
};

void JsonSchemaTest::aKeywordHolds_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    const auto row = [](const char* name, const char* schema, const char* good, const char* bad) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(good) << QByteArray(bad);
    };
    row("type string", R"({"type":"string"})", R"("a")", "1");
    row("type integer", R"({"type":"integer"})", "3", "3.5");
    row("type integer of a large number", R"({"type":"integer"})", "18446744073709551615", R"("1")");
    row("type number", R"({"type":"number"})", "3.5", "true");
    row("type boolean", R"({"type":"boolean"})", "false", "0");
    row("type null", R"({"type":"null"})", "null", "0");
    row("type array", R"({"type":"array"})", "[]", "{}");
    row("type object", R"({"type":"object"})", "{}", "[]");
    row("one of two types", R"({"type":["string","null"]})", "null", "1");
    row("enum", R"({"enum":["a",1]})", "1", "2");
    row("const", R"({"const":{"a":[1]}})", R"({"a":[1]})", R"({"a":[2]})");
    row("minimum", R"({"minimum":3})", "3", "2");
    row("maximum", R"({"maximum":3})", "3", "4");
    row("pattern", R"({"pattern":"^[a-z]+$"})", R"("abc")", R"("ab1")");
    row("required", R"({"required":["a","b"]})", R"({"a":1,"b":2,"c":3})", R"({"a":1})");
    row("properties", R"({"properties":{"a":{"type":"string"}}})", R"({"a":"x","b":1})", R"({"a":1})");
    row("no other properties", R"({"properties":{"a":{}},"additionalProperties":false})", R"({"a":1})",
        R"({"a":1,"b":1})");
    row("other properties", R"({"additionalProperties":{"type":"string"}})", R"({"a":"x"})", R"({"a":1})");
    row("a property that must not be there", R"({"properties":{"a":false}})", R"({"b":1})", R"({"a":1})");
    row("items", R"({"items":{"type":"string"}})", R"(["a","b"])", R"(["a",1])");
    row("prefixItems", R"({"prefixItems":[{"type":"string"}],"items":false})", R"(["a"])", R"(["a","b"])");
    row("minItems", R"({"minItems":2})", "[1,2]", "[1]");
    row("maxItems", R"({"maxItems":1})", "[1]", "[1,2]");
    row("allOf", R"({"allOf":[{"minimum":1},{"maximum":3}]})", "2", "4");
    row("anyOf", R"({"anyOf":[{"minimum":5},{"maximum":3}]})", "2", "4");
    row("oneOf when none holds", R"({"oneOf":[{"minimum":5},{"maximum":3}]})", "2", "4");
    row("oneOf when both hold", R"({"oneOf":[{"minimum":3},{"maximum":5}]})", "2", "4");
    row("not", R"({"not":{"const":1}})", "2", "1");
    row("then", R"({"if":{"minimum":5},"then":{"maximum":7}})", "6", "8");
    row("then does not count otherwise", R"({"if":{"minimum":5},"then":{"minimum":7}})", "3", "6");
    row("else", R"({"if":{"minimum":5},"else":{"maximum":2}})", "1", "3");
    row("$ref", R"({"$ref":"#/$defs/a","$defs":{"a":{"const":1}}})", "1", "2");
    row("$ref to itself", R"({"properties":{"a":{"$ref":"#"}},"additionalProperties":false})",
        R"({"a":{"a":{}}})", R"({"a":{"b":1}})");
    row("what describes counts for nothing", R"({"title":"t","description":"d","$comment":"c","const":1})",
        "1", "2");
}

void JsonSchemaTest::aKeywordHolds()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, good);
    QFETCH(const QByteArray, bad);
    const JsonSchema rules(valueOf(schema).toObject());
    QCOMPARE(rules.flaws(), QStringList());
    QCOMPARE(rules.validate(valueOf(good)), QStringList());
    QCOMPARE(rules.validate(valueOf(bad)).size(), 1);
}

void JsonSchemaTest::aSchemaNobodyUnderstandsHasFlaws_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("an unknown keyword") << QByteArray(R"({"uniqueItems":true})");
    QTest::newRow("a misspelt keyword") << QByteArray(R"({"proprties":{}})");
    QTest::newRow("deep inside") << QByteArray(
        R"({"properties":{"a":{"oneOf":[{"items":{"format":"x"}}]}}})");
    QTest::newRow("in a definition nobody uses") << QByteArray(R"({"$defs":{"a":{"minLength":1}}})");
    QTest::newRow("no schema") << QByteArray(R"({"properties":{"a":3}})");
    QTest::newRow("a reference to nothing") << QByteArray(R"({"$ref":"#/$defs/a"})");
    QTest::newRow("a reference to elsewhere") << QByteArray(R"({"$ref":"other.json"})");
    QTest::newRow("a pattern that is no text") << QByteArray(R"({"pattern":["a"]})");
    QTest::newRow("a bad pattern") << QByteArray(R"({"pattern":"("})");
}

void JsonSchemaTest::aSchemaNobodyUnderstandsHasFlaws()
{
    QFETCH(const QByteArray, schema);
    const JsonSchema rules(valueOf(schema).toObject());
    QCOMPARE(rules.flaws().size(), 1);
    QCOMPARE(rules.validate(valueOf("{}")), rules.flaws());
}

void JsonSchemaTest::anErrorNamesItsPlace()
{
    const JsonSchema rules(
        valueOf(R"({"properties":{"a":{"items":{"required":["b"],"properties":{"b":{"type":"string"}}}}}})")
            .toObject());
    QCOMPARE(rules.validate(valueOf(R"({"a":[{"b":"x"},{"b":1},{}]})")),
             (QStringList{QStringLiteral("$/a/1/b: type"), QStringLiteral("$/a/2: lacks b")}));
}

QTEST_APPLESS_MAIN(JsonSchemaTest)
#include "json_schema_test.moc"
