#include "atlas/atlas_sample.h"
#include "atlas/matrix_sample.h"
#include "cli/cell_report.h"

#include <QTest>

using namespace lifeline;

namespace {

/// "fault outcome" each.
QStringList shown(const std::vector<CellReport>& cells)
{
    QStringList lines;
    for (const CellReport& cell : cells) {
        const std::string_view outcome = outcomeId(cell.outcome);
        lines += QString::fromStdString(cell.fault + " " + std::string(outcome));
    }
    return lines;
}

AtlasColumn columnThatTells(const std::vector<AtlasOutcome>& outcomes)
{
    AtlasColumn column = sampleColumn();
    column.cells[0].outcomes = outcomes;
    return column;
}

} // namespace

class CellReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMeasurementPassesAndWhatWasLeftIsSkipped();
    void aDifferenceFailsOrIsAllowed_data();
    void aDifferenceFailsOrIsAllowed();
    void whatIsNotStoredIsSkipped();
    void aMatrixFailsOnlyByWhatWasMeasuredNow();
    void theFileForProgramsHasEachCell();
    void theTestReportHasATestCaseEach();
};

void CellReportTest::aMeasurementPassesAndWhatWasLeftIsSkipped()
{
    const auto cells = measuredCells(sampleColumn());
    QCOMPARE(shown(cells), (QStringList{QStringLiteral("fin-idle-by-client passed"),
                                        QStringLiteral("reset-after-request passed"),
                                        QStringLiteral("fin-unanswered-by-client skipped")}));
    QCOMPARE(cells[0].column, std::string("jetty 9.4.57 server"));
    QCOMPARE(cells[1].now, std::string("on-open on-close:1006 / on-open"));
    QCOMPARE(cells[2].why, std::string("the program cannot be asked to end TCP by itself"));
}

void CellReportTest::aDifferenceFailsOrIsAllowed_data()
{
    QTest::addColumn<bool>("again");
    QTest::addColumn<bool>("strict");
    QTest::addColumn<QByteArray>("outcome");
    QTest::newRow("it never came again") << false << false << QByteArray("failed");
    QTest::newRow("newly racy") << true << false << QByteArray("allowed");
    QTest::newRow("newly racy, strictly") << true << true << QByteArray("failed");
}

void CellReportTest::aDifferenceFailsOrIsAllowed()
{
    QFETCH(const bool, again);
    QFETCH(const bool, strict);
    std::vector<AtlasOutcome> outcomes{outcomeOf("on-open", 30)};
    if (again)
        outcomes.push_back(outcomeOf("on-open on-close:1006", 1));
    const AtlasColumn now = columnThatTells(outcomes);
    const auto cells = comparedCells(now, compareAtlas(sampleColumn(), now), strict);
    QCOMPARE(cells.size(), std::size_t{3});
    const std::string_view outcome = outcomeId(cells[0].outcome);
    QTEST(QByteArray(outcome.data(), qsizetype(outcome.size())), "outcome");
    QCOMPARE(cells[0].before, std::string("on-open on-close:1006"));
    QVERIFY(cells[0].now.starts_with("on-open"));
    QVERIFY(cells[1].outcome == Outcome::Passed && cells[1].before.empty());
}

void CellReportTest::whatIsNotStoredIsSkipped()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].fault = "brand-new";
    QCOMPARE(shown(comparedCells(now, compareAtlas(sampleColumn(), now), true)),
             (QStringList{QStringLiteral("reset-after-request passed"), QStringLiteral("brand-new skipped"),
                          QStringLiteral("fin-unanswered-by-client skipped")}));
}

void CellReportTest::aMatrixFailsOnlyByWhatWasMeasuredNow()
{
    SampleMatrix sample;
    const std::vector<Matrix> matrices{makeMatrix(sample.source(), Side::Server, sample.fourRows())};
    const auto count = [](const std::vector<CellReport>& cells, Outcome outcome) {
        return std::count_if(cells.begin(), cells.end(),
                             [outcome](const CellReport& cell) { return cell.outcome == outcome; });
    };
    const auto read = matrixCells(matrices, {}, sample.atlas);
    QCOMPARE(read.size(), std::size_t{12}); // four rows, three columns
    QCOMPARE(count(read, Outcome::Failed), 0);
    QVERIFY(count(read, Outcome::Skipped) > 0);
    std::vector<AtlasColumn> stored = sample.atlas;
    for (AtlasCell& cell : stored[1].cells)
        cell.outcomes = {outcomeOf("something else")};
    const auto measured = matrixCells(matrices, {sample.atlas[1]}, stored);
    QCOMPARE(count(measured, Outcome::Failed), qsizetype(sample.atlas[1].cells.size()));
    for (const CellReport& cell : measured)
        QVERIFY(cell.outcome != Outcome::Failed || cell.column == "reference 1.0 server");
}

void CellReportTest::theFileForProgramsHasEachCell()
{
    const std::string json =
        cellsJson({{"jetty 9 server", "fin", Outcome::Failed, "a", "b", "it \"differs\""}},
                  {"atlas check", "2026-11-28T11:00:00.000Z", ExitCode::Failed});
    QVERIFY2(json.starts_with("{\"lifeline\":1,\"app\":\""), json.c_str());
    QVERIFY2(
        json.ends_with(
            "\"command\":\"atlas check\",\"started\":\"2026-11-28T11:00:00.000Z\",\"exit\":1,\"passed\":0,"
            "\"allowed\":0,\"failed\":1,\"skipped\":0,\"cells\":[{\"column\":\"jetty 9 server\",\"fault\":"
            "\"fin\",\"outcome\":\"failed\",\"before\":\"a\",\"now\":\"b\",\"why\":\"it "
            "\\\"differs\\\"\"}]}\n"),
        json.c_str());
}

void CellReportTest::theTestReportHasATestCaseEach()
{
    const std::string xml =
        cellsJunit({{"s 1 server", "good"},
                    {"s 1 server", "bad", Outcome::Failed, "<a>", "b", "it differs"},
                    {"s 1 server", "racy", Outcome::Allowed, "a", "b", "it is newly racy"},
                    {"s 1 server", "left", Outcome::Skipped, {}, {}, "no \"time\""}},
                   {"atlas check", "2026-11-28T11:00:00.000Z", ExitCode::Failed});
    QCOMPARE(
        QByteArray::fromStdString(xml),
        QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<testsuite name=\"lifeline.atlas check\" tests=\"4\" failures=\"1\" errors=\"0\" "
                   "skipped=\"1\" timestamp=\"2026-11-28T11:00:00.000Z\">\n"
                   "  <testcase classname=\"lifeline.atlas.s 1 server\" name=\"good\"/>\n"
                   "  <testcase classname=\"lifeline.atlas.s 1 server\" name=\"bad\">\n"
                   "    <failure type=\"difference\" message=\"it differs\">was &lt;a&gt;, now b</failure>\n"
                   "  </testcase>\n"
                   "  <testcase classname=\"lifeline.atlas.s 1 server\" name=\"racy\">\n"
                   "    <system-out>allowed: it is newly racy: was a, now b</system-out>\n"
                   "  </testcase>\n"
                   "  <testcase classname=\"lifeline.atlas.s 1 server\" name=\"left\">\n"
                   "    <skipped message=\"no &quot;time&quot;\"/>\n"
                   "  </testcase>\n"
                   "</testsuite>\n"));
}

QTEST_APPLESS_MAIN(CellReportTest)
#include "cell_report_test.moc"
