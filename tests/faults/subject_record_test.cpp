#include "faults/subject_record.h"

#include <QTest>

using namespace lifeline;

namespace {

template <class Body> Event eventOf(Side side, Phase phase, Body body)
{
    Event event;
    event.side = side;
    event.phase = phase;
    event.body = body;
    return event;
}

SubjectRecord recordOf(Side side, const std::vector<Event>& events)
{
    SubjectRecord record(side);
    for (const Event& event : events)
        record.take(event);
    return record;
}

Event callback(Side side, Phase phase, CallbackName name, std::uint16_t code = 0)
{
    return eventOf(side, phase, event::Callback{.name = name, .code = code});
}

} // namespace

class SubjectRecordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itGathersCallbacksFindingsAndDeadlines()
    {
        RuleSet rules;
        rules.add(UpgradeRule::MissingKey);
        const SubjectRecord record = recordOf(
            Side::Server, {eventOf(Side::Server, Phase::Failed, event::RequestRefused{400, rules}),
                           eventOf(Side::Server, Phase::Failed,
                                   event::Callback{.name = CallbackName::Upgrade, .refusal = rules}),
                           eventOf(Side::Server, Phase::Failed, event::DeadlinePassed{DeadlineName::Close}),
                           eventOf(Side::Server, Phase::Failed, event::Finding{Violation::ReservedBit, 0})});
        QCOMPARE(record.callbacks(), (std::vector<ExpectedCallback>{{CallbackName::Upgrade, true, 0}}));
        QVERIFY(record.found("missing-key"));
        QVERIFY(record.found(info(Violation::ReservedBit).id));
        QVERIFY(!record.found("unmasked-frame"));
        QVERIFY(record.passed(DeadlineName::Close));
        QVERIFY(!record.passed(DeadlineName::Idle));
        QCOMPARE(*record.phase(), Phase::Failed);
    }

    void aRefusalIsNotTheEnd()
    {
        std::vector<Event> events{eventOf(Side::Server, Phase::Failed, event::RequestRefused{}),
                                  eventOf(Side::Server, Phase::Failed, event::FinSent{})};
        QVERIFY(!recordOf(Side::Server, events).over());
        events.push_back(eventOf(Side::Server, Phase::Failed, event::FinReceived{}));
        QVERIFY(recordOf(Side::Server, events).over());
    }

    void whoOpenedIsOverOnceItsApplicationKnows()
    {
        std::vector<Event> events{callback(Side::Client, Phase::Open, CallbackName::OnOpen),
                                  eventOf(Side::Client, Phase::Closed, event::ResetReceived{}),
                                  callback(Side::Client, Phase::Closed, CallbackName::OnError)};
        QVERIFY(!recordOf(Side::Client, events).over());
        events.push_back(callback(Side::Client, Phase::Closed, CallbackName::OnClose, 1006));
        QVERIFY(recordOf(Side::Client, events).over());
    }

    void aClientThatNeverOpenedIsOverWithItsError()
    {
        std::vector<Event> events{eventOf(Side::Client, Phase::Failed, event::ConnectFailed{})};
        QVERIFY(!recordOf(Side::Client, events).over());
        events.push_back(callback(Side::Client, Phase::Failed, CallbackName::OnError));
        QVERIFY(recordOf(Side::Client, events).over());
    }

    void aLastDeadlineEndsWhoHasSentItsFin()
    {
        std::vector<Event> events{
            eventOf(Side::Server, Phase::Failed, event::FinSent{}),
            eventOf(Side::Server, Phase::Failed, event::DeadlinePassed{DeadlineName::Close})};
        QVERIFY(recordOf(Side::Server, events).over());
        events.erase(events.begin());
        QVERIFY(!recordOf(Side::Server, events).over());
    }
};

QTEST_GUILESS_MAIN(SubjectRecordTest)
#include "subject_record_test.moc"
