#include "formats/report_connection.h"
#include "support/told_story.h"

#include <QTest>

using namespace lifeline;

namespace {

void tell(ReportConnection& to, const std::function<void(ToldStory&)>& story)
{
    ToldStory told;
    told.also = [&to](const Event& event) { to.take(event, event); };
    story(told);
}

} // namespace

class ReportConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFiredAndWhatDidNot()
    {
        ReportConnection connection;
        tell(connection, [](ToldStory& told) {
            told.open();
            told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
        });
        const auto callbacks = connection.callbacks(Side::Server);
        QCOMPARE(callbacks.size(), std::size_t{3});
        QCOMPARE(callbacks[0].name, QStringLiteral("upgrade"));
        QVERIFY(!callbacks[1].ghost());
        QVERIFY(callbacks[2].ghost() && callbacks[2].name == u"on-close" && !callbacks[2].told.isEmpty());
        const auto client = connection.callbacks(Side::Client); // the frame that it did not send
        QCOMPARE(client.size(), std::size_t{1});
        QVERIFY(client[0].ghost() && client[0].name == u"close frame");
        QVERIFY(connection.headline().bold.startsWith(QStringLiteral("Opened, then reset")));
        QVERIFY(!connection.evidence().empty());
    }

    void resourcesAreCounted()
    {
        ReportConnection connection;
        tell(connection, [](ToldStory& told) {
            told.open(true);
            told.tell(Side::Server, Phase::Closed, event::FinReceived{});
            told.callback({.name = CallbackName::OnClose, .code = 1006});
        });
        QCOMPARE(ledgerText(connection.resources()),
                 QStringLiteral("taken 2, released 2, leaked 0, in use 0"));
        QCOMPARE(ledgerText({}), QString());
    }

    void aMissedInvariantIsASentence()
    {
        ReportConnection connection;
        tell(connection, [](ToldStory& told) {
            told.open(false).report(CallbackName::OnOpen, "onWebSocketConnect", Phase::Open);
            told.tell(Side::Server, Phase::Closed, event::ResetReceived{});
            told.report(CallbackName::OnClose, "onWebSocketClose", Phase::Closed, 1006);
            told.report(CallbackName::OnClose, "onWebSocketClose", Phase::Closed, 1006);
        });
        const auto misses = connection.misses(monotonicTime(3'600'000'000'000));
        QVERIFY(!misses.empty());
        QVERIFY(misses.front().startsWith(QStringLiteral("server: jetty 9.4.57 ")));
    }
};

QTEST_APPLESS_MAIN(ReportConnectionTest)
#include "report_connection_test.moc"
