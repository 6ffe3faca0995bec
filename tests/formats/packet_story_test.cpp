#include "formats/packet_story.h"
#include "packets_of.h"
#include "support/told_story.h"

#include <QTest>

using namespace lifeline;
using namespace std::string_view_literals;

namespace {

/// Tells a story to both, and reads the packets back.
struct Packets {
    explicit Packets(Side witness = Side::Server) : story(ConnectionId{1}, witness, 1000, queue)
    {
        told.also = [this](const Event& event) { story.take(event); };
    }
    QList<ReadPacket> end()
    {
        story.finish();
        std::string out;
        queue.drain(out, true);
        return packetsOf(QByteArray::fromStdString(out));
    }

    PacketQueue queue;
    PacketStory story;
    ToldStory told;
};

template <class Body> Body frame(std::string_view header, std::string_view payload, std::uint64_t arrived)
{
    Body body;
    body.header = header;
    body.payload = payload;
    body.arrived = arrived;
    return body;
}

QByteArray streamOf(const QList<ReadPacket>& packets, std::uint16_t port)
{
    QByteArray out;
    for (const ReadPacket& packet : packets) {
        if (packet.port(0) == port)
            out += packet.payload();
    }
    return out;
}

QList<int> flagsOf(const QList<ReadPacket>& packets)
{
    QList<int> out;
    for (const ReadPacket& packet : packets)
        out.append(packet.flags());
    return out;
}

} // namespace

class PacketStoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLifeIsAHandshakeHeadsFramesAndItsEnd()
    {
        Packets all;
        all.told.open();
        all.told.tell(Side::Server, Phase::Open,
                      frame<event::FrameReceived>("\x81\x82\x01\x02\x03\x04"sv, "hi"sv, 2));
        all.told.tell(Side::Server, Phase::Open, frame<event::FrameSent>("\x81\x02"sv, "yo"sv, 2));
        all.told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const auto packets = all.end();
        QCOMPARE(flagsOf(packets), (QList<int>{0x02, 0x12, 0x10, 0x18, 0x18, 0x18, 0x18, 0x14}));
        QCOMPARE(streamOf(packets, 40312),
                 QByteArray("GET / HTTP/1.1\r\nHost: x\r\n\r\n\x81\x82\x01\x02\x03\x04ik"));
        QCOMPARE(streamOf(packets, 9001), QByteArray("HTTP/1.1 101 S\r\n\r\n\x81\x02yo"));
        QCOMPARE(packets.last().port(0), std::uint16_t{40312});
        QCOMPARE(packets.last().way, 1U);
        QCOMPARE(packets[0].at, std::uint64_t{1'001'000});
    }

    void whatWasToldFollowsItsPacket()
    {
        Packets all;
        all.told.open();
        all.told.tell(Side::Client, Phase::Open, event::Callback{.name = CallbackName::OnOpen});
        all.told.tell(Side::Server, Phase::Closed, event::FinReceived{});
        const auto packets = all.end();
        QCOMPARE(packets[3].comments.size(), qsizetype{1});
        QVERIFY(packets[3].comments[0].startsWith("server: callback upgrade accepted\nlifeline:{"));
        QCOMPARE(packets[4].comments.size(), qsizetype{2}); // on-open of both sides
        QVERIFY(packets[4].comments[1].startsWith("client: callback on-open\n"));
        QVERIFY(packets.last().comments.last().startsWith("Verdict: "));
    }

    void theOtherSidesWireIsNotToldTwice()
    {
        Packets all;
        all.told.tell(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9001/"});
        all.told.open();
        all.told.tell(Side::Client, Phase::Upgrading, event::Request{"GET / HTTP/1.1\r\nHost: x\r\n\r\n"});
        all.told.tell(Side::Client, Phase::Open, frame<event::FrameSent>("\x89\x80"sv, {}, 0));
        const auto packets = all.end();
        QCOMPARE(packets.size(), qsizetype{5});
    }

    void whatCameBeforeTheFirstPacketComesToIt()
    {
        Packets all;
        all.told.tell(Side::Client, Phase::Connecting, event::FaultBegun{"x"});
        all.told.open();
        const auto packets = all.end();
        QVERIFY(packets[0].comments.first().startsWith("client: fault begins x\n"));
    }

    void aRefusedConnectIsASynAndAReset()
    {
        Packets all(Side::Client);
        all.told.tell(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9002/"});
        all.told.tell(Side::Client, Phase::Failed,
                      event::ConnectFailed{Cause::Refused, "Connection refused"});
        const auto packets = all.end();
        QCOMPARE(flagsOf(packets), (QList<int>{0x02, 0x14}));
        QCOMPARE(packets[0].port(1), std::uint16_t{9002});
        QVERIFY(packets[1].comments.first().contains("Connection refused"));
    }

    void aConnectThatTimedOutIsASyn()
    {
        Packets all(Side::Client);
        all.told.tell(Side::Client, Phase::Connecting, event::Connecting{"ws://127.0.0.1:9002/"});
        all.told.tell(Side::Client, Phase::Failed, event::ConnectFailed{Cause::ConnectTimeout, {}});
        QCOMPARE(flagsOf(all.end()), (QList<int>{0x02}));
    }

    void whereNoPacketPassedNoneIsMadeUp()
    {
        Packets all(Side::Client);
        all.told.tell(Side::Client, Phase::Connecting, event::Connecting{"ws://nowhere.invalid/"});
        all.told.tell(Side::Client, Phase::Failed,
                      event::ConnectFailed{Cause::UnresolvableHost, "not found"});
        const auto packets = all.end();
        QCOMPARE(packets.size(), qsizetype{1});
        QVERIFY(!packets[0].isTcp());
        QVERIFY(packets[0].comments.last().startsWith("No packet of this connection passed"));
    }

    void aLargeFrameIsCutIntoSegments()
    {
        Packets all;
        all.told.open();
        const std::string payload(200'000, 'p');
        all.told.tell(Side::Server, Phase::Open,
                      frame<event::FrameSent>("\x82\x7F\0\0\0\0\0\x03\x0D\x40"sv, payload, payload.size()));
        const auto packets = all.end();
        QCOMPARE(packets.size(), qsizetype{5 + 4});
        for (const ReadPacket& packet : packets)
            QVERIFY(packet.payload().size() <= 65'495);
        QCOMPARE(streamOf(packets, 9001).right(200'000), QByteArray(200'000, 'p'));
    }

    void whatTheLogDidNotKeepIsFilledAndSaid()
    {
        Packets all;
        all.told.open();
        all.told.tell(Side::Server, Phase::Open,
                      frame<event::FrameReceived>("\x81\x85\x01\x02\x03\x04"sv, "he"sv, 5));
        const auto packets = all.end();
        QCOMPARE(streamOf(packets, 40312).right(5).toHex(), QByteArray("6967030401"));
        QVERIFY(packets.last().comments.first().contains("kept 2 of 5 bytes"));
    }

    void aHoleTooLargeToFillIsAGap()
    {
        Packets all;
        all.told.open();
        all.told.tell(Side::Server, Phase::Open,
                      frame<event::FrameReceived>("\x82\xFF\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0"sv,
                                                  "he"sv, std::uint64_t{1} << 62U));
        all.told.tell(Side::Server, Phase::Closed, event::FinReceived{});
        const auto packets = all.end();
        QCOMPARE(packets.size(), qsizetype{5 + 1 + 2});
        QVERIFY(packets[5].comments.first().endsWith("the rest is missing here."));
        QCOMPARE(packets[6].seq(),
                 packets[5].seq() + 16 + static_cast<std::uint32_t>((std::uint64_t{1} << 62U) - 2));
    }

    void aCutOutPartBeginsWithAHandshakeToo()
    {
        Packets all;
        all.told.tell(Side::Server, Phase::Open, frame<event::FrameSent>("\x81\x02"sv, "yo"sv, 2));
        const auto packets = all.end();
        QCOMPARE(flagsOf(packets), (QList<int>{0x02, 0x12, 0x10, 0x18}));
        QCOMPARE(packets[3].bytes.mid(12, 8).toHex(), QByteArray("c0000202c0000201"));
    }
};

QTEST_APPLESS_MAIN(PacketStoryTest)
#include "packet_story_test.moc"
