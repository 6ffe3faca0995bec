#include "ui/ladder/ladder_captions.h"
#include "ui/story_log.h"
#include "words/words.h"

#include <QTest>

using namespace lifeline;

namespace {

/// A story's rows and captions after its last event.
struct Told {
    explicit Told(const StoryLog& story) : captions(story.log)
    {
        for (std::uint32_t row = 0; row < story.log.size(); ++row) {
            rows.take(row, story.log.entry(row));
            captions.take(row, story.log.entry(row));
        }
    }
    const LadderRow& last() const { return rows[rows.size() - 1]; }

    LadderRows rows;
    LadderCaptions captions;
};

} // namespace

class LadderCaptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOpeningInWords()
    {
        StoryLog story;
        story.open();
        const Told told(story);
        QCOMPARE(told.captions.wire(told.rows[0]), QStringLiteral("SYN · SYN-ACK"));
        QCOMPARE(told.captions.wire(told.rows[1]), QStringLiteral("GET /chat Upgrade: websocket"));
        QCOMPARE(told.captions.flag(told.rows[2]), QStringLiteral("upgrade"));
        QCOMPARE(told.captions.wire(told.rows[3]), QStringLiteral("101 Switching Protocols"));
    }

    void theServersHandlerTakesTwoAndReleasesTwo()
    {
        StoryLog story;
        story.open();
        story.callback(Side::Server, {.name = CallbackName::OnClose, .code = 1006}, Phase::Closed);
        const Told told(story);
        QCOMPARE(told.captions.note(told.rows[2]), QStringLiteral("+ 1 resource"));
        QCOMPARE(told.captions.note(told.rows[4]), QStringLiteral("+ 1 resource"));
        QCOMPARE(told.captions.note(told.last()), QStringLiteral("1006 · − 2 resources"));
    }

    void theClientHasNoHandlerWithResources()
    {
        StoryLog story;
        story.open();
        story.callback(Side::Client, {.name = CallbackName::OnClose, .code = 1006}, Phase::Closed);
        const Told told(story);
        QCOMPARE(told.captions.note(told.rows[5]), QString());
        QCOMPARE(told.captions.note(told.last()), QStringLiteral("1006"));
    }

    void aRefusedUpgradeNamesItsRulesAndWhatItLeaks()
    {
        StoryLog story;
        const RuleSet failed = rules({UpgradeRule::MissingKey, UpgradeRule::MissingVersion});
        story.add(Side::Server, Phase::Failed, event::RequestRefused{426, failed});
        story.callback(Side::Server, {.name = CallbackName::Upgrade, .refusal = failed}, Phase::Failed);
        const Told told(story);
        QCOMPARE(told.captions.notice(told.rows[0]),
                 QStringLiteral("⚠ missing-key §4.2.1 · missing-version §4.2.1"));
        QVERIFY(told.captions.grave(told.rows[0]));
        QCOMPARE(told.captions.note(told.last()), QStringLiteral("leaked 1 · missing-key, missing-version"));
    }

    void messagesAndPingsSayTheirSize()
    {
        StoryLog story;
        story.callback(Side::Server, {.name = CallbackName::OnMessage, .length = 12});
        const Told told(story);
        QCOMPARE(told.captions.note(told.last()), QStringLiteral("12 B"));
    }

    void aFrameCutOnTheWayIsToldByWhoReceivedIt()
    {
        StoryLog story;
        story.frame<event::FrameSent>(Side::Client, Opcode::Text, std::string(128, 'a'));
        story.frame<event::FrameReceived>(Side::Server, Opcode::Text, std::string(128, 'a'), 64);
        const Told told(story);
        QCOMPARE(told.captions.wire(told.last()), QStringLiteral("TEXT fin 64 of 128 B …"));
    }

    void noticesCarryASignAndTheirWeight_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("begins");
        QTest::addColumn<bool>("grave");
        QTest::newRow("deadline") << 0 << QStringLiteral("◷ server: ") << false;
        QTest::newRow("violation") << 1 << QStringLiteral("⚠ ") << true;
        QTest::newRow("connect failed") << 2 << QStringLiteral("✕ ") << true;
        QTest::newRow("lost") << 3 << QStringLiteral("✕ ") << true;
    }
    void noticesCarryASignAndTheirWeight()
    {
        QFETCH(int, which);
        QFETCH(QString, begins);
        StoryLog story;
        const EventBody bodies[]{
            event::DeadlinePassed{DeadlineName::Idle}, event::Finding{Violation::UnmaskedFrame, 0},
            event::ConnectFailed{Cause::Refused, "refused"}, event::ConnectionLost{Cause::TcpTimedOut, ""}};
        story.add(Side::Server, Phase::Closed, bodies[which]);
        const Told told(story);
        QVERIFY2(told.captions.notice(told.last()).startsWith(begins),
                 qPrintable(told.captions.notice(told.last())));
        QVERIFY(told.captions.notice(told.last()).size() > begins.size());
        QTEST(told.captions.grave(told.last()), "grave");
    }

    void foldsCountWhatTheyHold()
    {
        StoryLog story;
        story.frame<event::FrameSent>(Side::Client, Opcode::Text, "hello world!");
        story.frame<event::FrameSent>(Side::Client, Opcode::Ping, "");
        const Told told(story);
        const LadderItem item{.frames = 38};
        QCOMPARE(told.captions.fold(item, told.rows[0]), QStringLiteral("38 messages · text · 12 B"));
        QCOMPARE(told.captions.fold(item, told.rows[1]), QStringLiteral("38 pings and pongs"));
    }

    void ghostsHaveTheirNameAndReason()
    {
        const StoryLog story;
        const Told told(story);
        const Ghost onClose{.name = CallbackName::OnClose, .reason = GhostReason::NeverOpened};
        QCOMPARE(told.captions.ghostFlag(onClose), QStringLiteral("on-close"));
        QCOMPARE(told.captions.ghostFlag({.closeFrame = true}), QStringLiteral("close frame"));
        QCOMPARE(told.captions.ghostNote(onClose), words::ghost(onClose));
    }
};

QTEST_APPLESS_MAIN(LadderCaptionsTest)
#include "ladder_captions_test.moc"
