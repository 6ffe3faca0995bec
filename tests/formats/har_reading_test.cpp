#include "formats/har_reading.h"
#include "formats/made_har.h"

#include <QTest>

using namespace lifeline;

namespace {

HarFacts factsOf(const QByteArray& entry)
{
    const std::string text = harOf(entry).toStdString();
    MemorySource source(text);
    const HarIndex index = indexHar(source, {}, text.size());
    return readHarFacts(source, index.entries.at(0));
}

} // namespace

class HarReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timesAreExact_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("time"); // -1: none
        QTest::newRow("nanoseconds") << QByteArray("1700000000.123456789")
                                     << qint64(1'700'000'000'123'456'789);
        QTest::newRow("whole") << QByteArray("5") << qint64(5'000'000'000);
        QTest::newRow("more digits than count") << QByteArray("5.0000000019999") << qint64(5'000'000'001);
        QTest::newRow("with an exponent") << QByteArray("1.5e1") << qint64(15'000'000'000);
        QTest::newRow("too large") << QByteArray("9223372036854775808") << qint64(-1);
        QTest::newRow("too large, 1e99") << QByteArray("1e99") << qint64(-1);
        QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
        QTest::newRow("nothing") << QByteArray() << qint64(-1);
    }

    void timesAreExact()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const qint64, time);
        QCOMPARE(qint64(unixTimeIn(text.toStdString()).value_or(-1)), time);
    }

    void datesAreReadWithTheirOffset()
    {
        QCOMPARE(unixTimeOfIso("2023-11-14T22:13:20.250Z"),
                 std::optional<UnixTime>(1'700'000'000'250'000'000));
        QCOMPARE(unixTimeOfIso("2023-11-15T00:13:20.250+02:00"),
                 std::optional<UnixTime>(1'700'000'000'250'000'000));
        QVERIFY(!unixTimeOfIso("yesterday"));
        QVERIFY(!unixTimeOfIso("1875-01-01T00:00:00.000Z"));
        QVERIFY(!unixTimeOfIso(std::string(100'000, '9')));
    }

    void headsAreRebuilt()
    {
        const HarFacts facts = factsOf(entryOf({}, {}, 403));
        QCOMPARE(facts.url, std::string("ws://chat.example/room?x=1"));
        QCOMPARE(facts.request, "GET /room?x=1 HTTP/1.1\r\nHost: chat.example\r\nUpgrade: websocket\r\n"
                                "Sec-WebSocket-Key: " +
                                    std::string(madeKey) + "\r\n\r\n");
        QVERIFY(facts.response.starts_with("HTTP/1.1 403 Forbidden\r\nUpgrade: websocket\r\n"));
        QCOMPARE(facts.body, std::string("oh!"));
        QCOMPARE(facts.wait.count(), Duration::rep(5'500'000));
        QCOMPARE(facts.connect.count(), Duration::rep(4'000'000));
        QVERIFY(!facts.close);
    }

    /// A header's value cannot add lines, and what is of another type is as if it were not there.
    void hostilePartsAreHarmless()
    {
        const HarFacts facts = factsOf(
            R"({"_resourceType":"websocket","request":{"method":7,"url":"https://h/a b#c","headers":[)"
            R"({"name":"X","value":"1\r\nY: 2"},{"name":":path","value":"/"},{"value":"v"},3]},)"
            R"("response":{"status":9223372036854775808,"headers":"none","content":[]},"timings":[1e300],)"
            R"("startedDateTime":5,"_webSocketClose":{"code":70000,"timestamp":"now"}})");
        QCOMPARE(facts.request, std::string("GET /a+b HTTP/1.1\r\nX: 1  Y: 2\r\n\r\n"));
        QCOMPARE(facts.status, 0);
        QVERIFY(facts.response.empty() && !facts.began);
        QVERIFY(facts.close && !facts.close->code && !facts.close->at && !facts.close->aborted);
        const HarFacts none = factsOf(R"({"_resourceType":"websocket"})");
        QVERIFY(none.request.empty() && none.response.empty() && none.url.empty());
    }

    void closesAreRead()
    {
        QVERIFY(factsOf(R"({"_webSocketMessages":[],"_webSocketClose":"aborted"})").close->aborted);
        QVERIFY(!factsOf(R"({"_webSocketMessages":[],"_webSocketClose":"later"})").close);
        const auto close =
            factsOf(
                R"({"_webSocketMessages":[],"_webSocketClose":{"code":4001,"reason":"so","timestamp":2.5}})")
                .close;
        QVERIFY(close);
        QCOMPARE(*close->code, std::uint16_t(4001));
        QCOMPARE(close->reason, std::string("so"));
        QCOMPARE(*close->at, UnixTime(2'500'000'000));
    }

    void messagesAreRead()
    {
        const auto read = readHarMessage(
            R"({"type":"receive","time":1.5,"opcode":2,"data":"AP8=","_cut":9,"_compressed":true,"x":1})");
        const auto* message = std::get_if<HarMessage>(&read);
        QVERIFY(message);
        QCOMPARE(message->data, std::string("\0\xFF", 2));
        QCOMPARE(message->cut, std::uint64_t(9));
        QVERIFY(message->compressed);
        const auto error = readHarMessage(R"({"type":"error","time":1,"opcode":-1,"data":"why"})");
        QCOMPARE(int(std::get<HarMessage>(error).type), int(HarMessage::Type::Error));
        QCOMPARE(std::get<HarMessage>(error).data, std::string("why"));
    }

    void messagesThatDoNotFitAreFlaws_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("base64");
        for (const char* text :
             {"{}", "[]", "", R"({"type":"send","time":1,"opcode":1})",
              R"({"type":"send","time":1,"data":""})", R"({"type":"send","opcode":1,"data":""})",
              R"({"time":1,"opcode":1,"data":""})", R"({"type":"send","time":"1","opcode":1,"data":""})",
              R"({"type":"send","time":1,"opcode":-1,"data":""})",
              R"({"type":"send","time":1,"opcode":1,"data":5})",
              "{\"type\":\"send\",\"time\":1,\"opcode\":1,\"data\":\"\xFF\"}"})
            QTest::newRow(text) << QByteArray(text) << false;
        for (const char* data : {"A", "AA", "AA=A", "AB==x", "!!!!", "AB=="})
            QTest::newRow(data) << QByteArray(messageOf("send", "1", 2, data)) << true;
    }

    void messagesThatDoNotFitAreFlaws()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, base64);
        const auto read = readHarMessage(text.toStdString());
        QVERIFY(std::holds_alternative<HarFlaw>(read));
        QCOMPARE(std::get<HarFlaw>(read) == HarFlaw::BadBase64, base64);
    }
};

QTEST_APPLESS_MAIN(HarReadingTest)
#include "har_reading_test.moc"
