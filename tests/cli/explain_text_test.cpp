#include "cli/explain_text.h"
#include "support/told_story.h"

#include <QTest>

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

    void aMissIsShownForWhatItIsWorth_data()
    {
        QTest::addColumn<QByteArray>("stack");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("of an unknown stack")
            << QByteArray("strange 1") << 1011
            << QByteArray(
                   "  - missed: abnormal-end-reported (server; never promised: no bug): strange 1 told an "
                   "end without a close frame as something else than 1006 (RFC 6455 §7.1.5). It promises "
                   "nothing else. [#3] [#4]\n")
            << QByteArray("\"misses\":[{\"side\":\"server\",\"stack\":\"strange 1\",\"invariant\":"
                          "\"abnormal-end-reported\",\"promise\":\"not-promised\",\"severity\":\"remark\","
                          "\"events\":[3,4],");
        QTest::newRow("of one that promises")
            << QByteArray("reference") << 1011
            << QByteArray(
                   "  - missed: abnormal-end-reported (server; promised: a bug): reference told an end "
                   "without a close frame as something else than 1006 (RFC 6455 §7.1.5). It promises not "
                   "to. [#3] [#4]\n")
            << QByteArray("\"promise\":\"promised\",\"severity\":\"bug\",\"events\":[3,4],");
        QTest::newRow("none") << QByteArray("strange 1") << 1006 << QByteArray()
                              << QByteArray("\"misses\":[]");
    }
    void aMissIsShownForWhatItIsWorth()
    {
        QFETCH(const QByteArray, stack);
        QFETCH(const int, code);
        ExplainedConnection connection;
        const std::string name = stack.toStdString();
        auto tell = [&, seq = EventSeq{0}](Phase phase, EventBody body) mutable {
            Event event;
            event.seq = ++seq;
            event.connection = ConnectionId{1};
            event.side = Side::Server;
            event.phase = phase;
            event.body = body;
            connection.take(event);
        };
        tell(Phase::Upgrading, event::Accepted{"127.0.0.1:9001", "127.0.0.1:40312"});
        tell(Phase::Open, event::Callback{.name = CallbackName::OnOpen, .stack = name});
        tell(Phase::Closed, event::ResetReceived{});
        tell(Phase::Closed, event::Callback{.name = CallbackName::OnClose,
                                            .stack = name,
                                            .code = static_cast<std::uint16_t>(code)});
        const QByteArray text = QByteArray::fromStdString(explainText({&connection}, false));
        QFETCH(const QByteArray, line);
        QVERIFY2(line.isEmpty() ? !text.contains("missed:") : text.contains(line), text);
        QFETCH(const QByteArray, json);
        const QByteArray all = QByteArray::fromStdString(explainJson({&connection}));
        QVERIFY2(all.contains(json), all);
    }

    /// A close that is owed may still come as long as the log goes on.
    void whatIsOwedIsMissedOnlyOnceItsTimeIsUp()
    {
        ExplainedConnection connection;
        ToldStory told;
        told.also = [&connection](const Event& event) { connection.take(event); };
        told.open(false).report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
        told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        const auto missed = [&connection] {
            return explainText({&connection}, false).find("missed: open-implies-close") != std::string::npos;
        };
        QVERIFY(!missed());
        connection.until += std::chrono::hours(24);
        QVERIFY(missed());
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
