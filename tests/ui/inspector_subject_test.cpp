#include "ui/inspected_story.h"
#include "ui/inspector/inspector_subject.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;

class InspectorSubjectTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesAreNumberedBySideAndDirection()
    {
        StoryLog story;
        story.echo("a");
        story.echo("b");
        const std::uint32_t third = story.frame<event::FrameSent>(Side::Client, Opcode::Text, "c");
        QCOMPARE(subjectTitle(subjectOf(story, third)), QStringLiteral("Frame 3"));
        QCOMPARE(subjectOf(story, 3).frameNumber, std::uint64_t{1});
    }

    void otherEventsHaveTheirOwnName()
    {
        StoryLog story;
        const std::uint32_t row = story.add(Side::Client, Phase::Closed, event::FinSent{});
        QCOMPARE(subjectTitle(subjectOf(story, row)), words::eventTitle(story.log.event(row)));
    }

    void aFindingBelongsToTheFrameItsOffsetLiesIn()
    {
        StoryLog story;
        const std::uint32_t sent = story.frame<event::FrameSent>(Side::Client, Opcode::Text, "hello");
        const std::uint32_t received = story.frame<event::FrameReceived>(Side::Server, Opcode::Text, "hello");
        story.add(Side::Server, Phase::Open, event::Finding{Violation::ReservedBit, 0});
        story.add(Side::Server, Phase::Open, event::Finding{Violation::DataAfterClose, 4000});
        story.add(Side::Client, Phase::Open, event::Finding{Violation::MaskedFrame, 0});
        for (const std::uint32_t row : {sent, received}) {
            const InspectorSubject subject = subjectOf(story, row);
            QCOMPARE(subject.findings.size(), std::size_t{1});
            QCOMPARE(subject.findings[0].violation, Violation::ReservedBit);
        }
    }

    void aRequestAndItsRefusalBelongTogether()
    {
        StoryLog story;
        const RuleSet failed = rules({UpgradeRule::MissingKey});
        const std::uint32_t request =
            story.add(Side::Server, Phase::Upgrading, event::Request{StoryLog::request});
        const std::uint32_t refused =
            story.add(Side::Server, Phase::Failed, event::RequestRefused{400, failed});
        const std::uint32_t upgrade =
            story.callback(Side::Server, {.name = CallbackName::Upgrade, .refusal = failed}, Phase::Failed);
        QCOMPARE(subjectOf(story, request).rules, failed);
        QCOMPARE(subjectOf(story, refused).rules, failed);
        QCOMPARE(subjectOf(story, upgrade).rules, failed);
        const InspectorSubject judged = subjectOf(story, refused);
        QVERIFY(judged.head && judged.head->as<event::Request>() != nullptr);
    }

    void aResponseThatHeldHasNoRules()
    {
        StoryLog story;
        story.open();
        QVERIFY(subjectOf(story, 8).rules.empty());
        QVERIFY(!subjectOf(story, 8).head);
    }

    void anEventOfNoConnectionStandsAlone()
    {
        StoryLog story;
        story.add(Side::Server, Phase::Idle, event::Listening{"127.0.0.1", 9001});
        const InspectorSubject subject = inspectorSubject(story.log, nullptr, 0);
        QCOMPARE(subject.frameNumber, std::uint64_t{0});
        QVERIFY(subject.findings.empty());
    }

    void timeCountsFromTheConnectionsBegin_data()
    {
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("begin") << qint64{0} << QStringLiteral("+ 0.000 ms");
        QTest::newRow("never rounded up") << qint64{412'083'999} << QStringLiteral("+ 412.083 ms");
        QTest::newRow("seconds") << qint64{5'012'083'000} << QStringLiteral("+ 5012.083 ms");
        QTest::newRow("before") << qint64{-5} << QStringLiteral("+ 0.000 ms");
    }
    void timeCountsFromTheConnectionsBegin()
    {
        QFETCH(qint64, nanoseconds);
        InspectorSubject subject{
            .event = {}, .findings = {}, .rules = {}, .head = {}, .began = monotonicTime(1'000)};
        subject.event.at = monotonicTime(nanoseconds + 1'000);
        QTEST(subjectTime(subject), "text");
    }
};

QTEST_APPLESS_MAIN(InspectorSubjectTest)
#include "inspector_subject_test.moc"
