#include "ui/faults/fault_draft.h"
#include "ui/faults/step_fields.h"
#include "ui/sample_faults.h"

#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    SampleFaults sample;
    FaultDraft draft{*sample.find("own-reset"), sample.library.catalogue().parts()};
};

} // namespace

class FaultDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itBeginsUnchangedAndGood();
    void theFormWritesTheText();
    void theTextChangesTheForm();
    void aTextThatIsNoFaultIsKept();
    void exactlyOneFaultIsAFault_data();
    void exactlyOneFaultIsAFault();
};

void FaultDraftTest::itBeginsUnchangedAndGood()
{
    const Scene scene;
    QVERIFY(scene.draft.isGood() && !scene.draft.isChanged());
    QVERIFY(scene.draft.json().contains(QStringLiteral("\"own-reset\"")));
    QCOMPARE(scene.draft.fileName(), QStringLiteral("own-reset.json"));
}

void FaultDraftTest::theFormWritesTheText()
{
    Scene scene;
    Fault fault = scene.draft.fault();
    fault.steps.push_back(newStep(StepKind::StopReading));
    scene.draft.setFault(fault);
    QVERIFY(scene.draft.json().contains(QStringLiteral("stop-reading")));
    QVERIFY(scene.draft.isChanged());
    scene.draft.markSaved();
    QVERIFY(!scene.draft.isChanged());
}

void FaultDraftTest::theTextChangesTheForm()
{
    Scene scene;
    QString json = scene.draft.json();
    scene.draft.setJson(json.replace(QStringLiteral("Reset after open"), QStringLiteral("Another title")));
    QVERIFY(scene.draft.isGood());
    QCOMPARE(scene.draft.fault().title, std::string("Another title"));
    QCOMPARE(scene.draft.json(), json); // as it was typed
}

void FaultDraftTest::aTextThatIsNoFaultIsKept()
{
    Scene scene;
    const QString typed = QStringLiteral("{\n  \"id\": \"half");
    scene.draft.setJson(typed);
    QVERIFY(!scene.draft.isGood() && scene.draft.isChanged());
    QCOMPARE(scene.draft.json(), typed);
    QCOMPARE(scene.draft.fault().id, std::string("own-reset"));
    QVERIFY(scene.draft.problems().front().line >= 1);
}

void FaultDraftTest::exactlyOneFaultIsAFault_data()
{
    QTest::addColumn<QString>("json");
    QTest::newRow("none") << QStringLiteral("{\"group\": \"reset\", \"faults\": []}");
    QTest::newRow("three") << QString::fromUtf8(sampleFaults);
}

void FaultDraftTest::exactlyOneFaultIsAFault()
{
    QFETCH(QString, json);
    Scene scene;
    scene.draft.setJson(json);
    QVERIFY(!scene.draft.isGood());
    QCOMPARE(scene.draft.json(), json);
    QVERIFY(!scene.draft.problems().front().what.empty());
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultDraftTest)
#include "fault_draft_test.moc"
