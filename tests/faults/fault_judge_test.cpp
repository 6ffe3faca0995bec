#include "faults/fault_judge.h"
#include "support/script_book.h"

#include <QTest>

using namespace lifeline;

namespace {

template <class Body> Event eventOf(Side side, Phase phase, Body body)
{
    Event event;
    event.connection = ConnectionId{7};
    event.side = side;
    event.phase = phase;
    event.body = body;
    return event;
}

std::shared_ptr<Fault> fault() { return faultWith(Side::Client, {}); }

FaultJudge judgeOf(const std::shared_ptr<Fault>& fault, bool ours, const std::vector<Event>& events)
{
    FaultJudge judge(fault, ours);
    for (const Event& event : events)
        judge.take(event);
    return judge;
}

const Event begun = eventOf(Side::Client, Phase::Upgrading, event::FaultBegun{"test"});
const Event endedWell = eventOf(Side::Client, Phase::Closed, event::FaultEnded{"test", true});
const Event endedBadly = eventOf(Side::Client, Phase::Closed, event::FaultEnded{"test", false});
const Event met = eventOf(Side::Client, Phase::Open, event::ExpectationMet{"test", 2, "expect fin", false});
const Event allowed =
    eventOf(Side::Client, Phase::Open, event::ExpectationMet{"test", 2, "expect fin", true});
const Event missed =
    eventOf(Side::Client, Phase::Open, event::ExpectationMissed{"test", 2, "expect fin", "reset"});

} // namespace

class FaultJudgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void outcomesHaveNames()
    {
        QCOMPARE(outcomeId(Outcome::Passed), std::string_view("passed"));
        QCOMPARE(outcomeId(Outcome::Skipped), std::string_view("skipped"));
    }

    void stepsMakeTheOutcome()
    {
        QCOMPARE(judgeOf(fault(), false, {begun, met, endedWell}).report().outcome, Outcome::Passed);
        QCOMPARE(judgeOf(fault(), false, {begun, allowed, endedWell}).report().outcome, Outcome::Allowed);
        const FaultReport failed = judgeOf(fault(), false, {begun, missed, endedBadly}).report();
        QCOMPARE(failed.outcome, Outcome::Failed);
        QCOMPARE(failed.why, std::string("2 expect fin: saw reset"));
        QCOMPARE(failed.connection, ConnectionId{7});
    }

    void aMissInALoopStaysAMiss()
    {
        const FaultReport report = judgeOf(fault(), false, {begun, missed, met, endedBadly}).report();
        QCOMPARE(report.checks.size(), std::size_t{1});
        QCOMPARE(report.outcome, Outcome::Failed);
    }

    void aLimitThatPassedFails()
    {
        QCOMPARE(judgeOf(fault(), false, {begun, endedBadly}).report().outcome, Outcome::Failed);
    }

    void aScriptThatRunsHasNotPassed()
    {
        const FaultJudge judge = judgeOf(fault(), false, {begun, met});
        QVERIFY(!judge.over());
        QCOMPARE(judge.report().outcome, Outcome::Failed);
    }

    void withoutTcpItIsSkipped()
    {
        const FaultJudge judge = judgeOf(
            fault(), false, {eventOf(Side::Client, Phase::Failed, event::ConnectFailed{Cause::Refused, {}})});
        QVERIFY(judge.over());
        QCOMPARE(judge.report().outcome, Outcome::Skipped);
        QVERIFY(!judge.report().reached);
    }

    void callbacksAreTheWholeSequence()
    {
        const auto wanted = fault();
        wanted->expect.callbacks = {{CallbackName::Upgrade, true, 0}};
        wanted->expect.allowed = {{}};
        RuleSet rules;
        rules.add(UpgradeRule::MissingKey);
        const Event refused = eventOf(Side::Server, Phase::Failed,
                                      event::Callback{.name = CallbackName::Upgrade, .refusal = rules});
        const Event accepted =
            eventOf(Side::Server, Phase::Open, event::Callback{.name = CallbackName::Upgrade});
        const Event over = eventOf(Side::Server, Phase::Failed, event::ResetReceived{});
        QCOMPARE(judgeOf(wanted, true, {begun, refused, over, endedWell}).report().outcome, Outcome::Passed);
        QCOMPARE(judgeOf(wanted, true, {begun, over, endedWell}).report().outcome, Outcome::Allowed);
        QCOMPARE(judgeOf(wanted, true, {begun, accepted, over, endedWell}).report().outcome, Outcome::Failed);
        QCOMPARE(judgeOf(wanted, true, {begun, refused, refused, over, endedWell}).report().outcome,
                 Outcome::Failed);
    }

    void phaseDeadlineAndFindingAreLookedAt()
    {
        const auto wanted = fault();
        wanted->expect.phase = Phase::Closed;
        wanted->expect.deadline = DeadlineName::Idle;
        wanted->expect.finding = "unmasked-frame";
        const FaultReport report =
            judgeOf(wanted, true,
                    {begun, eventOf(Side::Server, Phase::Failed, event::ResetReceived{}), endedWell})
                .report();
        std::vector<std::string> failed;
        for (const Check& check : report.checks) {
            if (check.outcome == Outcome::Failed)
                failed.push_back(check.what);
        }
        QCOMPARE(failed, (std::vector<std::string>{"phase", "deadline idle", "finding"}));
    }
};

QTEST_GUILESS_MAIN(FaultJudgeTest)
#include "fault_judge_test.moc"
