#include "formats/watched_connection.h"
#include "session/event_log.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

namespace {

class Lines final : public EventSink {
public:
    void accept(const Event& event) override
    {
        lines += QByteArray::fromStdString(std::string(sideName(event.side)) + " " + eventLine(event));
        if (const auto* frame = frameOf(event))
            payload = frame->payload;
    }
    QByteArrayList lines;
    std::string payload; // of the last frame
};

struct Watched {
    Watched() : connection(ConnectionId{3}, "ws://h/", "c:1", "s:2", sink)
    {
        const std::string request = goodRequest();
        connection.bytes(Side::Client, request, {});
        connection.bytes(Side::Server, goodResponse(request), {});
        sink.lines.clear();
    }
    Lines sink;
    WatchedConnection connection;
};

} // namespace

class WatchedConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsThatWereNotSeenAreMadeUp()
    {
        Lines sink;
        WatchedConnection connection(ConnectionId{3}, "ws://h/", "c:1", "s:2", sink);
        connection.bytes(Side::Client, goodRequest(), {});
        connection.accepted({});
        connection.connecting({});
        QCOMPARE(sink.lines,
                 (QByteArrayList{"client tcp connecting [connecting]", "client tcp connected [upgrading]",
                                 "server tcp accepted [upgrading]", "client http request [upgrading]",
                                 "server http request [upgrading]"}));
    }

    void whoDoesAThingIsToldFirst()
    {
        Watched watched;
        watched.connection.bytes(Side::Server, serverFrame(Opcode::Ping, ""), {});
        watched.connection.reset(Side::Client, {});
        QCOMPARE(
            watched.sink.lines,
            (QByteArrayList{"server ws frame-sent ping 0 [open]", "client ws frame-received ping 0 [open]",
                            "client tcp reset-sent [closed]", "server tcp reset-received [closed]"}));
        QVERIFY(watched.connection.over());
        QCOMPARE(watched.connection.gapsText(), std::string());
    }

    void aGapInsideAFrameIsFilledWithZeros()
    {
        Watched watched;
        const std::string frame = clientFrame(Opcode::Binary, "0123456789");
        watched.connection.bytes(Side::Client, std::string_view(frame).substr(0, 9), {});
        QCOMPARE(watched.connection.gap(Side::Client, 4, 100, {}), std::uint64_t(4));
        watched.connection.bytes(Side::Client, std::string_view(frame).substr(13), {});
        QCOMPARE(watched.sink.payload, "012" + std::string(4, '\0') + "789");
        QCOMPARE(
            watched.connection.gapsText(),
            std::string(
                "connection 3: of what the client sent, 4 bytes never captured, 4 of them shown as zeros "
                "inside their frames"));
    }

    /// A character that a gap tore apart is no fault of the sender's, but the next message's are.
    void whatAGapBreaksIsNoFinding()
    {
        Watched watched;
        const std::string text = clientFrame(Opcode::Text, "\xC3\xA4zz"),
                          bad = clientFrame(Opcode::Text, "\xFF");
        watched.connection.bytes(Side::Client, std::string_view(text).substr(0, 7), {});
        watched.connection.gap(Side::Client, 1, 100, {});
        watched.connection.bytes(Side::Client, std::string_view(text).substr(8), {});
        QVERIFY(!watched.sink.lines.join('\n').contains("invalid-utf8"));
        watched.connection.bytes(Side::Client, bad, {});
        QVERIFY(watched.sink.lines.join('\n').contains("server finding invalid-utf8"));
    }

    void otherGapsEndTheReading_data()
    {
        QTest::addColumn<int>("kept");
        QTest::addColumn<int>("missing");
        QTest::newRow("beyond the frame") << 9 << 8;
        QTest::newRow("within the header") << 1 << 2;
        QTest::newRow("between frames") << 0 << 3;
        QTest::newRow("more than may be filled") << 9 << 6;
    }

    void otherGapsEndTheReading()
    {
        QFETCH(const int, kept);
        QFETCH(const int, missing);
        Watched watched;
        const std::string frame = clientFrame(Opcode::Binary, "0123456789");
        if (kept > 0)
            watched.connection.bytes(Side::Client, std::string_view(frame).substr(0, std::size_t(kept)), {});
        QCOMPARE(watched.connection.gap(Side::Client, std::uint64_t(missing), 5, {}), std::uint64_t(0));
        watched.connection.bytes(Side::Client, frame, {});
        QVERIFY(!watched.sink.lines.join('\n').contains("message-received"));
        watched.connection.bytes(Side::Server, serverFrame(Opcode::Text, "x"), {});
        watched.connection.fin(Side::Client, {});
        QVERIFY(watched.sink.lines.contains("client ws message-received text 1 [open]"));
        QVERIFY(watched.sink.lines.contains("server tcp fin-received [open]"));
        QVERIFY(watched.connection.gapsText().ends_with("nothing behind them could be read"));
    }
};

QTEST_APPLESS_MAIN(WatchedConnectionTest)
#include "watched_connection_test.moc"
