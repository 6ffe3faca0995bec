#include "support/sample_session.h"
#include "ui/shell/status_line.h"

#include <QLabel>
#include <QTest>

namespace lifeline {
namespace {

QLabel& label(const StatusLine& line, const char* name)
{
    return *line.findChild<QLabel*>(QString::fromLatin1(name));
}

const auto next = QStringLiteral("127.0.0.1:9001");

} // namespace

class StatusLineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void countsReadAsPeopleWriteThem();
    void limitsReadAsPeopleWriteThem();
    void itCountsTheSession();
    void aServerOthersCanReachIsWarnedOfForAsLongAsItIs();
    void theLimitsAreInSightAlsoWithoutAServer();
    void whereBeaconsReportIsInSightWhileItListens();
};

void StatusLineTest::countsReadAsPeopleWriteThem()
{
    QLocale english(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(english);
    QCOMPARE(countsText(7, 1284, 0, 217'000),
             QStringLiteral("7 connections · 1,284 events · 0 dropped · 212 KiB in memory"));
    QVERIFY(countsText(1, 0, 0, 0).startsWith(QStringLiteral("1 connection ·")));
}

void StatusLineTest::limitsReadAsPeopleWriteThem()
{
    PeerSettings limits;
    QCOMPARE(limitsText(limits), QStringLiteral("upgrade 10\u00a0s · idle 1\u00a0min"));
    limits.upgradeTimeout = std::chrono::milliseconds(1500);
    limits.idleTimeout = Duration::zero();
    QCOMPARE(limitsText(limits), QStringLiteral("upgrade 1.5\u00a0s · idle off"));
}

void StatusLineTest::itCountsTheSession()
{
    EventLog log{"2026-11-22T18:54:00.000Z"};
    SessionModel model{log, [] { return monotonicTime(0); }};
    fillSampleSession(log);
    while (model.rows() < log.size())
        model.poll();
    StatusLine line;
    line.showCounts(model);
    QCOMPARE(label(line, "status-counts").text(), countsText(7, log.size(), 0, log.bytes()));
}

void StatusLineTest::aServerOthersCanReachIsWarnedOfForAsLongAsItIs()
{
    StatusLine line;
    line.show();
    const PeerSettings limits;
    line.showServer(ListeningAt{QStringLiteral("0.0.0.0"), 9001, false}, next, true, limits);
    QVERIFY(label(line, "warning-chip").isVisible());
    QVERIFY(!label(line, "status-server").text().contains(QStringLiteral("loopback only")));
    line.showServer(ListeningAt{QStringLiteral("127.0.0.1"), 9001, true}, next, true, limits);
    QVERIFY(!label(line, "warning-chip").isVisible());
    line.showServer(std::nullopt, QStringLiteral("0.0.0.0:9001"), false, limits);
    QVERIFY(label(line, "warning-chip").isVisible());
}

void StatusLineTest::theLimitsAreInSightAlsoWithoutAServer()
{
    StatusLine line;
    line.showServer(std::nullopt, next, true, {});
    const QString text = label(line, "status-server").text();
    QVERIFY2(text.contains(next), qPrintable(text));
    QVERIFY2(text.contains(limitsText({})), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("loopback only")), qPrintable(text));
}

void StatusLineTest::whereBeaconsReportIsInSightWhileItListens()
{
    StatusLine line;
    line.show();
    QVERIFY(!label(line, "status-beacons").isVisible());
    line.showBeacons(QStringLiteral("127.0.0.1:41234"), QStringLiteral("2 reports accepted"));
    QVERIFY(label(line, "status-beacons").isVisible());
    QVERIFY(label(line, "status-beacons").text().startsWith(QStringLiteral("beacons 127.0.0.1:41234")));
    QVERIFY(label(line, "status-beacons").toolTip().contains(QStringLiteral("2 reports")));
    line.showBeacons({}, {});
    QVERIFY(!label(line, "status-beacons").isVisible());
}

} // namespace lifeline

QTEST_MAIN(lifeline::StatusLineTest)
#include "status_line_test.moc"
