#include "lifecycle/wire_observer.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"
#include "wire/handshake.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

/// One observer and what it told since it was asked last.
struct Watch final : private EventSink {
    explicit Watch(Side observed) : observer(ConnectionId{1}, observed, *this)
    {
        if (observed == Side::Server)
            observer.accepted("127.0.0.1:9001", "127.0.0.1:40000", now);
        else
            observer.connected("ws://127.0.0.1:9001/", "127.0.0.1:40000", "127.0.0.1:9002", now);
        observer.forwarding("127.0.0.1:50000", "127.0.0.1:9001", now);
    }
    Watch& client(std::string_view bytes) { return send(Side::Client, bytes); }
    Watch& server(std::string_view bytes) { return send(Side::Server, bytes); }
    Watch& send(Side from, std::string_view bytes)
    {
        now += 1ms;
        observer.bytes(from, bytes, now);
        return *this;
    }
    Watch& upgrade()
    {
        const std::string request = goodRequest();
        client(request).server(goodResponse(request));
        told.clear();
        return *this;
    }
    Lines take() { return std::exchange(told, {}); }

    MonotonicTime now;
    Lines told;
    WireObserver observer;

private:
    void accept(const Event& event) override { told.push_back(eventLine(event)); }
};

QByteArray shown(const Lines& lines)
{
    QByteArray text;
    for (const std::string& line : lines)
        text += "\n    " + QByteArray::fromStdString(line);
    return text;
}

std::string frameWith(std::uint8_t rsv, bool masked, Opcode opcode, std::string_view payload)
{
    FrameHeader header = wellFormed(opcode, payload.size());
    header.rsv = rsv;
    header.masked = masked;
    header.maskingKey = 0x01020304;
    std::string bytes;
    appendFrame(bytes, header, payload);
    return bytes;
}

} // namespace

class WireObserverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConnectionAsTheServerLivedIt()
    {
        Watch watch(Side::Server);
        const std::string request = goodRequest();
        watch.client(request).server(goodResponse(request));
        watch.client(clientFrame(Opcode::Text, "hello")).server(serverFrame(Opcode::Text, "hello"));
        watch.client(clientFrame(Opcode::Close, "\x03\xe8")).server(serverFrame(Opcode::Close, "\x03\xe8"));
        watch.observer.fin(Side::Server, watch.now);
        watch.observer.fin(Side::Client, watch.now);
        QCOMPARE(
            shown(watch.take()),
            shown({"tcp accepted [upgrading]", "tcp forwarding 127.0.0.1:9001 [upgrading]",
                   "http request [upgrading]", "http response 101 [open]", "ws frame-received text 5 [open]",
                   "ws message-received text 5 [open]", "ws frame-sent text 5 [open]",
                   "ws message-sent text 5 [open]", "ws frame-received close 2 [closing-by-peer]",
                   "ws frame-sent close 2 [closing-by-peer]", "tcp fin-sent [closing-by-peer]",
                   "tcp fin-received [closed]"}));
    }

    void aConnectionAsTheClientLivedIt()
    {
        Watch watch(Side::Client);
        const std::string request = goodRequest();
        watch.client(request).server(goodResponse(request) + serverFrame(Opcode::Ping, "x"));
        watch.client(clientFrame(Opcode::Pong, "x") + clientFrame(Opcode::Close, ""));
        watch.observer.reset(Side::Server, watch.now);
        watch.observer.fin(Side::Client, watch.now);
        QCOMPARE(shown(watch.take()),
                 shown({"tcp connecting [connecting]", "tcp connected [upgrading]",
                        "tcp forwarding 127.0.0.1:9001 [upgrading]", "http request [upgrading]",
                        "http response 101 [open]", "ws frame-received ping 1 [open]",
                        "ws frame-sent pong 1 [open]", "ws frame-sent close 0 [closing-by-us]",
                        "tcp reset-received [closed]"}));
    }

    void framesGluedToTheRequestAreToldBehindTheAnswer()
    {
        Watch watch(Side::Server);
        watch.take();
        const std::string request = goodRequest();
        watch.client(request + clientFrame(Opcode::Text, "early")).client(clientFrame(Opcode::Ping, ""));
        QCOMPARE(shown(watch.take()), shown({"http request [upgrading]"}));
        watch.server(goodResponse(request) + serverFrame(Opcode::Text, "x"));
        QCOMPARE(shown(watch.take()),
                 shown({"http response 101 [open]", "ws frame-received text 5 [open]",
                        "ws message-received text 5 [open]", "ws frame-received ping 0 [open]",
                        "ws frame-sent text 1 [open]", "ws message-sent text 1 [open]"}));
    }

    void aRefusalIsTheServersOwnAndTheNextRequestMayBeGranted()
    {
        Watch watch(Side::Server);
        watch.take();
        const std::string request = goodRequest();
        watch.client("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
        watch.server("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno");
        watch.client(request).server(goodResponse(request));
        QCOMPARE(
            shown(watch.take()),
            shown({"http request [upgrading]",
                   "http request-refused 400 missing-key missing-version [upgrading]",
                   "http response 400 [upgrading]", "http request [upgrading]", "http response 101 [open]"}));
    }

    void aRefusedClientFailsWhenTcpEnds()
    {
        Watch watch(Side::Client);
        watch.take();
        watch.client(goodRequest()).server("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        watch.observer.fin(Side::Server, watch.now);
        watch.observer.fin(Side::Client, watch.now);
        QCOMPARE(shown(watch.take()), shown({"http request [upgrading]", "http response 403 [upgrading]",
                                             "http response-refused status-not-101 [upgrading]",
                                             "tcp fin-received [upgrading]", "tcp fin-sent [failed]"}));
    }

    void aLaxClientIsOpenOnceItSends()
    {
        Watch watch(Side::Client);
        watch.take();
        watch.client(goodRequest());
        watch.server("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
        watch.client(clientFrame(Opcode::Text, "a"));
        QCOMPARE(shown(watch.take()),
                 shown({"http request [upgrading]", "http response 101 [upgrading]",
                        "http response-refused missing-accept [upgrading]", "ws frame-sent text 1 [open]",
                        "ws message-sent text 1 [open]"}));
    }

    void whatBreaksTheProtocolIsFoundAndReadOn_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char* name, const std::string& bytes, const Lines& told) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << shown(told);
        };
        const std::string ping = clientFrame(Opcode::Ping, "");
        const std::string after = "ws frame-received ping 0 [open]";
        row("an unmasked frame", serverFrame(Opcode::Text, "a") + ping,
            {"ws frame-received text 1 [open]", "finding unmasked-frame at 0 [open]",
             "ws message-received text 1 [open]", after});
        row("bad UTF-8", clientFrame(Opcode::Text, "\xff") + ping,
            {"ws frame-received text 1 [open]", "finding invalid-utf8 at 0 [open]",
             "ws message-received text 1 [open]", after});
        row("a reserved bit", frameWith(4, true, Opcode::Binary, "a") + ping,
            {"ws frame-received binary 1 [open]", "finding reserved-bit at 0 [open]",
             "ws message-received binary 1 [open]", after});
        row("a reserved opcode", clientFrame(Opcode{0xB}, "") + ping,
            {"ws frame-received reserved-b 0 [open]", "finding reserved-control-opcode at 0 [open]", after});
        row("a lone continuation", clientFrame(Opcode::Continuation, "a") + ping,
            {"ws frame-received continuation 1 [open]", "finding unexpected-continuation at 0 [open]",
             after});
        row("a bad close code", clientFrame(Opcode::Close, "\x03\xed"),
            {"ws frame-received close 2 [closing-by-peer]",
             "finding invalid-close-code at 0 [closing-by-peer]"});
        row("a message behind the close frame",
            clientFrame(Opcode::Close, "") + clientFrame(Opcode::Text, ""),
            {"ws frame-received close 0 [closing-by-peer]", "ws frame-received text 0 [closing-by-peer]",
             "finding data-after-close at 6 [closing-by-peer]"});
    }

    void whatBreaksTheProtocolIsFoundAndReadOn()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, told);
        Watch watch(Side::Server);
        watch.upgrade().client(bytes.toStdString());
        QCOMPARE(shown(watch.take()), told);
    }

    void aBadHeaderIsFoundBeforeItsPayloadHasCome()
    {
        Watch watch(Side::Server);
        const std::string frame = serverFrame(Opcode::Text, "abc");
        watch.upgrade().client(frame.substr(0, 3));
        QCOMPARE(shown(watch.take()), shown({"finding unmasked-frame at 0 [open]"}));
        watch.client(frame.substr(3));
        QCOMPARE(shown(watch.take()),
                 shown({"ws frame-received text 3 [open]", "ws message-received text 3 [open]"}));
    }

    void anAgreedExtensionTakesItsBit()
    {
        Watch watch(Side::Server);
        watch.take();
        const std::string request = goodRequest("Sec-WebSocket-Extensions: permessage-deflate\r\n");
        std::string answer = goodResponse(request);
        answer.insert(answer.size() - 2, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
        watch.client(request).server(answer).client(frameWith(4, true, Opcode::Text, "\xff"));
        QCOMPARE(shown(watch.take()),
                 shown({"http request [upgrading]", "http response 101 [open]",
                        "ws frame-received text 1 [open]", "ws message-received text 1 [open]"}));
    }

    void aPartOfAFrameIsToldWhenTheEndComes()
    {
        Watch watch(Side::Server);
        watch.upgrade().client(clientFrame(Opcode::Text, "hello").substr(0, 8));
        watch.server(serverFrame(Opcode::Text, "hello").substr(0, 1));
        watch.observer.reset(Side::Client, watch.now);
        QCOMPARE(shown(watch.take()),
                 shown({"ws frame-received text 5 partial 2 [open]", "ws frame-sent partial header 1 [open]",
                        "tcp reset-received [closed]"}));
    }

    void whatIsNoHttpBreaksNothing_data()
    {
        QTest::addColumn<bool>("client");
        QTest::newRow("from the client") << true;
        QTest::newRow("from the server") << false;
    }

    void whatIsNoHttpBreaksNothing()
    {
        QFETCH(bool, client);
        Watch watch(Side::Server);
        watch.take();
        const std::string noise(200'000, '\x16');
        for (int i = 0; i < 20; ++i)
            watch.send(client ? Side::Client : Side::Server, noise);
        const Lines told = watch.take();
        QCOMPARE(told.size(), std::size_t{1});
        watch.observer.reset(Side::Client, watch.now);
        QCOMPARE(shown(watch.take()), shown({"tcp reset-received [failed]"}));
    }

    void aFarEndThatCannotBeHadIsToldWithTheReset()
    {
        Watch watch(Side::Server);
        watch.take();
        watch.observer.forwardFailed(Cause::Refused, "Connection refused", watch.now);
        QCOMPARE(shown(watch.take()),
                 shown({"tcp forward-failed refused [upgrading]", "tcp reset-sent [failed]"}));
    }

    void aByteAtATimeTellsTheSame_data()
    {
        QTest::addColumn<Side>("observed");
        QTest::newRow("the server") << Side::Server;
        QTest::newRow("the client") << Side::Client;
    }

    void aByteAtATimeTellsTheSame()
    {
        QFETCH(Side, observed);
        const std::string request = goodRequest();
        const std::string fromClient =
            clientFrame(Opcode::Text, "h\xc3\xa9", false) + clientFrame(Opcode::Ping, "p") +
            clientFrame(Opcode::Continuation, "llo") + clientFrame(Opcode::Close, "");
        const std::string fromServer = serverFrame(Opcode::Binary, "xyz") + serverFrame(Opcode::Pong, "p");
        Watch whole(observed), bytewise(observed);
        whole.client(request).server(goodResponse(request)).server(fromServer).client(fromClient);
        const auto each = [&](Side from, const std::string& bytes) {
            for (const char byte : bytes)
                bytewise.send(from, {&byte, 1});
        };
        each(Side::Client, request);
        each(Side::Server, goodResponse(request));
        each(Side::Server, fromServer);
        each(Side::Client, fromClient);
        QCOMPARE(shown(bytewise.take()), shown(whole.take()));
    }
};

QTEST_APPLESS_MAIN(WireObserverTest)
#include "wire_observer_test.moc"
