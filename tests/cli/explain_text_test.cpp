#include "cli/explain_text.h"
#include "support/told_story.h"

#include <QtTest>

using namespace lifeline;

class ExplainTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resourcesAreCounted_data()
    {
        QTest::addColumn<quint64>("taken");
        QTest::addColumn<quint64>("released");
        QTest::addColumn<quint64>("leaked");
        QTest::addColumn<QString>("text");
        const auto row = [](quint64 taken, quint64 released, quint64 leaked, const char* text) {
            QTest::newRow(*text ? text : "none") << taken << released << leaked << QString::fromUtf8(text);
        };
        row(0, 0, 0, "");
        row(2, 2, 0, "resources: 2 taken, 2 released");
        row(3, 2, 1, "resources: 3 taken, 2 released, 1 leaked");
        row(5, 2, 1, "resources: 5 taken, 2 released, 1 leaked, 2 in use");
    }
    void resourcesAreCounted()
    {
        QFETCH(const quint64, taken);
        QFETCH(const quint64, released);
        QFETCH(const quint64, leaked);
        QTEST(QString::fromStdString(resourcesText({taken, released, leaked})), "text");
    }

    /// An upgrade that was accepted and never opened leaks too.
    void theLedgerFollowsTheServersCallbacks()
    {
        ExplainedConnection connection;
        const auto tell = [&](Phase phase, EventBody body) {
            Event event;
            event.connection = ConnectionId{1};
            event.side = Side::Server;
            event.phase = phase;
            event.body = body;
            connection.take(event);
        };
        tell(Phase::Upgrading, event::Callback{.name = CallbackName::Upgrade});
        QCOMPARE(connection.ledger.totals(), (ResourceTotals{.taken = 1}));
        tell(Phase::Failed, event::ResetReceived{});
        QCOMPARE(connection.ledger.totals(), (ResourceTotals{.taken = 1, .leaked = 1}));
        QVERIFY(explainText({&connection}, false).find("1 leaked") != std::string::npos);
    }

    void peersWordsCannotReachTheTerminal()
    {
        ExplainedConnection connection;
        ToldStory told;
        told.open(false).report(CallbackName::OnOpen, "\x1b[31mopen", Phase::Open);
        connection.story = told.story;
        QVERIFY(explainText({&connection}, false).find('\x1b') == std::string::npos);
        QVERIFY(explainText({&connection}, true).find("\x1b[31mopen") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(ExplainTextTest)
#include "explain_text_test.moc"
