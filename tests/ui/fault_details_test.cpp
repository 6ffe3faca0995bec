#include "ui/faults/fault_details.h"
#include "ui/sample_faults.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>

namespace lifeline {
namespace {

QString text(const FaultDetails& details, const char* name)
{
    const auto* label = details.findChild<QLabel*>(QString::fromLatin1(name));
    return label->isVisibleTo(&details) ? label->text() : QString();
}

} // namespace

class FaultDetailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAFaultItSaysWhatToDo();
    void aFaultIsToldWithWhatIsRight();
    void aReportStandsOverIt();
    void aLongTextWrapsAndScrolls();
};

void FaultDetailsTest::withoutAFaultItSaysWhatToDo()
{
    const FaultDetails details;
    QVERIFY(text(details, "fault-about").contains(QStringLiteral("Select a fault")));
    QVERIFY(text(details, "fault-result").isEmpty());
}

void FaultDetailsTest::aFaultIsToldWithWhatIsRight()
{
    const SampleFaults sample;
    FaultDetails details;
    details.show(sample.find("own-reset"), nullptr);
    const QString about = text(details, "fault-about");
    for (const char* part : {"Accepts, then resets, quoth the raven.", "Tell its application 1006.",
                             "on-open, on-error, on-close:1006", "§7.1.5", "server", "own-reset"})
        QVERIFY2(about.contains(QString::fromUtf8(part)), part);
    QVERIFY(text(details, "fault-checks").isEmpty());
}

void FaultDetailsTest::aReportStandsOverIt()
{
    const SampleFaults sample;
    FaultReport report;
    report.fault = sample.find("own-reset");
    report.outcome = Outcome::Failed;
    report.why = "callbacks: none came";
    report.checks = {{"callbacks", "on-open", "none", Outcome::Failed}};
    FaultDetails details;
    details.show(report.fault, &report);
    QVERIFY(text(details, "fault-result").contains(QStringLiteral("callbacks: none came")));
    QVERIFY(text(details, "fault-checks").contains(QStringLiteral("expected on-open")));
    details.show(sample.find("own-silent"), nullptr);
    QVERIFY(text(details, "fault-result").isEmpty());
}

void FaultDetailsTest::aLongTextWrapsAndScrolls()
{
    auto fault = std::make_shared<Fault>();
    for (int i = 0; i < 100; ++i)
        fault->does += "many words ";
    FaultDetails details;
    details.resize(220, 90);
    details.QWidget::show();
    details.show(fault, nullptr);
    QTRY_VERIFY(details.verticalScrollBar()->maximum() > 0);
    QVERIFY(details.widget()->width() <= details.viewport()->width());
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultDetailsTest)
#include "fault_details_test.moc"
