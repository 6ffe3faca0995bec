#include "formats/har_connection.h"
#include "formats/made_har.h"

#include <QTest>

using namespace lifeline;

class HarConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsAreToldAsTheFileKnowsThem_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("messages");
        QTest::addColumn<QByteArray>("end");
        const QByteArray hello = messageOf("send", "1700000000.1", 1, "hi");
        const auto row = [](const char* name, const char* more, const QByteArray& messages, const char* end) {
            QTest::newRow(name) << QByteArray(more) << messages << QByteArray(end);
        };
        row("a close frame", R"("_webSocketClose":{"code":1001,"reason":"away","timestamp":1700000009},)",
            hello, "ws frame-received close 6 [closing-by-peer]\n    1 client tcp fin-received [closed]");
        row("without a code", R"("_webSocketClose":{"timestamp":1700000009},)", hello,
            "ws frame-received close 0 [closing-by-peer]\n    1 client tcp fin-received [closed]");
        row("aborted", R"("_webSocketClose":"aborted",)", hello, "tcp connection-lost tcp-error [closed]");
        row("1006 is no frame", R"("_webSocketClose":{"code":1006},)", hello,
            "tcp connection-lost tcp-error [closed]");
        row("not told", "", hello, "ws message-sent text 2 [open]");
        row("a close frame of its own", R"("_webSocketClose":{"code":1000},)",
            messageOf("send", "1700000000.1", 8, "A+g="),
            "ws frame-sent close 2 [closing-by-us]\n    1 client tcp fin-received [closed]");
        row("an error", "", hello + "," + messageOf("error", "1700000000.2", -1, "Invalid frame header"),
            "callback error by HAR [open]");
    }

    void endsAreToldAsTheFileKnowsThem()
    {
        QFETCH(const QByteArray, more);
        QFETCH(const QByteArray, messages);
        QFETCH(const QByteArray, end);
        const OpenedLog opened = openMadeHar(harOf(entryOf(messages, more)));
        QVERIFY2(linesOf(opened).endsWith(end), linesOf(opened));
    }

    void aRefusalIsOneWithItsBody()
    {
        const OpenedLog opened = openMadeHar(harOf(entryOf({}, {}, 403)));
        QVERIFY2(linesOf(opened).endsWith("http response 403 [upgrading]\n"
                                          "    1 client http response-refused status-not-101 [upgrading]"),
                 linesOf(opened));
        QCOMPARE(opened.log->event(3).as<event::Response>()->body, std::string_view("oh!"));
    }

    void whoNeverCameThroughIsToldWithItsReason()
    {
        const OpenedLog opened = openMadeHar(harOf(
            R"({"_resourceType":"websocket","startedDateTime":"2023-11-14T22:13:20.000Z","request":{"url":"ws://a/"},)"
            R"("response":{"status":0,"_error":"net::ERR_CONNECTION_REFUSED"}})"));
        QVERIFY2(linesOf(opened).endsWith("client tcp connect-failed refused [failed]"), linesOf(opened));
    }

    void aWrongAnswerIsGoodEnoughWhereMessagesFollow()
    {
        QByteArray entry = entryOf(messageOf("receive", "1700000000.1", 1, "hi"));
        entry.replace("Sec-WebSocket-Accept", "X");
        QVERIFY(linesOf(openMadeHar(harOf(entry))).contains("http response 101 [open]"));
        QByteArray silent = entryOf({});
        silent.replace("Sec-WebSocket-Accept", "X");
        QVERIFY(linesOf(openMadeHar(harOf(silent))).endsWith("response-refused missing-accept [upgrading]"));
    }

    void framesAreMaskedByTheClientAndCountTheirBytes()
    {
        const OpenedLog opened = openMadeHar(harOf(entryOf(
            messageOf("send", "1700000000.1", 1, "hi") + "," + messageOf("send", "1700000000.2", 2, "AA==") +
            "," +
            R"({"type":"receive","time":1700000000.3,"opcode":2,"data":"AA==","_cut":5,"_compressed":true})")));
        const Event sixth = opened.log->event(6), eighth = opened.log->event(8);
        const auto* second = sixth.as<event::FrameSent>();
        QVERIFY(second);
        QCOMPARE(second->offset, std::uint64_t(8));
        QVERIFY(frameHeader(*second)->masked);
        const auto* cut = eighth.as<event::FrameReceived>();
        QVERIFY(cut);
        QCOMPARE(cut->arrived, std::uint64_t(6));
        QCOMPARE(cut->payload.size(), std::size_t(1));
        QVERIFY(!frameHeader(*cut)->masked);
        QCOMPARE(int(frameHeader(*cut)->rsv), 4);
    }

    void timeNeverGoesBack()
    {
        const OpenedLog opened = openMadeHar(harOf(entryOf(messageOf("send", "1700000009", 1, "later") + "," +
                                                           messageOf("send", "1600000000", 1, "earlier"))));
        MonotonicTime last{};
        for (std::uint64_t row = 0; row < opened.log->size(); ++row) {
            QVERIFY(opened.log->event(row).at >= last);
            last = opened.log->event(row).at;
        }
        QCOMPARE(nanoseconds(last), std::int64_t(9'000'000'000));
    }
};

QTEST_APPLESS_MAIN(HarConnectionTest)
#include "har_connection_test.moc"
