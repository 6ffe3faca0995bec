#include "exported.h"
#include "formats/report_run.h"
#include "support/sample_session.h"

#include <QTest>

using namespace lifeline;

class ReportRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineForEachConnection()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        const ExportOptions options;
        const LogSlice slice(log);
        FileWriter file("/dev/null");
        ExportRun run(slice, options, file, {});
        ReportRun report(run);
        const auto summaries = report.summaries();
        QCOMPARE(summaries.size(), sampleConnectionCount);
        QCOMPARE(summaries[6].stage, QStringLiteral("request refused"));
        QVERIFY(summaries[6].tone == StageTone::Failed);
        QCOMPARE(report.title(),
                 QStringLiteral("7 connections, 324 events, recorded from 2026-11-22T18:54:00.000Z"));
        QVERIFY(report.redaction().startsWith(QStringLiteral("Secrets were taken out: 0 header fields")));
        ReportConnection connection;
        QVERIFY(report.gather(7, connection));
        QCOMPARE(number(connection.story().id), 7U);
    }

    void aLongLifeIsCutInTheMiddle()
    {
        Positions all(1000);
        for (std::uint32_t i = 0; i < all.size(); ++i)
            all[i] = i;
        const ReportEvents events(all);
        QCOMPARE(events.leftOut, std::size_t{400});
        QCOMPARE(events.first.back(), 299U);
        QCOMPARE(events.last.front(), 700U);
        QCOMPARE(ReportEvents(Positions{1, 2}).first.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(ReportRunTest)
#include "report_run_test.moc"
