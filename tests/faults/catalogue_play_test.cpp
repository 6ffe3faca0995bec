// Every built-in fault, played in memory against our own side: the catalogue and the engine agree.
#include "faults/catalogue.h"
#include "support/fault_stage.h"

#include <QTest>

using namespace lifeline;

namespace {

std::shared_ptr<const Fault> faultNamed(const QString& id)
{
    static const Catalogue catalogue = Catalogue::builtIn();
    const Fault* fault = catalogue.find(id.toStdString());
    return fault == nullptr ? nullptr : std::make_shared<Fault>(*fault);
}

void eachFault()
{
    QTest::addColumn<QString>("id");
    const Catalogue catalogue = Catalogue::builtIn();
    for (const Fault& fault : catalogue.faults())
        QTest::newRow(fault.id.c_str()) << QString::fromStdString(fault.id);
}

/// Faults whose script has nothing to wait for on the wire: it resets, and TCP tells it nothing after that.
/// What is right is seen in the callbacks of the other side, which a side that does nothing has none of.
const QStringList& resetsAndWaitsForNothing()
{
    static const QStringList ids{QStringLiteral("reset-after-accept-by-client"),
                                 QStringLiteral("reset-after-accept-by-server"),
                                 QStringLiteral("reset-mid-request"), QStringLiteral("reset-after-request"),
                                 QStringLiteral("reset-after-bad-request")};
    return ids;
}

std::string checksText(const FaultReport& report)
{
    std::string text;
    for (const Check& check : report.checks)
        text += std::string(outcomeId(check.outcome)) + "  " + check.what + "  expected \"" + check.expected +
                "\", saw \"" + check.seen + "\"\n";
    return text;
}

} // namespace

class CataloguePlayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCatalogueIsThere() { QVERIFY(Catalogue::builtIn().faults().size() >= 100); }
    void ourSideIsRight_data() { eachFault(); }
    void ourSideIsRight();
    void whoDoesNothingFails_data() { eachFault(); }
    void whoDoesNothingFails();
};

void CataloguePlayTest::ourSideIsRight()
{
    QFETCH(QString, id);
    FaultStage stage(faultNamed(id));
    const FaultReport report = stage.play();
    const bool right = report.outcome == Outcome::Passed || report.outcome == Outcome::Allowed;
    QVERIFY2(right, (report.why + "\n" + checksText(report) + stage.conversation()).c_str());
}

/// Only the script's own steps are judged here: they must see that nothing came.
void CataloguePlayTest::whoDoesNothingFails()
{
    QFETCH(QString, id);
    const auto fault = faultNamed(id);
    FaultStage stage(fault, FaultStage::Subject::Stubborn);
    const FaultReport report = stage.play();
    if (fault->reach != Reach::Normal)
        QSKIP("there is no script: only the callbacks of the other side are judged");
    const bool excepted = resetsAndWaitsForNothing().contains(id);
    QVERIFY2((report.outcome == Outcome::Failed) != excepted,
             (checksText(report) + stage.conversation()).c_str());
}

QTEST_GUILESS_MAIN(CataloguePlayTest)
#include "catalogue_play_test.moc"
