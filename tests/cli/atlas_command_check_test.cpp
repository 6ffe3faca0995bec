#include "atlas/atlas_sample.h"
#include "cli/atlas_command_check.h"

#include <QTest>

using namespace lifeline;

namespace {

AtlasColumn racyColumn()
{
    AtlasColumn column = sampleColumn();
    column.cells[0].outcomes.push_back(outcomeOf("on-open", 1));
    return column;
}

AtlasColumn otherVersion()
{
    AtlasColumn column = sampleColumn();
    column.version = "9.4.58";
    column.cells[0].outcomes = {outcomeOf("on-open")};
    return column;
}

AtlasColumn differing()
{
    AtlasColumn column = sampleColumn();
    column.cells[0].outcomes = {outcomeOf("on-open")};
    column.cells[1].outcomes = {outcomeOf("-")};
    return column;
}

} // namespace

Q_DECLARE_METATYPE(lifeline::AtlasColumn)

class AtlasCommandCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSummaryCountsWhatIsLetPass_data();
    void theSummaryCountsWhatIsLetPass();
    void eachDifferenceIsALine();
    void anUnknownStackIsNotCompared();
    void onlyWhatNeverCameAgainIsDoubted();
    void cellsAreTakenAsTheyWereMeasuredAgain();
};

void AtlasCommandCheckTest::theSummaryCountsWhatIsLetPass_data()
{
    QTest::addColumn<AtlasColumn>("column");
    QTest::addColumn<bool>("strict");
    QTest::addColumn<bool>("failed");
    QTest::addColumn<QByteArray>("counts");
    QTest::newRow("the same") << sampleColumn() << true << false
                              << QByteArray(": 2 cells equal, 0 differ, 1 skipped\n");
    QTest::newRow("differs") << differing() << false << true
                             << QByteArray(
                                    ": 0 cells equal, 1 differ, 1 racy with something new, 1 skipped\n");
    QTest::newRow("newly racy")
        << racyColumn() << false << false
        << QByteArray(": 1 cell equal, 0 differ, 1 NEWLY RACY (let pass; --strict fails), 1 skipped\n");
    QTest::newRow("newly racy, strictly")
        << racyColumn() << true << true
        << QByteArray(": 1 cell equal, 0 differ, 1 NEWLY RACY (fails), 1 skipped\n");
    QTest::newRow("another version")
        << otherVersion() << false << false
        << QByteArray(": 1 cell equal, 0 differ, 1 DIFFER FROM ANOTHER VERSION (let pass; --strict fails), "
                      "1 skipped\n");
    QTest::newRow("another version, strictly")
        << otherVersion() << true << true
        << QByteArray(": 1 cell equal, 0 differ, 1 DIFFER FROM ANOTHER VERSION (fails), 1 skipped\n");
}

void AtlasCommandCheckTest::theSummaryCountsWhatIsLetPass()
{
    QFETCH(const AtlasColumn, column);
    QFETCH(const bool, strict);
    const ColumnCheck check = checkColumn(column, {sampleColumn()}, strict);
    QVERIFY(check.known);
    QTEST(check.failed, "failed");
    const QByteArray summary = QByteArray::fromStdString(check.summary);
    QVERIFY2(summary.startsWith("Jetty 9.4.5") &&
                 summary.contains(" as a server against jetty 9.4.57 of 2026-11-28: "),
             summary);
    QTEST(summary.mid(summary.lastIndexOf(": ")), "counts");
    QCOMPARE(check.cells.size(), std::size_t{3});
}

void AtlasCommandCheckTest::eachDifferenceIsALine()
{
    QCOMPARE(checkColumn(differing(), {sampleColumn()}, false).differences,
             std::string("  differs  fin-idle-by-client: was on-open on-close:1006, now on-open\n"
                         "  racy     reset-after-request: was on-open on-close:1006 / on-open, now -\n"));
    QCOMPARE(checkColumn(racyColumn(), {sampleColumn()}, false).differences,
             std::string("  NEWLY RACY  fin-idle-by-client: was on-open on-close:1006, now on-open "
                         "on-close:1006 / on-open\n"));
    QCOMPARE(checkColumn(racyColumn(), {sampleColumn()}, false).skipped,
             std::string("  skipped  fin-unanswered-by-client: the program cannot be asked to end TCP by "
                         "itself\n"));
}

void AtlasCommandCheckTest::anUnknownStackIsNotCompared()
{
    const ColumnCheck check = checkColumn(sampleColumn(), {}, false);
    QVERIFY(!check.known);
    QVERIFY(check.failed);
    QVERIFY(check.summary.empty());
    for (const CellReport& cell : check.cells)
        QVERIFY(cell.outcome == Outcome::Skipped && !cell.why.empty());
}

void AtlasCommandCheckTest::onlyWhatNeverCameAgainIsDoubted()
{
    const std::vector<AtlasColumn> atlas{sampleColumn()};
    QVERIFY(doubtedFaults({sampleColumn(), racyColumn(), otherVersion()}, atlas).empty());
    QVERIFY(doubtedFaults({sampleColumn(), differing()}, atlas) ==
            std::set<std::string>{"fin-idle-by-client"});
}

void AtlasCommandCheckTest::cellsAreTakenAsTheyWereMeasuredAgain()
{
    AtlasColumn again = racyColumn(), otherSide = differing();
    again.cells.pop_back();
    otherSide.side = Side::Client;
    std::vector<AtlasColumn> columns{differing()};
    takeAgain(columns, {again, otherSide});
    QVERIFY(columns[0].cells[0] == racyColumn().cells[0]);
    QVERIFY(columns[0].cells[1] == differing().cells[1]);
}

QTEST_APPLESS_MAIN(AtlasCommandCheckTest)
#include "atlas_command_check_test.moc"
