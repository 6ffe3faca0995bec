#include "faults/sent_teller.h"
#include "support/playbook.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

/// Lines of events, with the offset of frames.
class Lines final : public EventSink {
public:
    std::vector<std::string> list;
    void accept(const Event& event) override
    {
        const event::Frame* frame = frameOf(event);
        list.push_back(eventLine(event) + (frame == nullptr ? "" : " at " + std::to_string(frame->offset)));
    }
};

struct Bench {
    Lines lines;
    Emitter emit;
    SentTeller teller{emit};
    explicit Bench(Side side, Phase phase = Phase::Upgrading) : emit{lines, ConnectionId{1}, side, phase} {}

    void send(const OutgoingItem& item) { teller.tell(item, item.bytes.size()); }
    void raw(std::string bytes) { send({OutgoingItem::Kind::Raw, std::move(bytes)}); }
};

OutgoingItem response(int status)
{
    step::SendResponse step;
    step.status = status;
    return responseItem(step, {"key", "host:1", "/"});
}

OutgoingItem text(std::string payload, Pace pace = {})
{
    SeededRandom random(1);
    FrameSpec frame;
    frame.payload = std::move(payload);
    return frameItem(frame, pace, Side::Server, random);
}

using Texts = std::vector<std::string>;

} // namespace

class SentTellerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void a101OpensAndFramesCountFromIt()
    {
        Bench bench(Side::Server);
        bench.send(response(101));
        bench.send(text("ab"));
        bench.send(text("c"));
        QCOMPARE(bench.lines.list, (Texts{"http response 101 [open]", "ws frame-sent text 2 [open] at 0",
                                          "ws frame-sent text 1 [open] at 4"}));
        QCOMPARE(bench.teller.takeResponded(), 101);
        QCOMPARE(bench.teller.takeResponded(), 0);
    }

    void aCut101OpensNothing()
    {
        Bench bench(Side::Server);
        const OutgoingItem item = response(101);
        bench.teller.tell(item, item.bytes.size() - 1);
        QCOMPARE(bench.lines.list, (Texts{"http response 101 [upgrading]"}));
        QCOMPARE(bench.teller.takeResponded(), 0);
    }

    void anInterimAnswerIsNoAnswer()
    {
        Bench bench(Side::Server);
        bench.raw("HTTP/1.1 103 Early Hints\r\n\r\n");
        QCOMPARE(bench.lines.list, (Texts{"http response 103 [upgrading]"}));
        QCOMPARE(bench.teller.takeResponded(), 0);
    }

    void nothingSentIsNothingTold()
    {
        Bench bench(Side::Server);
        bench.teller.tell(response(101), 0);
        QVERIFY(bench.lines.list.empty());
    }

    void rawBytesThatAreNoHeadAreNotTold()
    {
        Bench bench(Side::Client);
        bench.raw("\x16\x03\x01");
        bench.raw("GET / HTTP/1.1\r\nHost");
        QVERIFY(bench.lines.list.empty());
        bench.raw("GET / HTTP/1.1\r\n\r\n");
        QCOMPARE(bench.lines.list, (Texts{"http request [upgrading]"}));
    }

    void rawBytesAfterTheUpgradeAreFrames()
    {
        Bench bench(Side::Server, Phase::Open);
        std::string bytes;
        appendFrame(bytes, wellFormed(Opcode::Ping, 1), "x");
        appendFrame(bytes, wellFormed(Opcode::Close, 2), closePayload(1000));
        bench.raw(bytes + "\x81");
        QCOMPARE(bench.lines.list,
                 (Texts{"ws frame-sent ping 1 [open] at 0", "ws frame-sent close 2 [closing-by-us] at 3",
                        "ws frame-sent partial header 1 [closing-by-us] at 7"}));
    }

    void rawBytesBehindACutFrameBelongToIt()
    {
        Bench bench(Side::Server, Phase::Open);
        Pace cut;
        cut.cut = 4;
        bench.send(text("abcdef", cut));
        bench.raw("cdef");
        bench.send(text("next"));
        QCOMPARE(bench.lines.list,
                 (Texts{"ws frame-sent text 6 partial 2 [open] at 0", "ws frame-sent text 4 [open] at 8"}));
    }

    void halfACloseFrameClosesNothing()
    {
        Bench bench(Side::Server, Phase::Open);
        SeededRandom random(1);
        FrameSpec close;
        close.opcode = Opcode::Close;
        close.payload = closePayload(1000);
        const OutgoingItem item = frameItem(close, {}, Side::Server, random);
        bench.teller.tell(item, 3);
        QCOMPARE(bench.lines.list, (Texts{"ws frame-sent close 2 partial 1 [open] at 0"}));
    }
};

QTEST_GUILESS_MAIN(SentTellerTest)
#include "sent_teller_test.moc"
