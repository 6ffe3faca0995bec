#include "formats/made_capture.h"
#include "formats/tcp_reassembly.h"

#include <QTest>

using namespace lifeline;

namespace {

/// What is told, a line each: "1 began 127.0.0.1:40000", "1 0 bytes abc".
class Told final : public TcpSink {
public:
    bool began(const CapturedConnection& connection, MonotonicTime) override
    {
        add(connection,
            "began " + connection.ends[0].text() + (connection.handshake ? "" : " in the middle"));
        return connection.ends[0].port != 666;
    }
    void answered(const CapturedConnection& connection, MonotonicTime) override
    {
        add(connection, "answered");
    }
    void established(const CapturedConnection& connection, MonotonicTime) override
    {
        add(connection, "established");
    }
    void bytes(const CapturedConnection& connection, EndIndex from, std::string_view bytes,
               MonotonicTime) override
    {
        received[from] += bytes;
        add(connection, from, bytes.size() < 20 ? "bytes " + std::string(bytes) : "many bytes");
    }
    void gap(const CapturedConnection& connection, EndIndex from, std::uint64_t count, MonotonicTime) override
    {
        add(connection, from, "gap " + std::to_string(count));
    }
    void fin(const CapturedConnection& connection, EndIndex from, MonotonicTime) override
    {
        add(connection, from, "fin");
    }
    void reset(const CapturedConnection& connection, EndIndex from, MonotonicTime) override
    {
        add(connection, from, "reset");
    }
    void finished(const CapturedConnection& connection, MonotonicTime) override
    {
        add(connection, "finished");
    }

    QByteArrayList lines;
    std::string received[2];

private:
    void add(const CapturedConnection& connection, const std::string& what)
    {
        lines += QByteArray::number(connection.number) + ' ' + QByteArray::fromStdString(what);
    }
    void add(const CapturedConnection& connection, EndIndex from, const std::string& what)
    {
        add(connection, std::to_string(from) + " " + what);
    }
};

struct Run {
    Run& take(const std::vector<MadePacket>& packets)
    {
        for (const MadePacket& packet : packets) {
            CapturedPacket captured;
            captured.linkType = 101;
            captured.bytes = packet.bytes;
            captured.length = std::max<std::uint64_t>(packet.length, packet.bytes.size());
            const auto segment = reader.read(captured);
            numbers += QByteArray::number(
                all.take(*segment, monotonicTime(std::max<std::int64_t>(packet.at - madeStart, 0))));
        }
        return *this;
    }
    QByteArrayList finish()
    {
        all.finish(monotonicTime(std::int64_t{1} << 40));
        return told.lines;
    }

    Told told;
    TcpReassembly all{told};
    SegmentReader reader;
    QByteArray numbers;
};

} // namespace

class TcpReassemblyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeConnectionIsTold()
    {
        Conversation talk;
        talk.handshake().send(Side::Client, "ask").send(Side::Server, "answer");
        talk.fin(Side::Client).fin(Side::Server).ack(Side::Client);
        Run run;
        run.take(talk.packets).take(talk.packets); // each packet seen twice
        QCOMPARE(run.finish(),
                 (QByteArrayList{"1 began 127.0.0.1:40000", "1 answered", "1 established", "1 0 bytes ask",
                                 "1 1 bytes answer", "1 0 fin", "1 1 fin", "1 finished"}));
        QCOMPARE(run.numbers, QByteArray(int(2 * talk.packets.size()), '1'));
    }

    void aNewSynIsANewConnection()
    {
        Conversation first, second(40000, 5000, 7);
        first.handshake().send(Side::Client, "one");
        second.handshake().send(Side::Client, "two").reset(Side::Server);
        Run run;
        run.take(first.packets).take(second.packets);
        QCOMPARE(run.finish().mid(4),
                 (QByteArrayList{"1 finished", "2 began 127.0.0.1:40000", "2 answered", "2 established",
                                 "2 0 bytes two", "2 1 reset", "2 finished"}));
    }

    void aConnectionBegunBeforeTheCaptureIsFollowed()
    {
        Conversation talk;
        talk.handshake().send(Side::Server, "late").ack(Side::Client).send(Side::Client, "x");
        Run run;
        run.take({talk.packets.begin() + 3, talk.packets.end()});
        QCOMPARE(run.finish(), (QByteArrayList{"1 began 127.0.0.1:9001 in the middle", "1 0 bytes late",
                                               "1 1 bytes x", "1 finished"}));
    }

    /// The answer to the SYN is enough to know who is the client.
    void aLostSynIsGuessedFromItsAnswer()
    {
        Conversation talk;
        talk.handshake().send(Side::Client, "ask");
        Run run;
        run.take({talk.packets.begin() + 1, talk.packets.end()});
        QCOMPARE(run.finish(), (QByteArrayList{"1 began 127.0.0.1:40000", "1 answered", "1 established",
                                               "1 0 bytes ask", "1 finished"}));
    }

    void whatCarriesNothingBeginsNothing()
    {
        Conversation talk;
        talk.ack(Side::Client).fin(Side::Client).reset(Side::Server);
        Run run;
        run.take(talk.packets);
        QCOMPARE(run.finish(), QByteArrayList());
        QCOMPARE(run.numbers, QByteArray("000"));
    }

    void aRefusedSynIsReset()
    {
        Conversation talk;
        talk.handshake().lose().lose().reset(Side::Server);
        Run run;
        run.take(talk.packets);
        QCOMPARE(run.finish(), (QByteArrayList{"1 began 127.0.0.1:40000", "1 1 reset", "1 finished"}));
    }

    void ofConnectionsThatAreNotFollowedNothingIsTold()
    {
        Conversation talk(666);
        talk.handshake().send(Side::Client, "ask").reset(Side::Client);
        Run run;
        run.take(talk.packets);
        QCOMPARE(run.finish(), QByteArrayList{"1 began 127.0.0.1:666"});
        QCOMPARE(run.numbers, QByteArray("11111"));
    }

    /// An acknowledged byte that does not come is given up after a while, and what was held comes before the
    /// packet that brought this about.
    void aHoleIsGivenUp_data()
    {
        QTest::addColumn<int>("packets");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("after packets") << int(TcpReassembly::patience) + 1 << qint64(0);
        QTest::newRow("after a while") << 2 << qint64(1'000'000'000);
    }

    void aHoleIsGivenUp()
    {
        QFETCH(const int, packets);
        QFETCH(const qint64, wait);
        Conversation talk;
        talk.handshake().send(Side::Client, "lost").lose().send(Side::Client, "held").ack(Side::Server);
        talk.wait(wait);
        for (int i = 0; i < packets; ++i)
            talk.ack(Side::Server);
        Run run;
        run.take(talk.packets);
        QCOMPARE(run.told.lines.mid(3), (QByteArrayList{"1 0 gap 4", "1 0 bytes held"}));
    }

    void aHoleThatNobodyAcknowledgedIsKeptOpen()
    {
        Conversation talk;
        talk.handshake().send(Side::Client, "lost");
        const MadePacket late = talk.packets.back();
        talk.lose().send(Side::Client, "held");
        for (int i = 0; i < 200; ++i)
            talk.send(Side::Client, ".");
        talk.packets.push_back(late);
        Run run;
        run.take(talk.packets).finish();
        QCOMPARE(run.told.received[0], "lostheld" + std::string(200, '.'));
        QVERIFY(!run.told.lines.join(' ').contains("gap"));
    }

    void tooMuchBehindAHoleGivesItUp()
    {
        Conversation talk;
        talk.handshake().send(Side::Client, "lost").lose();
        talk.send(Side::Client, std::string(2 * TcpReassembly::maxHeld, 'x'));
        Run run;
        run.take(talk.packets);
        QCOMPARE(run.told.lines.count("1 0 gap 4"), 1);
        QVERIFY(run.told.received[0].size() > TcpReassembly::maxHeld);
    }

    void aResetGivesUpWhatTheOtherEndOwes()
    {
        Conversation talk;
        talk.handshake().send(Side::Client, "lost").lose().send(Side::Client, "held").reset(Side::Server);
        Run run;
        run.take(talk.packets);
        QCOMPARE(run.finish().mid(3),
                 (QByteArrayList{"1 0 gap 4", "1 0 bytes held", "1 1 reset", "1 finished"}));
    }

    void connectionsAreLimited()
    {
        Told told;
        TcpReassembly all(told);
        TcpSegment syn;
        syn.syn = true;
        for (std::uint32_t i = 0; i < TcpReassembly::maxConnections + 2; ++i) {
            syn.from.address[0] = static_cast<char>(i >> 16U);
            syn.from.port = static_cast<std::uint16_t>(i);
            syn.to.port = 80;
            QCOMPARE(all.take(syn, {}), i + 1);
        }
        QCOMPARE(told.lines.count("1 finished") + told.lines.count("2 finished"), 2);
        QVERIFY(!told.lines.contains("3 finished"));
    }
};

QTEST_APPLESS_MAIN(TcpReassemblyTest)
#include "tcp_reassembly_test.moc"
