#include "base/random_source.h"
#include "formats/tcp_stream.h"

#include <QTest>

using namespace lifeline;

namespace {

/// "abc", "<3>" for a gap, "F" and "R" as they come.
class Told final : public TcpStream::Output {
public:
    void bytes(std::string_view bytes) override { text += bytes; }
    void gap(std::uint64_t count) override { text += "<" + std::to_string(count) + ">"; }
    void fin() override { text += "F"; }
    void reset() override { text += "R"; }
    std::string text;
};

struct Stream {
    explicit Stream(std::uint32_t first) { stream.begin(first); }
    Stream& take(std::uint32_t seq, std::string_view bytes, bool fin = false)
    {
        stream.take(seq, bytes, static_cast<std::uint32_t>(bytes.size()), fin, told);
        return *this;
    }
    Stream& giveUp()
    {
        stream.giveUpHole(told);
        return *this;
    }
    TcpStream stream;
    Told told;
};

} // namespace

class TcpStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesComeInOrderOnce()
    {
        Stream in(100);
        in.take(100, "abc").take(106, "ghi").take(100, "XYZ").take(103, "def").take(102, ".......jk");
        QCOMPARE(in.told.text, std::string("abcdefghijk"));
        QVERIFY(!in.stream.hasHole());
        QCOMPARE(in.stream.held(), std::size_t(0));
    }

    void numbersWrap()
    {
        Stream in(0xFFFF'FFFE);
        in.take(1, "def").take(0xFFFF'FFFE, "abc", false).take(4, "", true);
        QCOMPARE(in.told.text, std::string("abcdefF"));
    }

    void ofBytesHeldTwiceTheFirstCount()
    {
        Stream in(0);
        in.take(4, "ef").take(8, "ij").take(3, "DEFGHIJKL").take(0, "abc");
        QCOMPARE(in.told.text, std::string("abcDefGHijKL"));
    }

    void aKeepAliveIsNothing()
    {
        Stream in(10);
        in.take(10, "abc").take(12, "x").take(12, "").take(13, "d");
        QCOMPARE(in.told.text, std::string("abcd"));
    }

    void aFinWaitsForWhatIsBeforeIt()
    {
        Stream in(0);
        in.take(3, "", true);
        QCOMPARE(in.told.text, std::string());
        QVERIFY(in.stream.hasHole());
        in.take(0, "abc").take(0, "abc").take(4, "later");
        QCOMPARE(in.told.text, std::string("abcF"));
        QVERIFY(in.stream.ended());
    }

    void aResetWaitsToo()
    {
        Stream in(0);
        in.stream.takeReset(3, in.told);
        QCOMPARE(in.told.text, std::string());
        in.take(0, "abc");
        QCOMPARE(in.told.text, std::string("abcR"));
    }

    void anOldResetIsNotBelieved()
    {
        Stream in(0);
        in.take(0, "abcdef");
        in.stream.acknowledge(6);
        in.stream.takeReset(2, in.told);
        QCOMPARE(in.told.text, std::string("abcdef"));
        in.stream.takeReset(6, in.told);
        QCOMPARE(in.told.text, std::string("abcdefR"));
    }

    void aResetBehindAFinIsTold()
    {
        Stream in(0);
        in.take(0, "a", true);
        in.stream.takeReset(2, in.told);
        QCOMPARE(in.told.text, std::string("aFR"));
    }

    void aHoleThatIsGivenUpIsAGap()
    {
        Stream in(0);
        in.take(0, "ab").take(5, "fg").take(9, "jk", true).giveUp();
        QCOMPARE(in.told.text, std::string("ab<3>fg"));
        QVERIFY(in.stream.hasHole());
        in.giveUp();
        QCOMPARE(in.told.text, std::string("ab<3>fg<2>jkF"));
        in.giveUp();
        QCOMPARE(in.told.text, std::string("ab<3>fg<2>jkF"));
    }

    void whatWasCutOffIsAHole()
    {
        Stream in(0);
        in.stream.take(0, "ab", 5, true, in.told);
        QVERIFY(in.stream.hasHole());
        QVERIFY(!in.stream.holeIsAcknowledged());
        in.stream.acknowledge(6);
        QVERIFY(in.stream.holeIsAcknowledged());
        in.giveUp();
        QCOMPARE(in.told.text, std::string("ab<3>F"));
    }

    void anAcknowledgementTellsWhatWasNeverCaptured()
    {
        Stream in(0);
        in.take(0, "ab");
        in.stream.acknowledge(2);
        QVERIFY(!in.stream.hasHole());
        in.stream.acknowledge(10);
        QVERIFY(in.stream.holeIsAcknowledged());
        in.giveUp().take(10, "k");
        QCOMPARE(in.told.text, std::string("ab<8>k"));
    }

    void whatIsFarAwayIsOfAnotherStream()
    {
        Stream in(0);
        in.take(0x7000'0000, "far").take(0x9000'0000, "behind").take(0, "a");
        in.stream.acknowledge(0x7000'0000);
        in.stream.takeReset(0x9000'0000, in.told);
        QCOMPARE(in.told.text, std::string("a"));
        QVERIFY(!in.stream.hasHole());
    }

    /// Pieces of any size, in any order, some twice.
    void anyOrderOfPiecesGivesTheSame()
    {
        std::string whole;
        for (int i = 0; i < 400; ++i)
            whole += static_cast<char>('a' + i % 23);
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            SeededRandom random(seed);
            Stream in(0xFFFF'FF00);
            for (int i = 0; i < 300; ++i) {
                const std::size_t at = random.next() % whole.size();
                const std::string_view piece = std::string_view(whole).substr(at, random.next() % 40);
                in.take(static_cast<std::uint32_t>(0xFFFF'FF00 + at), piece,
                        at + piece.size() == whole.size());
            }
            in.take(0xFFFF'FF00, whole, true);
            QCOMPARE(in.told.text, whole + "F");
            QCOMPARE(in.stream.held(), std::size_t(0));
        }
    }
};

QTEST_APPLESS_MAIN(TcpStreamTest)
#include "tcp_stream_test.moc"
