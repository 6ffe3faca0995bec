#include "lifecycle/verdict.h"
#include "support/told_story.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

class GhostsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLivingConnectionHasNone()
    {
        ToldStory story;
        story.open(false);
        QVERIFY(ghosts(story.story).empty());
    }

    void theReferenceOwesOnCloseOnceItOpened()
    {
        ToldStory story;
        story.open().tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const auto missing = ghosts(story.story);
        QCOMPARE(missing.size(), std::size_t(2));
        QCOMPARE(missing[0].name, CallbackName::OnClose);
        QCOMPARE(missing[0].reason, GhostReason::Owed);
        QVERIFY(missing[1].closeFrame);
        story.onClose(1006);
        QCOMPARE(ghosts(story.story).size(), std::size_t(1)); // the close frame alone
    }

    void anotherStacksGhostsHaveItsNamesAndReasons_data()
    {
        QTest::addColumn<bool>("told");
        QTest::addColumn<int>("duty");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, bool told, Duty duty, const char* expected) {
            QTest::newRow(name) << told << int(duty) << QString::fromLatin1(expected);
        };
        row("nothing reported", false, Duty::Unknown, "close frame 3");
        row("not known", true, Duty::Unknown, "on-error 9|on-close 8|close frame 3");
        row("owed", true, Duty::Owed, "on-error 9|on-close 6|close frame 3");
        row("not promised", true, Duty::NotPromised, "on-error 9|on-close 7|close frame 3");
    }
    void anotherStacksGhostsHaveItsNamesAndReasons()
    {
        QFETCH(const bool, told);
        QFETCH(const int, duty);
        ToldStory story;
        story.open(false);
        if (told)
            story.report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
        story.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const Duties duties = [duty](Side, const SideStory&, CallbackName) {
            return CallbackDuty{.duty = static_cast<Duty>(duty)};
        };
        QStringList words;
        for (const Ghost& ghost : ghosts(story.story, duties))
            words << QString::fromStdString(std::string(ghostName(ghost)) + " " +
                                            std::to_string(int(ghost.reason)));
        QTEST(words.join(u'|'), "expected");
    }

    void anOnCloseThatMayStillComeIsNoGhost()
    {
        ToldStory story;
        story.open(false).report(CallbackName::OnOpen, "open", Phase::Open);
        story.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const Duties duties = [](Side, const SideStory&, CallbackName name) {
            return CallbackDuty{Duty::Owed, 2s, name == CallbackName::OnClose ? "close" : ""};
        };
        const MonotonicTime end = story.story.server.ended;
        QCOMPARE(ghosts(story.story, duties, end + 1s).size(), std::size_t(2)); // no error, no close frame
        const auto late = ghosts(story.story, duties, end + 2s);
        QCOMPARE(late.size(), std::size_t(3));
        QCOMPARE(late[1].called, std::string("close"));
        QVERIFY(late[1].within == 2s);
    }

    void anUntoldOpenLeavesOnCloseUnowed()
    {
        ToldStory story;
        story.open(false).report(CallbackName::Upgrade, "createWebSocket", Phase::Open);
        story.tell(Side::Server, Phase::Closed, event::FinReceived{});
        const auto all = ghosts(story.story);
        QCOMPARE(int(all[0].reason), int(GhostReason::OpenUntold));
        QCOMPARE(int(all[2].reason), int(GhostReason::OnOpenUntold));
    }
};

QTEST_APPLESS_MAIN(GhostsTest)
#include "ghosts_test.moc"
