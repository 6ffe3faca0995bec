#include "base/random_source.h"
#include "formats/made_capture.h"
#include "lifecycle/connection_story.h"
#include "lifecycle/verdict.h"

#include <QTest>

using namespace lifeline;

namespace {

/// A conversation with all sorts of frames, to be shuffled.
Conversation busy()
{
    Conversation talk;
    talk.upgrade();
    for (int i = 0; i < 6; ++i) {
        talk.send(Side::Client, clientFrame(Opcode::Text, "hello " + std::to_string(i)), 3);
        talk.send(Side::Server, serverFrame(Opcode::Binary, std::string(300, 'x')), 70);
        talk.ack(Side::Client);
    }
    talk.send(Side::Client, clientFrame(Opcode::Close, "\x03\xe8"));
    talk.send(Side::Server, serverFrame(Opcode::Close, "\x03\xe8"));
    return talk.fin(Side::Server).fin(Side::Client).ack(Side::Server);
}

std::uint32_t below(RandomSource& random, std::size_t bound)
{
    return random.next() % static_cast<std::uint32_t>(bound);
}

/// Each direction's events alone: between the two a shuffle may change the order.
QByteArray bySide(const EventLog& log, Side side, bool received)
{
    QByteArray text;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        const bool isReceived = event.kind() == EventKind::FrameReceived ||
                                event.kind() == EventKind::MessageReceived ||
                                event.kind() == EventKind::FinReceived;
        const bool isSent = event.kind() == EventKind::FrameSent || event.kind() == EventKind::MessageSent ||
                            event.kind() == EventKind::FinSent;
        if (event.side != side || (received ? !isReceived : !isSent))
            continue;
        std::string line = eventLine(event);
        line.resize(line.rfind('['));
        text += QByteArray::fromStdString(line) + '\n';
    }
    return text;
}

QByteArray allOf(const EventLog& log)
{
    return bySide(log, Side::Client, false) + bySide(log, Side::Client, true) +
           bySide(log, Side::Server, false) + bySide(log, Side::Server, true);
}

const char* const cleanClose = "\n    1 client tcp connecting [connecting]"
                               "\n    1 client tcp connected [upgrading]"
                               "\n    1 server tcp accepted [upgrading]"
                               "\n    1 client http request [upgrading]"
                               "\n    1 server http request [upgrading]"
                               "\n    1 server http response 101 [open]"
                               "\n    1 client http response 101 [open]"
                               "\n    1 client ws frame-sent text 2 [open]"
                               "\n    1 client ws message-sent text 2 [open]"
                               "\n    1 server ws frame-received text 2 [open]"
                               "\n    1 server ws message-received text 2 [open]"
                               "\n    1 server tcp fin-sent [open]"
                               "\n    1 client tcp fin-received [open]"
                               "\n    1 client tcp fin-sent [closed]"
                               "\n    1 server tcp fin-received [closed]";

} // namespace

class OpenCaptureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothEndsOfAConnectionComeBack()
    {
        Conversation talk;
        talk.upgrade().send(Side::Client, clientFrame(Opcode::Text, "hi"));
        talk.fin(Side::Server).fin(Side::Client).ack(Side::Server);
        const OpenedLog opened = openMade(pcapOf(talk.packets));
        QCOMPARE(problemsOf(opened), QByteArray());
        QCOMPARE(linesOf(opened), QByteArray(cleanClose));
        QCOMPARE(opened.log->startedUtc(), std::string("2023-11-14T22:13:20.000Z"));
        QCOMPARE(opened.log->event(0).as<event::Connecting>()->url, std::string_view("ws://127.0.0.1:9001/"));
        QCOMPARE(opened.log->event(2).as<event::Accepted>()->remote, std::string_view("127.0.0.1:40000"));
        QCOMPARE(nanoseconds(opened.log->event(1).at), std::int64_t(1'000'000));
        QVERIFY(notesOf(opened).contains("one clock"));
    }

    void aVerdictIsThatOfALiveLog()
    {
        Conversation talk;
        talk.upgrade().send(Side::Client, clientFrame(Opcode::Text, "half").substr(0, 8)).reset(Side::Client);
        const OpenedLog opened = openMade(pcapOf(talk.packets));
        ConnectionStory story;
        for (std::uint64_t row = 0; row < opened.log->size(); ++row)
            story.take(opened.log->event(row));
        const Verdict verdict = judge(story);
        QCOMPARE(stageId(verdict.stage), std::string_view("reset"));
    }

    void orderAndRepetitionDoNotMatter_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 60; ++seed)
            QTest::newRow(QByteArray::number(seed)) << seed;
    }

    /// Behind the upgrade: of sixteen packets each may stand anywhere, and some come again later.
    void orderAndRepetitionDoNotMatter()
    {
        QFETCH(const int, seed);
        SeededRandom random(static_cast<std::uint64_t>(seed));
        auto packets = busy().packets;
        const QByteArray expected = allOf(*openMade(pcapOf(packets)).log);
        QVERIFY(expected.count("message-received") == 12 && expected.count("fin-received") == 2);
        for (std::size_t block = 5; block < packets.size(); block += 16) {
            for (std::size_t i = block; i < std::min(block + 16, packets.size()); ++i)
                std::swap(
                    packets[i].bytes,
                    packets[block + below(random, std::min<std::size_t>(16, packets.size() - block))].bytes);
        }
        for (int i = 0; i < 30; ++i) {
            const std::size_t which = 3 + below(random, packets.size() - 3);
            const std::size_t later = which + below(random, packets.size() - which);
            packets.insert(packets.begin() + static_cast<std::ptrdiff_t>(later), packets[which]);
        }
        const OpenedLog opened = openMade(pcapOf(packets));
        QCOMPARE(allOf(*opened.log), expected);
        QVERIFY2(!notesOf(opened).contains("never captured"), notesOf(opened));
    }

    void segmentsMayBeCutAnywhere_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 7, 64, 1400})
            QTest::newRow(QByteArray::number(piece)) << piece;
    }

    void segmentsMayBeCutAnywhere()
    {
        QFETCH(const int, piece);
        const std::string request = goodRequest();
        Conversation talk;
        talk.handshake().send(Side::Client, request, std::size_t(piece));
        talk.send(Side::Server, goodResponse(request) + serverFrame(Opcode::Ping, "p"), std::size_t(piece));
        talk.send(Side::Client, clientFrame(Opcode::Pong, "p"), std::size_t(piece)).reset(Side::Server);
        const QByteArray lines = linesOf(openMade(pcapOf(talk.packets)));
        QCOMPARE(lines.count("frame-sent ping 1"), 1);
        QCOMPARE(lines.count("frame-received pong 1"), 1);
        QVERIFY(lines.endsWith("server tcp reset-sent [closed]\n    1 client tcp reset-received [closed]"));
    }

    void whatIsMissingInsideAFrameIsShownAsZeros()
    {
        Conversation talk;
        talk.upgrade();
        const std::string frame = clientFrame(Opcode::Text, "abcdefghij");
        talk.send(Side::Client, frame.substr(0, 8)).send(Side::Client, frame.substr(8, 3)).lose();
        talk.send(Side::Client, frame.substr(11)).send(Side::Client, clientFrame(Opcode::Text, "next"));
        talk.ack(Side::Server).wait(1'000'000'000).ack(Side::Server).fin(Side::Server);
        const OpenedLog opened = openMade(pcapOf(talk.packets));
        const QByteArray lines = linesOf(opened);
        QCOMPARE(lines.count("message-received text 10"), 1);
        QCOMPARE(lines.count("message-received text 4"), 1);
        QVERIFY2(!lines.contains("finding"), lines);
        bool seen = false;
        for (std::uint64_t row = 0; row < opened.log->size(); ++row) {
            const Event event = opened.log->event(row);
            const auto* got = event.as<event::FrameReceived>();
            seen = seen || (got && got->payload == std::string_view("ab\0\0\0fghij", 10));
        }
        QVERIFY(seen);
        QVERIFY2(notesOf(opened).contains("of what the client sent, 3 bytes never captured, 3 of them shown"),
                 notesOf(opened));
    }

    void behindAHeaderThatIsMissingNothingIsReadButTheEnd()
    {
        Conversation talk;
        talk.upgrade().send(Side::Server, serverFrame(Opcode::Text, "lost")).lose();
        talk.send(Side::Server, serverFrame(Opcode::Text, "behind")).ack(Side::Client).fin(Side::Server);
        talk.ack(Side::Client).fin(Side::Client);
        const OpenedLog opened = openMade(pcapOf(talk.packets));
        const QByteArray lines = linesOf(opened);
        QVERIFY2(!lines.contains("frame"), lines);
        QCOMPARE(lines.count("[closed]"), 2);
        QVERIFY(notesOf(opened).contains("6 bytes never captured, and nothing behind them could be read"));
    }

    void aPacketThatWasCutOffLeavesAGap()
    {
        Conversation talk;
        talk.upgrade().send(Side::Server, serverFrame(Opcode::Binary, std::string(500, 'b'))).cut(64);
        talk.ack(Side::Client).send(Side::Server, serverFrame(Opcode::Text, "next")).fin(Side::Server);
        const OpenedLog opened = openMade(pcapOf(talk.packets));
        QVERIFY(linesOf(opened).contains("client ws message-received binary 500"));
        QVERIFY(linesOf(opened).contains("client ws message-received text 4"));
        QVERIFY(notesOf(opened).contains("1 packet: captured in part only"));
    }

    /// The client is the one that asks.
    void aCaptureMayBeginInTheMiddle()
    {
        const std::string request = goodRequest();
        Conversation talk;
        talk.handshake()
            .ack(Side::Server)
            .send(Side::Client, request)
            .send(Side::Server, goodResponse(request));
        talk.send(Side::Server, serverFrame(Opcode::Text, "x"));
        std::vector<MadePacket> late(talk.packets.begin() + 3, talk.packets.end());
        const OpenedLog opened = openMade(pcapOf(late));
        QVERIFY(linesOf(opened).contains("client ws message-received text 1 [open]"));
        QVERIFY(notesOf(opened).contains("1 connection: begun before the capture"));
        QVERIFY(notesOf(opened).contains("1 connection: the capture does not show its end"));
    }

    void aPortIsUsedAnew()
    {
        Conversation first, second(40000, 77'000'000, 5);
        first.upgrade().fin(Side::Client).fin(Side::Server);
        second.wait(60'000'000'000).upgrade().reset(Side::Client);
        auto packets = first.packets;
        packets.insert(packets.end(), second.packets.begin(), second.packets.end());
        const OpenedLog opened = openMade(pcapOf(packets));
        QVERIFY(linesOf(*opened.log, 1).endsWith("fin-received [closed]"));
        QVERIFY(linesOf(*opened.log, 2).endsWith("reset-received [closed]"));
    }

    void otherConnectionsAreCounted()
    {
        std::vector<MadePacket> packets;
        const auto add = [&packets](std::uint16_t port, std::string_view sent) {
            Conversation talk(port);
            talk.handshake().send(Side::Client, sent).fin(Side::Client);
            packets.insert(packets.end(), talk.packets.begin(), talk.packets.end());
        };
        using namespace std::string_view_literals;
        add(1, "\x16\x03\x01\x02\x00\x01"sv);
        add(2, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        add(3, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        add(4, "SSH-2.0-x\r\n");
        add(5, "");
        add(6, "GET /refused HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        const OpenedLog opened = openMade(pcapOf(packets));
        QVERIFY2(notesOf(opened).contains(
                     "5 other TCP connections, no WebSocket attempt: 1 TLS, which cannot be read without its "
                     "keys, 1 HTTP without an upgrade to WebSocket, 1 HTTP/2, 1 something else, or without "
                     "their beginning, 1 without a request"),
                 notesOf(opened));
        QVERIFY(linesOf(opened).contains("1 server http request"));
    }

    void ourCallbacksComeBackFromComments()
    {
        Conversation talk;
        talk.upgrade();
        std::string file = sectionBlock() + interfaceBlock(101, optionOf(9, "\x09"));
        for (const MadePacket& packet : talk.packets)
            file += enhancedBlock(packet.bytes, std::uint64_t(packet.at));
        file +=
            enhancedBlock(talk.packets.back().bytes, std::uint64_t(talk.packets.back().at),
                          optionOf(1, "Server: on-open fired\nlifeline:"
                                      R"({"seq":9,"t":5,"connection":31,"side":"server","layer":"callback",)"
                                      R"("event":"on-open","phase":"open","detail":{"stack":"reference"}})") +
                              optionOf(1, "lifeline:{nonsense") + optionOf(1, "a person's words"));
        const OpenedLog opened = openMade(file);
        QCOMPARE(problemsOf(opened), QByteArray());
        QVERIFY2(linesOf(opened).endsWith("1 server callback on-open [open]"), linesOf(opened));
    }

    void whatIsBrokenIsAProblemAndTheRestIsThere()
    {
        Conversation talk;
        talk.upgrade();
        const std::string whole = pcapOf(talk.packets);
        const OpenedLog opened = openMade(whole.substr(0, whole.size() - 1));
        QVERIFY(problemsOf(opened).contains("the file ends within a packet"));
        QVERIFY(linesOf(opened).contains("server http request"));
        QVERIFY(!linesOf(opened).contains("http response"));
        const OpenedLog none = openMade(pcapHeader());
        QVERIFY(none.whole());
        QVERIFY(notesOf(none).contains("no WebSocket connection"));
    }

    void itCanBeCancelled_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("at once") << 0;
        QTest::newRow("in the second look") << 3;
    }

    void itCanBeCancelled()
    {
        QFETCH(const int, after);
        Conversation talk;
        talk.upgrade();
        for (int i = 0; i < 100; ++i)
            talk.send(Side::Server, serverFrame(Opcode::Binary, std::string(1396, 'b')));
        const std::string file = pcapOf(talk.packets);
        MemorySource source(file);
        int calls = 0;
        std::uint64_t last = 0;
        const OpenedLog opened = openCapture(source, "made", [&](std::uint64_t done, std::uint64_t total) {
            const bool rises = done > last && total == 2 * file.size();
            last = done;
            return rises && calls++ < after;
        });
        QVERIFY(opened.cancelled);
        QCOMPARE(calls, after + 1);
        QVERIFY(opened.log != nullptr);
        QCOMPARE(opened.log->size() > 0, after > 0);
    }
};

QTEST_APPLESS_MAIN(OpenCaptureTest)
#include "open_capture_test.moc"
