#include "lifecycle/wire_frames.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;

namespace {

/// "text 5 at 0", one after another; "…" behind what is not complete.
std::string read(WireFrames& frames, std::string_view bytes)
{
    std::string text;
    frames.feed(bytes);
    while (const auto frame = frames.next())
        text += std::string(opcodeName(frame->header.opcode)) + " " + std::to_string(frame->arrived) +
                " at " + std::to_string(frame->offset) + (frame->complete ? "; " : "…; ");
    return text;
}

} // namespace

class WireFramesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesAreReadLegalOrNot()
    {
        WireFrames frames(Side::Server);
        QCOMPARE(read(frames, serverFrame(Opcode{0x3}, "ab") + clientFrame(Opcode::Text, "abc")),
                 std::string("reserved-3 2 at 0; text 3 at 4; "));
    }

    void aLargeFrameIsCountedAndOnlyItsBeginningKept()
    {
        WireFrames frames(Side::Client, 10);
        const std::string bytes =
            serverFrame(Opcode::Binary, std::string(50, 'x')) + serverFrame(Opcode::Ping, "p");
        QCOMPARE(read(frames, std::string_view(bytes).substr(0, 6)), std::string());
        QCOMPARE(frames.arriving()->arrived, std::uint64_t{4});
        frames.feed(std::string_view(bytes).substr(6));
        const auto large = frames.next();
        QVERIFY(large && large->complete);
        QCOMPARE(large->arrived, std::uint64_t{50});
        QCOMPARE(std::string(large->payload), std::string("xxxx"));
        QCOMPARE(std::string(large->headerBytes), std::string("\x82\x32"));
        const auto ping = frames.next();
        QVERIFY(ping);
        QCOMPARE(ping->offset, std::uint64_t{52});
        QVERIFY(!frames.next());
        QCOMPARE(read(frames, serverFrame(Opcode::Pong, "")), std::string("pong 0 at 55; "));
    }

    void theEndGivesWhatHadCome_data()
    {
        QTest::addColumn<quint64>("limit");
        QTest::newRow("of a frame") << quint64{100};
        QTest::newRow("of a large one") << quint64{3};
    }

    void theEndGivesWhatHadCome()
    {
        QFETCH(quint64, limit);
        WireFrames frames(Side::Client, limit);
        const std::string bytes = serverFrame(Opcode::Text, "hello");
        QCOMPARE(read(frames, std::string_view(bytes).substr(0, 4)), std::string());
        QCOMPARE(read(frames, std::string_view(bytes).substr(4, 1)), std::string());
        const auto part = frames.finish();
        QVERIFY(part && !part->complete && part->headerWhole);
        QCOMPARE(part->arrived, std::uint64_t{3});
        QVERIFY(!frames.finish());
    }

    void halfAHeaderIsToldAsSuch()
    {
        WireFrames frames(Side::Client);
        QCOMPARE(read(frames, "\x81"), std::string());
        QVERIFY(!frames.arriving()->headerWhole);
        QCOMPARE(std::string(frames.finish()->headerBytes), std::string("\x81"));
    }
};

QTEST_APPLESS_MAIN(WireFramesTest)
#include "wire_frames_test.moc"
