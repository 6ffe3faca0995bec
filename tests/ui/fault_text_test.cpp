#include "ui/faults/fault_text.h"

#include <QTest>

namespace lifeline {
namespace {

Fault sample()
{
    Fault fault;
    fault.id = "no-<key>";
    fault.title = "No <b>key</b>";
    fault.does = "Asks without <a> key.";
    fault.must = "Refuse & end.";
    fault.sections = {"4.2.1", "RFC 9112 2.2"};
    fault.expect.callbacks = {{CallbackName::Upgrade, true, 0}};
    fault.expect.allowed = {{{CallbackName::OnOpen}, {CallbackName::OnClose, false, 1006}}};
    fault.expect.allowedWhy = "TCP decides.";
    return fault;
}

} // namespace

class FaultTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sectionsCarryTheirSign();
    void theTwoOfAPairAreToldApart();
    void whatAFileSaysIsNoMarkup();
    void theDetailsSayWhatIsOwed();
    void everyOutcomeHasAWordAndASign();
    void aReportIsOneLineAndAList();
    void aProblemNamesItsFileAndLine();
    void aTallyCounts();
};

void FaultTextTest::sectionsCarryTheirSign()
{
    QCOMPARE(sectionText(sample()), QStringLiteral("§4.2.1"));
    QCOMPARE(sectionsText(sample()), QStringLiteral("RFC 6455 §4.2.1, RFC 9112 §2.2"));
    QCOMPARE(sectionText(Fault()), QString());
}

void FaultTextTest::theTwoOfAPairAreToldApart()
{
    Fault fault = sample();
    QCOMPARE(titleText(fault), QStringLiteral("No <b>key</b>"));
    fault.id = "reset-by-server";
    fault.side = Side::Server;
    QCOMPARE(titleText(fault), QStringLiteral("No <b>key</b> · by the server"));
    QCOMPARE(placeText(fault), QStringLiteral("server §4.2.1"));
    QCOMPARE(placeText(sample()), QStringLiteral("§4.2.1"));
}

void FaultTextTest::whatAFileSaysIsNoMarkup()
{
    for (const QString& html : {detailsHtml(sample()), tipHtml(sample())}) {
        QVERIFY(html.contains(QStringLiteral("&lt;a&gt;")));
        QVERIFY(!html.contains(QStringLiteral("<a>")));
        QVERIFY(!html.contains(QStringLiteral("<b>key")));
        QVERIFY(html.contains(QStringLiteral("Refuse &amp; end.")));
    }
}

void FaultTextTest::theDetailsSayWhatIsOwed()
{
    QCOMPARE(callbacksText(sample().expect.callbacks), QStringLiteral("upgrade:refused"));
    QCOMPARE(callbacksText({}), QStringLiteral("none"));
    const QString html = detailsHtml(sample());
    QVERIFY(html.contains(QStringLiteral("upgrade:refused")));
    QVERIFY(html.contains(QStringLiteral("on-open, on-close:1006")));
    QVERIFY(html.contains(QStringLiteral("TCP decides.")));
    QVERIFY(html.contains(QStringLiteral("client")));
}

void FaultTextTest::everyOutcomeHasAWordAndASign()
{
    QStringList seen;
    for (const Outcome outcome : {Outcome::Passed, Outcome::Allowed, Outcome::Failed, Outcome::Skipped})
        seen << outcomeWord(outcome) << outcomeSign(outcome);
    QCOMPARE(seen.removeDuplicates(), qsizetype{0});
}

void FaultTextTest::aReportIsOneLineAndAList()
{
    FaultReport report;
    report.outcome = Outcome::Failed;
    report.why = "2 expect response 400: nothing came in time";
    report.checks = {{"1 expect request", "", "", Outcome::Passed},
                     {"callbacks", "on-error", "<none>", Outcome::Failed}};
    QCOMPARE(reportLine(report), QStringLiteral("✗ failed · 2 expect response 400: nothing came in time"));
    const QString html = checksHtml(report);
    QVERIFY(html.contains(QStringLiteral("1 expect request")));
    QVERIFY(html.contains(QStringLiteral("expected on-error")));
    QVERIFY(html.contains(QStringLiteral("&lt;none&gt;")));
}

void FaultTextTest::aProblemNamesItsFileAndLine()
{
    const FileProblem problem{"/home/me/faults/mine.json", 7, 3, "\"opcod\" is no key", "opcode, fin"};
    QCOMPARE(problemLine(problem), QStringLiteral("mine.json:7: \"opcod\" is no key (expected opcode, fin)"));
}

void FaultTextTest::aTallyCounts()
{
    Tally tally;
    for (const Outcome outcome : {Outcome::Passed, Outcome::Passed, Outcome::Failed, Outcome::Skipped})
        tally.take(outcome);
    QCOMPARE(tally.total(), std::size_t{4});
    QCOMPARE(tally.text(), QStringLiteral("4 played: 2 passed, 1 failed, 1 skipped"));
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultTextTest)
#include "fault_text_test.moc"
