#include "support/sample_session.h"
#include "ui/ladder/ladder_pane.h"
#include "ui/story_log.h"
#include "words/words.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

QLabel* label(const QWidget& pane, const char* name)
{
    return pane.findChild<QLabel*>(QString::fromLatin1(name));
}

} // namespace

class LadderPaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhichConnectionItShowsAndWhatBecameOfIt()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderPane pane(model);
        pane.resize(852, 450);
        pane.show();
        QVERIFY(!label(pane, "verdict-text")->isVisible());
        model.selectConnection(ConnectionId{6});
        settle();
        const ConnectionRecord& record = *model.connections().find(ConnectionId{6});
        QCOMPARE(label(pane, "pane-subtitle")->text(),
                 QStringLiteral("#6 client ⇄ server (Reference, Ring contract)"));
        const words::Headline headline = words::verdict(record.story, record.verdict);
        QVERIFY(label(pane, "verdict-text")->isVisible());
        QVERIFY(label(pane, "verdict-text")->text().contains(headline.bold.toHtmlEscaped()));
    }

    void theFooterExplainsGhostsWhereThereAreAny_data()
    {
        QTest::addColumn<int>("connection");
        QTest::addColumn<bool>("shown");
        QTest::newRow("refused curl") << 7 << true;
        QTest::newRow("clean close") << 4 << false;
    }
    void theFooterExplainsGhostsWhereThereAreAny()
    {
        QFETCH(int, connection);
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderPane pane(model);
        pane.resize(852, 450);
        pane.show();
        model.selectConnection(ConnectionId{static_cast<std::uint32_t>(connection)});
        settle();
        settle();
        QTEST(label(pane, "ladder-footer")->isVisible(), "shown");
    }

    void theStackWhoseCallbacksStandThereIsNamed()
    {
        ConnectionStory story;
        story.id = ConnectionId{9};
        story.server.present = story.server.forwarded = true;
        QCOMPARE(ladderSubtitle(story),
                 QStringLiteral("#9 client ⇄ server (another stack, nothing reported)"));
        story.server.stack = "jetty 9.4.57";
        QCOMPARE(ladderSubtitle(story), QStringLiteral("#9 client ⇄ server (jetty 9.4.57)"));
    }

    void aLinkOfTheVerdictSelectsItsEvent()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderPane pane(model);
        model.selectConnection(ConnectionId{6});
        settle();
        const ConnectionRecord& record = *model.connections().find(ConnectionId{6});
        const auto links = words::verdict(record.story, record.verdict).rest.links;
        QVERIFY(!links.empty());
        Q_EMIT label(pane, "verdict-text")
            ->linkActivated(QStringLiteral("event:%1").arg(links.front().event));
        QCOMPARE(model.selectedRow(), std::optional<std::uint64_t>(links.front().event - 1));
        QCOMPARE(model.selectedConnection(), std::optional(ConnectionId{6}));
        Q_EMIT label(pane, "verdict-text")->linkActivated(QStringLiteral("event:99999999"));
        QCOMPARE(model.selectedRow(), std::optional<std::uint64_t>(links.front().event - 1));
    }

    void theLedgersChoiceTellsAnotherStory()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderPane pane(model);
        model.selectConnection(ConnectionId{7});
        settle();
        QVERIFY(label(pane, "ledger-connection")->text().contains(QStringLiteral("1 leaked")));
        QVERIFY(label(pane, "ledger-session")->text().contains(QStringLiteral("1 leaked")));
        const QSignalSpy chosen(&pane, &LadderPane::takingChosen);
        QTest::keyClick(pane.findChild<QComboBox*>(QStringLiteral("ledger-taking")), Qt::Key_Down);
        settle();
        QCOMPARE(chosen.size(), 1);
        QVERIFY(label(pane, "ledger-connection")->text().contains(QStringLiteral("0 leaked")));
        QVERIFY(label(pane, "ledger-session")->text().contains(QStringLiteral("0 leaked")));
        pane.setTaking(Taking::UpgradeAndOpen);
        settle();
        QVERIFY(label(pane, "ledger-connection")->text().contains(QStringLiteral("1 leaked")));
        QCOMPARE(chosen.size(), 1);
    }

    void aLongVerdictIsSeenWholeAndDoesNotKeepThePaneHigh()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderPane pane(model);
        pane.resize(420, 360);
        pane.show();
        model.selectConnection(ConnectionId{6});
        settle();
        const auto& banner = *pane.findChild<QWidget*>(QStringLiteral("verdict-banner"));
        QVERIFY(banner.heightForWidth(banner.width()) > 2 * banner.minimumSizeHint().height());
        QCOMPARE(banner.height(), banner.heightForWidth(banner.width()));
        QVERIFY2(pane.minimumSizeHint().height() < 270,
                 qPrintable(QString::number(pane.minimumSizeHint().height())));
    }

    void inALowPaneTheFooterMakesWayForThePicture()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        LadderPane pane(model);
        model.selectConnection(ConnectionId{7});
        pane.resize(852, 450);
        pane.show();
        settle();
        QVERIFY(label(pane, "ladder-footer")->isVisible());
        pane.resize(852, 300);
        settle();
        QVERIFY2(!label(pane, "ladder-footer")->isVisible(), qPrintable(QString::number(pane.height())));
    }

    void aStoryThatDiffersFromTheWireLeadsToItsCallback()
    {
        StoryLog story;
        story.open();
        story.add(Side::Client, Phase::Closed, event::ResetReceived{});
        story.callback(
            Side::Client,
            {.name = CallbackName::OnClose, .stack = "qt 6.4.2", .called = "disconnected", .code = 1000},
            Phase::Closed);
        ReadModel model(story.log);
        LadderPane pane(model);
        pane.resize(852, 450);
        pane.show();
        QVERIFY(!label(pane, "miss-lines")->isVisible());
        model.selectConnection(ConnectionId{1});
        settle();
        QVERIFY(label(pane, "miss-lines")->isVisible());
        Q_EMIT label(pane, "miss-lines")->linkActivated(QString::number(story.log.size()));
        QCOMPARE(model.selectedRow(), std::optional<std::uint64_t>(story.log.size() - 1));
    }

    void anOutsideServerIsNamedByItsAddress()
    {
        EventLog log("2026-01-01T00:00:00.000Z");
        fillSampleSession(log);
        ReadModel model(log);
        QCOMPARE(ladderSubtitle(model.connections().find(ConnectionId{3})->story),
                 QStringLiteral("#3 client (Reference, Ring contract) ⇄ 127.0.0.1:9002"));
    }
};

QTEST_MAIN(LadderPaneTest)
#include "ladder_pane_test.moc"
