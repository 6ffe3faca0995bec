#include "base/json_writer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>
#include <string>

using namespace lifeline;

namespace {

QByteArray quoted(const QByteArray& raw)
{
    std::string out;
    appendJsonString(out, raw.toStdString());
    return QByteArray::fromStdString(out);
}

template <class Write> QByteArray written(Write write)
{
    std::string out;
    JsonWriter writer(out);
    write(writer);
    return QByteArray::fromStdString(out);
}

} // namespace

class JsonWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stringsAreEscaped_data();
    void stringsAreEscaped();
    void everyCharacterReadsBackFromAnotherParser();
    void aStringIsAppendedAfterWhatIsThere();
    void commasAreWhereTheyBelong_data();
    void commasAreWhereTheyBelong();
    void numbersAreExact();
    void textIsNeverTakenForABool();
};

void JsonWriterTest::stringsAreEscaped_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, QByteArray raw, const char* json) {
        QTest::newRow(name) << raw << QByteArray(json);
    };
    row("nothing", "", R"("")");
    row("plain", "hello /world", R"("hello /world")");
    row("quote and backslash", R"(a"b\c)", R"("a\"b\\c")");
    row("the short escapes", "\b\f\n\r\t", R"("\b\f\n\r\t")");
    row("NUL", QByteArray("a\0b", 3), R"("a\u0000b")");
    row("ESC", "\x1b", R"("\u001b")");
    row("DEL", "\x7f", R"("\u007f")");
    row("a C1 control", "\xC2\x9B", R"("\u009b")");
    row("UTF-8 stays", "é€😀", R"("é€😀")");
    row("line separator", "\xE2\x80\xA8", R"("\u2028")");
    row("paragraph separator", "\xE2\x80\xA9", R"("\u2029")");
    row("a bad byte",
        "a\xFF"
        "b",
        R"("a\ufffdb")");
    row("each bad byte", "\xE2\x82", R"("\ufffd\ufffd")");
    row("a surrogate", "\xED\xA0\x80", R"("\ufffd\ufffd\ufffd")");
    row("a cut character before a whole one", "\xE2\x82\xC3\xA9", R"("\ufffd\ufffdé")");
}

void JsonWriterTest::stringsAreEscaped()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, json);
    QCOMPARE(quoted(raw), json);
}

void JsonWriterTest::everyCharacterReadsBackFromAnotherParser()
{
    QString all;
    for (char32_t c = 0; c <= 0xFFFF; ++c) {
        if (c < 0xD800 || c > 0xDFFF)
            all += QChar(static_cast<char16_t>(c));
    }
    const QByteArray json = "{\"text\":" + quoted(all.toUtf8()) + '}';
    QVERIFY(!json.contains('\n'));
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(document.object().value(QStringLiteral("text")).toString() == all);
}

void JsonWriterTest::aStringIsAppendedAfterWhatIsThere()
{
    std::string out = "x";
    appendJsonString(out, "y");
    QCOMPARE(QByteArray::fromStdString(out), QByteArray("x\"y\""));
}

void JsonWriterTest::commasAreWhereTheyBelong_data()
{
    QTest::addColumn<QByteArray>("made");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty object") << written([](auto& w) { w.beginObject().endObject(); })
                                  << QByteArray("{}");
    QTest::newRow("empty array") << written([](auto& w) { w.beginArray().endArray(); }) << QByteArray("[]");
    QTest::newRow("one value") << written([](auto& w) { w.value(true); }) << QByteArray("true");
    QTest::newRow("members") << written([](auto& w) {
        w.beginObject().member("b", 1).member("a", "x").key("n").null().endObject();
    }) << QByteArray(R"({"b":1,"a":"x","n":null})");
    QTest::newRow("an array in an object, and more after it") << written([](auto& w) {
        w.beginObject().key("a").beginArray().value(1).value(2).endArray().member("b", false).endObject();
    }) << QByteArray(R"({"a":[1,2],"b":false})");
    QTest::newRow("empty things beside each other") << written([](auto& w) {
        w.beginArray().beginObject().endObject().beginArray().endArray().null().endArray();
    }) << QByteArray("[{},[],null]");
    QTest::newRow("what is JSON already") << written([](auto& w) {
        w.beginObject().key("a").raw("1.5").key("b").raw("[2]").member("c", 3).endObject();
    }) << QByteArray(R"({"a":1.5,"b":[2],"c":3})");
    QTest::newRow("a name with a quote")
        << written([](auto& w) { w.beginObject().member("a\"b", 1).endObject(); })
        << QByteArray(R"({"a\"b":1})");
}

void JsonWriterTest::commasAreWhereTheyBelong()
{
    QFETCH(QByteArray, made);
    QFETCH(QByteArray, json);
    QCOMPARE(made, json);
}

void JsonWriterTest::numbersAreExact()
{
    const auto numbers = written([](JsonWriter& w) {
        w.beginArray();
        w.value(std::numeric_limits<std::int64_t>::min()).value(std::numeric_limits<std::uint64_t>::max());
        w.value(std::uint8_t{65}).value(std::int16_t{-1}).value(0).endArray();
    });
    QCOMPARE(numbers, QByteArray("[-9223372036854775808,18446744073709551615,65,-1,0]"));
}

void JsonWriterTest::textIsNeverTakenForABool()
{
    const char* pointer = "p";
    const auto texts = written([pointer](JsonWriter& w) {
        w.beginObject().member("a", "x").member("b", pointer).member("c", std::string("s"));
        w.member("d", std::string_view("v")).endObject();
    });
    QCOMPARE(texts, QByteArray(R"({"a":"x","b":"p","c":"s","d":"v"})"));
}

QTEST_APPLESS_MAIN(JsonWriterTest)
#include "json_writer_test.moc"
