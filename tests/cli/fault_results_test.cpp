#include "cli/fault_results.h"
#include "sample_faults.h"

#include <QTest>

using namespace lifeline;

class FaultResultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOutcomeIsCountedAndListed();
    void theTableFollowsTheCatalogue();
    void aMissNamesTheStep();
    void aFailureWithoutAStepHasItsReason();
    void nobodyIsThereOnlyWhereNothingWasReached();
    void skippedAloneIsSeen();
    void whatAPeerSentIsEscaped();
    void everyCheckIsALine();
};

void FaultResultsTest::everyOutcomeIsCountedAndListed()
{
    FaultResults results;
    results.add(sampleReport("one", Outcome::Passed));
    results.add(sampleReport("longer", Outcome::Failed));
    results.add(sampleReport("three", Outcome::Skipped));
    results.add(sampleReport("four", Outcome::Allowed));
    results.add(sampleReport("five", Outcome::Passed));
    QCOMPARE(results.countsText(), std::string("2 passed, 1 allowed, 1 failed, 1 skipped"));
    QCOMPARE(QByteArray::fromStdString(results.table(false)),
             QByteArray("passed   one\n"
                        "failed   longer  2 expect response 400: expected response 400, seen response 101\n"
                        "skipped  three   a reason\n"
                        "allowed  four    the RFC leaves it open\n"
                        "passed   five\n"));
    QVERIFY(results.table(true).find("\x1b[31m") != std::string::npos);
}

void FaultResultsTest::theTableFollowsTheCatalogue()
{
    FaultResults results;
    for (const char* id : {"c", "a", "b"})
        results.add(sampleReport(id, Outcome::Passed));
    const auto& reports = results.reports();
    results.sortLike({reports[1].fault.get(), reports[2].fault.get()});
    QCOMPARE(results.table(false), std::string("passed   a\npassed   b\npassed   c\n"));
}

void FaultResultsTest::aMissNamesTheStep()
{
    FaultReport report = sampleReport("one", Outcome::Failed);
    QCOMPARE(failureText(report),
             std::string("2 expect response 400: expected response 400, seen response 101"));
    report.checks[1].seen.clear();
    QCOMPARE(failureText(report), std::string("2 expect response 400: expected response 400, seen nothing"));
}

void FaultResultsTest::aFailureWithoutAStepHasItsReason()
{
    FaultReport report = sampleReport("one", Outcome::Failed);
    report.checks.clear();
    QCOMPARE(failureText(report), std::string("a reason"));
}

void FaultResultsTest::nobodyIsThereOnlyWhereNothingWasReached()
{
    FaultReport unreached = sampleReport("one", Outcome::Skipped);
    unreached.reached = false;
    FaultResults results;
    results.add(sampleReport("zero", Outcome::Skipped));
    QVERIFY(!results.nobodyThere() && !results.anyFailed());
    results.add(unreached);
    QVERIFY(results.nobodyThere() && results.anyFailed() && !results.nothingToPlay());
    results.add(sampleReport("two", Outcome::Passed)); // somebody was there, and was not any more
    QVERIFY(!results.nobodyThere() && results.anyFailed());
}

void FaultResultsTest::skippedAloneIsSeen()
{
    FaultResults results;
    results.add(sampleReport("one", Outcome::Skipped));
    QVERIFY(results.nothingToPlay());
    results.add(sampleReport("two", Outcome::Passed));
    QVERIFY(!results.nothingToPlay() && !results.anyFailed());
    results.add(sampleReport("three", Outcome::Failed));
    QVERIFY(results.anyFailed());
}

void FaultResultsTest::whatAPeerSentIsEscaped()
{
    FaultReport report = sampleReport("one", Outcome::Failed);
    report.checks[1].seen = "text \x1b[2J";
    QVERIFY(resultLine(report, 0, false).find('\x1b') == std::string::npos);
    QVERIFY(checksText(report, false).find('\x1b') == std::string::npos);
}

void FaultResultsTest::everyCheckIsALine()
{
    QCOMPARE(checksText(sampleReport("one", Outcome::Failed), false),
             std::string("  passed   1 send-request\n"
                         "  failed   2 expect response 400: expected response 400, seen response 101\n"));
}

QTEST_APPLESS_MAIN(FaultResultsTest)
#include "fault_results_test.moc"
