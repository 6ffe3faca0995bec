#include "lifecycle/explanation.h"
#include "support/told_story.h"

#include <QTest>

#include <set>

using namespace lifeline;
using namespace std::chrono_literals;
using event::FrameReceived;
using event::FrameSent;

namespace {

EventSeq seqOf(const std::optional<Mark>& mark) { return mark ? mark->seq : 0; }

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLivingConnectionHasNoEnd()
    {
        ToldStory told;
        told.open();
        const Explanation why = explain(told.story);
        QCOMPARE(int(why.mechanism), int(Mechanism::None));
        QVERIFY(!why.end && !why.silence);
        QCOMPARE(why.phase, Phase::Open);
        QVERIFY(why.server.opened && !why.server.owed);
        QVERIFY(!why.client.seen);
    }

    void eachFactOfAResetHasItsEvent()
    {
        ToldStory told;
        told.open().frame<FrameSent>(Opcode::Text, "ours");
        told.frame<FrameReceived>(Opcode::Text, "theirs").wait(99ms);
        told.frame<FrameReceived>(Opcode::Text, "half", 1);
        told.tell(Side::Server, Phase::Closed, event::ResetReceived{}).onClose(1006);
        const Explanation why = explain(told.story);
        QCOMPARE(int(why.mechanism), int(Mechanism::Reset));
        QCOMPARE(int(why.verdict.endedBy), int(EndedBy::Client));
        QCOMPARE(seqOf(why.end), EventSeq(9));
        QCOMPARE(why.phase, Phase::Open);
        QCOMPARE(int(why.cut), int(Cut::Frame));
        QCOMPARE(seqOf(why.cutAt), EventSeq(8));
        QCOMPARE(why.lastByServer->mark.seq, EventSeq(6));
        QVERIFY(why.lastByServer->by == 102ms);
        QCOMPARE(why.lastByClient->mark.seq, EventSeq(7));
        QVERIFY(why.silence == std::optional<Duration>(101ms));
        QCOMPARE(seqOf(why.server.onOpen), EventSeq(5));
        QCOMPARE(seqOf(why.server.onClose), EventSeq(10));
        QVERIFY(why.server.owed);
        QCOMPARE(why.server.closes, 1U);
    }

    void aPongThatAnswersAnotherPingLeavesItUnanswered()
    {
        ToldStory told;
        told.open().frame<FrameSent>(Opcode::Ping, "one");
        told.frame<FrameReceived>(Opcode::Pong, "two");
        QCOMPARE(explain(told.story).pingByServer->mark.seq, EventSeq(6));
        told.frame<FrameReceived>(Opcode::Pong, "one");
        QVERIFY(!explain(told.story).pingByServer);
        told.frame<FrameReceived>(Opcode::Ping, "theirs");
        QCOMPARE(explain(told.story).pingByClient->mark.seq, EventSeq(9));
        told.frame<FrameSent>(Opcode::Pong, "theirs");
        QVERIFY(!explain(told.story).pingByClient);
    }

    void aFragmentedMessageIsCutWhereItsLastFragmentStands()
    {
        ToldStory told;
        told.open().frame<FrameReceived>(Opcode::Text, "a", SIZE_MAX, false);
        told.frame<FrameReceived>(Opcode::Ping, "between");
        told.tell(Side::Server, Phase::Closed, event::FinReceived{});
        const Explanation why = explain(told.story);
        QCOMPARE(int(why.cut), int(Cut::Message));
        QCOMPARE(seqOf(why.cutAt), EventSeq(6));
    }

    void whatCameAfterTheEndIsNoLastFrame()
    {
        ToldStory told;
        told.open().frame<FrameReceived>(Opcode::Text, "last").wait(60s);
        told.tell(Side::Server, Phase::Open, event::DeadlinePassed{DeadlineName::Idle});
        told.frame<FrameSent>(Opcode::Close, closePayload(1001), SIZE_MAX, true, Phase::ClosingByUs);
        told.tell(Side::Server, Phase::Closed, event::FinReceived{});
        const Explanation why = explain(told.story);
        QCOMPARE(int(why.mechanism), int(Mechanism::Deadline));
        QVERIFY(why.deadline == DeadlineName::Idle);
        QCOMPARE(seqOf(why.end), EventSeq(7));
        QCOMPARE(seqOf(why.silenceFrom), EventSeq(6));
        QVERIFY(!why.lastByServer);
        QVERIFY(why.closeUnanswered && why.closeByServer);
    }

    void aFinWhileFramesGoOnIsAHalfClose()
    {
        ToldStory told;
        told.open(false).tell(Side::Server, Phase::Open, event::FinReceived{});
        QVERIFY(!explain(told.story).halfClosed);
        told.frame<FrameSent>(Opcode::Text, "more");
        const Explanation why = explain(told.story);
        QCOMPARE(seqOf(why.halfClosed), EventSeq(5));
        QCOMPARE(int(why.halfClosedBy), int(EndedBy::Client));
        QVERIFY(!why.lastByServer); // what came after the end is no last frame before it
    }

    void aViolationIsBrokenByOneAndEndedByTheOther()
    {
        ToldStory told;
        told.open().tell(Side::Server, Phase::Open, event::Finding{Violation::UnmaskedFrame, 0});
        told.tell(Side::Server, Phase::Closed, event::FinReceived{});
        const Explanation why = explain(told.story);
        QCOMPARE(int(why.mechanism), int(Mechanism::Violation));
        QCOMPARE(int(why.verdict.endedBy), int(EndedBy::Server));
        QVERIFY(why.broke == EndedBy::Client);
        QVERIFY(why.violation == Violation::UnmaskedFrame);
        QCOMPARE(int(why.cut), int(Cut::Nothing));
    }

    void anotherStackIsSeenOnlyThroughItsReports()
    {
        ToldStory told;
        told.open(false);
        QVERIFY(!explain(told.story).server.seen);
        told.report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
        told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const Explanation unknown = explain(told.story);
        QVERIFY(unknown.server.seen && unknown.server.opened && !unknown.server.owed);
        const Duties promised = [](Side, const SideStory&, CallbackName) {
            return CallbackDuty{.duty = Duty::Owed};
        };
        QVERIFY(explain(told.story, promised).server.owed);
    }

    void idsAreUnique()
    {
        std::set<std::string_view> ids;
        for (std::size_t i = 0; i < mechanismCount; ++i)
            ids.insert(mechanismId(static_cast<Mechanism>(i)));
        QCOMPARE(ids.size(), mechanismCount);
    }
};

QTEST_APPLESS_MAIN(ExplanationTest)
#include "explanation_test.moc"
