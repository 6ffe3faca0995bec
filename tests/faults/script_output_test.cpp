#include "faults/script_output.h"
#include "support/playbook.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

using Texts = std::vector<std::string>;

struct Bench final : EventSink {
    Texts lines;
    Emitter emit{*this, ConnectionId{1}, Side::Server, Phase::Open};
    ScriptOutput output{emit};

    void accept(const Event& event) override { lines.push_back(eventLine(event)); }

    /// The writes that are due now.
    Texts writes(Duration later = {})
    {
        emit.now += later;
        PeerCommands out;
        output.pump(out);
        out.dropEmpty();
        Texts texts;
        for (const PeerCommand& command : out.list)
            texts.push_back(std::get<command::SendBytes>(command).bytes);
        return texts;
    }
};

OutgoingItem raw(std::string bytes) { return {OutgoingItem::Kind::Raw, std::move(bytes)}; }

OutgoingItem frame(Opcode opcode, std::string payload)
{
    SeededRandom random(1);
    FrameSpec spec;
    spec.opcode = opcode;
    spec.payload = std::move(payload);
    return frameItem(spec, {}, Side::Server, random);
}

constexpr Pace glued{0, {}, {}, true};

} // namespace

class ScriptOutputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void piecesWithoutAPauseAreWritesOfTheirOwn()
    {
        Bench bench;
        bench.output.send(frame(Opcode::Text, "abc"), {2, {}, {}, false});
        QCOMPARE(bench.writes(), (Texts{"\x81\x03", "ab", "c"}));
        QVERIFY(!bench.output.busy());
    }

    void aFrameIsToldWithItsLastPiece()
    {
        Bench bench;
        bench.output.send(frame(Opcode::Text, "ab"), {3, 10ms, {}, false});
        QCOMPARE(bench.writes(), (Texts{"\x81\x02"
                                        "a"}));
        QVERIFY(bench.lines.empty());
        QCOMPARE(*bench.output.nextAt(), bench.emit.now + 10ms);
        QCOMPARE(bench.writes(9ms), Texts{});
        QCOMPARE(bench.writes(1ms), Texts{"b"});
        QCOMPARE(bench.lines, Texts{"ws frame-sent text 2 [open]"});
    }

    void whatIsGluedWaitsForTheNextBytes()
    {
        Bench bench;
        bench.output.send(frame(Opcode::Text, "a"), glued);
        QCOMPARE(bench.writes(), Texts{});
        bench.output.send(frame(Opcode::Ping, ""), {});
        QCOMPARE(bench.writes().size(), std::size_t{1});
        QCOMPARE(bench.lines, (Texts{"ws frame-sent text 1 [open]", "ws frame-sent ping 0 [open]"}));
    }

    void whatIsGluedToNothingIsFlushed()
    {
        Bench bench;
        bench.output.send(raw("x"), glued);
        bench.output.flush();
        QCOMPARE(bench.writes(), Texts{"x"});
        bench.output.flush();
        QCOMPARE(bench.writes(), Texts{});
    }

    void anAnswerSlipsInBehindAFrameNeverIntoIt()
    {
        Bench bench;
        bench.output.send(frame(Opcode::Text, "ab"), {3, 10ms, {}, false});
        bench.output.slipIn(frame(Opcode::Pong, ""));
        QCOMPARE(bench.writes().size(), std::size_t{1});
        QVERIFY(bench.lines.empty());
        bench.writes(10ms);
        QCOMPARE(bench.lines, (Texts{"ws frame-sent text 2 [open]", "ws frame-sent pong 0 [open]"}));
    }

    void whatIsStoppedIsToldAsFarAsItWent()
    {
        Bench bench;
        bench.output.send(frame(Opcode::Text, "ab"), {3, 10ms, {}, false});
        bench.writes();
        bench.output.stop();
        QCOMPARE(bench.lines, Texts{"ws frame-sent text 2 partial 1 [open]"});
        QVERIFY(!bench.output.busy());
        bench.output.send(raw("more"), {});
        QCOMPARE(bench.writes(10ms), Texts{});
    }
};

QTEST_GUILESS_MAIN(ScriptOutputTest)
#include "script_output_test.moc"
