// The public log format against its schema.
#include "session/json_lines.h"
#include "support/every_event.h"
#include "support/json_schema.h"
#include "support/places.h"
#include "support/sample_session.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace lifeline;

class JsonLinesSchemaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyEventIsValid_data();
    void everyEventIsValid();
    void theHeaderLineIsValid();
    void aWholeSessionIsValid();
    void everyNameOfTheTablesIsValid();
    void aWrongLineIsFound_data();
    void aWrongLineIsFound();

private:
    QStringList errorsOf(const QByteArray& line) const;
    QStringList errorsOf(const Event& event) const
    {
        return errorsOf(QByteArray::fromStdString(asLine(event)));
    }
    std::unique_ptr<JsonSchema> m_schema;
};

void JsonLinesSchemaTest::initTestCase()
{
    QFile file(inProject("resources/schema/event-log.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    m_schema = std::make_unique<JsonSchema>(document.object());
    QCOMPARE(m_schema->flaws(), QStringList());
}

QStringList JsonLinesSchemaTest::errorsOf(const QByteArray& line) const
{
    const auto document = QJsonDocument::fromJson(line);
    return document.isObject() ? m_schema->validate(document.object())
                               : QStringList{QStringLiteral("no JSON object")};
}

void JsonLinesSchemaTest::everyEventIsValid_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto& named : everyEvent())
        QTest::newRow(named.name) << QByteArray::fromStdString(asLine(named.event));
}

void JsonLinesSchemaTest::everyEventIsValid()
{
    QFETCH(const QByteArray, line);
    QCOMPARE(errorsOf(line), QStringList());
}

void JsonLinesSchemaTest::theHeaderLineIsValid()
{
    std::string line;
    appendHeaderLine(line, "2026-11-22T18:54:00.000Z", "0.1.0");
    QCOMPARE(errorsOf(QByteArray::fromStdString(line)), QStringList());
}

void JsonLinesSchemaTest::aWholeSessionIsValid()
{
    EventLog log("");
    fillSampleSession(log);
    for (std::uint64_t row = 0; row < log.size(); ++row)
        QCOMPARE(errorsOf(log.event(row)), QStringList());
}

/// Names that stand in tables of the program as well as in the schema.
void JsonLinesSchemaTest::everyNameOfTheTablesIsValid()
{
    for (std::size_t i = 0; i < violationCount; ++i)
        QCOMPARE(errorsOf(eventOf(event::Finding{static_cast<Violation>(i), 0})), QStringList());
    for (std::size_t i = 0; i < causeCount; ++i)
        QCOMPARE(errorsOf(eventOf(event::ConnectionLost{static_cast<Cause>(i), {}})), QStringList());
    for (std::size_t i = 0; i < deadlineCount; ++i)
        QCOMPARE(errorsOf(eventOf(event::DeadlineMet{static_cast<DeadlineName>(i)})), QStringList());
    for (std::size_t i = 0; i < phaseCount; ++i)
        QCOMPARE(errorsOf(eventOf(event::FinSent{}, static_cast<Phase>(i))), QStringList());
    for (const Side side : {Side::Client, Side::Server, Side::Relay})
        QCOMPARE(errorsOf(eventOf(event::FinSent{}, Phase::Open, side)), QStringList());
    for (std::uint64_t i = 0; i < upgradeRuleCount; ++i)
        QCOMPARE(errorsOf(eventOf(event::ResponseRefused{RuleSet(std::uint64_t{1} << i)})), QStringList());
    for (unsigned opcode = 0; opcode < 16; ++opcode) {
        const char header[] = {static_cast<char>(0x80U | opcode), 0};
        QCOMPARE(errorsOf(eventOf(event::FrameSent{{std::string_view(header, 2), 0, 0, {}}})), QStringList());
    }
}

void JsonLinesSchemaTest::aWrongLineIsFound_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray reset =
        R"({"seq":7,"t":4,"connection":6,"side":"server","layer":"tcp","event":"reset-received","phase":"closed","detail":{}})";
    const QByteArray close =
        R"({"seq":8,"t":4,"connection":6,"side":"server","layer":"callback","event":"on-close","phase":"closed","detail":{"stack":"reference","code":1006,"reason":"","clean":false}})";
    const QByteArray frame =
        R"({"seq":8,"t":4,"connection":6,"side":"server","layer":"ws","event":"frame-sent","phase":"open","detail":{"opcode":"text","fin":true,"rsv":0,"masked":false,"length":1,"offset":0,"header":"8101","text":"a"}})";
    const QByteArray header =
        R"({"lifeline":1,"started":"2026-11-22T18:54:00.000Z","clock":"monotonic-ns","app":"0.1.0"})";
    const auto row = [](const char* name, QByteArray line, const char* before, const char* after) {
        QVERIFY2(line.contains(before), name);
        QTest::newRow(name) << line.replace(before, after);
    };
    row("a wrong key", reset, "\"seq\"", "\"sequence\"");
    row("a key more", reset, "\"seq\":7", "\"seq\":7,\"extra\":1");
    row("a key less", reset, "\"side\":\"server\",", "");
    row("a number as text", reset, "\"t\":4", "\"t\":\"4\"");
    row("a number of the first event below 1", reset, "\"seq\":7", "\"seq\":0");
    row("an unknown event", reset, "reset-received", "reset-seen");
    row("an unknown phase", reset, "\"closed\"", "\"over\"");
    row("an unknown layer", reset, "\"tcp\"", "\"udp\"");
    row("the layer of another event", reset, "\"tcp\"", "\"ws\"");
    row("a detail of another event", reset, "\"detail\":{}", "\"detail\":{\"name\":\"idle\"}");
    row("a wrong key in a detail", close, "\"clean\"", "\"wasClean\"");
    row("a key less in a detail", close, ",\"clean\":false", "");
    row("a code that is none", close, "1006", "70000");
    row("a code as text", close, "1006", "\"1006\"");
    row("text and hex at once", frame, "\"text\":\"a\"", "\"text\":\"a\",\"hex\":\"61\"");
    row("neither text nor hex", frame, ",\"text\":\"a\"", "");
    row("hex that is none", frame, "8101", "810");
    row("masked without a mask", frame, "\"masked\":false", "\"masked\":true");
    row("a mask without masked", frame, "\"masked\":false", "\"masked\":false,\"mask\":\"01020304\"");
    row("a close code outside a close frame", frame, "\"text\":\"a\"", "\"text\":\"a\",\"code\":1000");
    row("an unknown opcode", frame, "\"opcode\":\"text\"", "\"opcode\":\"jumbo\"");
    row("another version", header, "\"lifeline\":1", "\"lifeline\":2");
    row("a time that is none", header, "18:54:00.000Z", "18:54");
    row("an event key in the header", header, "\"app\"", "\"seq\":1,\"app\"");
}

void JsonLinesSchemaTest::aWrongLineIsFound()
{
    QFETCH(const QByteArray, line);
    QVERIFY(QJsonDocument::fromJson(line).isObject());
    QVERIFY(!errorsOf(line).isEmpty());
}

QTEST_APPLESS_MAIN(JsonLinesSchemaTest)
#include "json_lines_schema_test.moc"
