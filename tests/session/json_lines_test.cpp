#include "session/json_lines.h"
#include "support/every_event.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;

class JsonLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHeaderLineIsTheContract();
    void aResetIsTheContract();
    void anOnCloseIsTheContract();
    void aLineIsOneLine();
    void everyLineIsJson_data();
    void everyLineIsJson();
    void detailTextIsLaidOut_data();
    void detailTextIsLaidOut();
    void detailTextSaysWhatTheLineSays();
};

void JsonLinesTest::theHeaderLineIsTheContract()
{
    std::string line;
    appendHeaderLine(line, "2026-11-22T18:54:00.000Z", "0.1.0");
    QCOMPARE(line,
             std::string(
                 R"({"lifeline":1,"started":"2026-11-22T18:54:00.000Z","clock":"monotonic-ns","app":"0.1.0"})"
                 "\n"));
}

void JsonLinesTest::aResetIsTheContract()
{
    Event event = eventOf(event::ResetReceived{}, Phase::Closed);
    event.seq = 7;
    std::string line;
    appendEventLine(line, event);
    QCOMPARE(line, std::string(R"({"seq":7,"t":412083000,"connection":6,"side":"server","layer":"tcp",)"
                               R"("event":"reset-received","phase":"closed","detail":{}})"
                               "\n"));
}

void JsonLinesTest::anOnCloseIsTheContract()
{
    Event event = eventOf(event::Callback{.name = CallbackName::OnClose, .code = 1006}, Phase::Closed);
    event.seq = 8;
    event.at = monotonicTime(412'160'000);
    std::string line;
    appendEventLine(line, event);
    QCOMPARE(line, std::string(R"({"seq":8,"t":412160000,"connection":6,"side":"server","layer":"callback",)"
                               R"("event":"on-close","phase":"closed",)"
                               R"("detail":{"stack":"reference","code":1006,"reason":"","clean":false}})"
                               "\n"));
}

void JsonLinesTest::aLineIsOneLine()
{
    for (const auto& named : everyEvent()) {
        std::string line;
        appendEventLine(line, named.event);
        QCOMPARE(line.find('\n'), line.size() - 1);
        QCOMPARE(line.find('\r'), std::string::npos);
    }
}

void JsonLinesTest::everyLineIsJson_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const auto& named : everyEvent())
        QTest::newRow(named.name) << QByteArray::fromStdString(asLine(named.event));
}

void JsonLinesTest::everyLineIsJson()
{
    QFETCH(const QByteArray, line);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(line, &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QVERIFY(document.isObject());
}

void JsonLinesTest::detailTextIsLaidOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << "fin sent" << QByteArray("{}");
    QTest::newRow("members") << "met" << QByteArray("{\n  \"name\": \"upgrade\"\n}");
    QTest::newRow("an empty list")
        << "upgrade accepted"
        << QByteArray("{\n  \"stack\": \"reference\",\n  \"accepted\": true,\n  \"refusal\": []\n}");
    QTest::newRow("lists inside")
        << "upgrade refused"
        << QByteArray("{\n  \"stack\": \"reference\",\n  \"accepted\": false,\n  \"refusal\": [\n"
                      "    \"bare-lf\",\n    \"missing-key\"\n  ]\n}");
}

void JsonLinesTest::detailTextIsLaidOut()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, text);
    const auto all = everyEvent();
    const auto named = std::ranges::find(all, name.toStdString(), &NamedEvent::name);
    QVERIFY(named != all.end());
    QCOMPARE(QByteArray::fromStdString(detailText(named->event)), text);
}

/// Brackets, colons, commas and quotes inside of strings are not taken for signs of the text itself.
void JsonLinesTest::detailTextSaysWhatTheLineSays()
{
    for (const auto& named : everyEvent()) {
        const QByteArray line = QByteArray::fromStdString(asLine(named.event));
        const QByteArray text = QByteArray::fromStdString(detailText(named.event));
        const auto laidOut = QJsonDocument::fromJson(text);
        QVERIFY2(laidOut.isObject(), named.name);
        QCOMPARE(laidOut.object(), QJsonDocument::fromJson(line).object().value(u"detail").toObject());
    }
}

QTEST_APPLESS_MAIN(JsonLinesTest)
#include "json_lines_test.moc"
