#include "store/opened.h"
#include "store/session_summary.h"
#include "support/sample_session.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lifeline;

namespace {

std::string record(const QTemporaryDir& folder, const std::function<void(EventSink&)>& fill)
{
    const std::string path = folder.filePath(QStringLiteral("a.lifeline")).toStdString();
    EventLog log("2026-11-22T18:54:00.000Z");
    Recorder recorder(log, {.path = path});
    fill(log);
    return path;
}

} // namespace

class SessionSummaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itCountsEventsConnectionsAndTime();
    void ofALongOneOnlyTheFirstConnectionsAreCounted();
    void whereNothingHappenedNothingIsCounted();
    void whatIsNoSessionHasNone();
    void itCanBeCancelled();
};

void SessionSummaryTest::itCountsEventsConnectionsAndTime()
{
    const QTemporaryDir folder;
    EventLog log("2026-11-22T18:54:00.000Z");
    fillSampleSession(log);
    const auto summary = sessionSummary(record(folder, fillSampleSession));
    QVERIFY(summary);
    QCOMPARE(summary->events, log.size());
    QCOMPARE(summary->connections, std::uint64_t{sampleConnectionCount});
    QVERIFY(!summary->moreConnections);
    std::int64_t began = INT64_MAX, ended = 0;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        began = std::min(began, log.entry(row).at);
        ended = std::max(ended, log.entry(row).at);
    }
    QCOMPARE(summary->nanoseconds, ended - began);
}

void SessionSummaryTest::ofALongOneOnlyTheFirstConnectionsAreCounted()
{
    const QTemporaryDir folder;
    const std::string path = record(folder, [](EventSink& sink) { fillManyEvents(sink, 20'000); });
    const auto whole = sessionSummary(path);
    const auto cut = sessionSummary(path, {}, 2'000);
    QVERIFY(whole && cut);
    QVERIFY(!whole->moreConnections && cut->moreConnections);
    QCOMPARE(cut->events, whole->events);
    QCOMPARE(cut->nanoseconds, whole->nanoseconds);
    QVERIFY(cut->connections <= whole->connections && cut->connections > 0);
}

void SessionSummaryTest::whereNothingHappenedNothingIsCounted()
{
    const QTemporaryDir folder;
    const auto summary = sessionSummary(record(folder, [](EventSink&) {}));
    QVERIFY(summary);
    QCOMPARE(summary->events, std::uint64_t{0});
    QCOMPARE(summary->nanoseconds, std::int64_t{0});
}

void SessionSummaryTest::whatIsNoSessionHasNone()
{
    QVERIFY(!sessionSummary("/no/such/file"));
    QVERIFY(!sessionSummary("/"));
}

void SessionSummaryTest::itCanBeCancelled()
{
    const QTemporaryDir folder;
    const auto stop = [](std::uint64_t, std::uint64_t) { return false; };
    QVERIFY(!sessionSummary(record(folder, fillSampleSession), stop));
}

QTEST_GUILESS_MAIN(SessionSummaryTest)
#include "session_summary_test.moc"
