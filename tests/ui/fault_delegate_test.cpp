#include "ui/faults/fault_delegate.h"
#include "ui/faults/fault_model.h"
#include "ui/faults/fault_tree.h"
#include "ui/image_colours.h"
#include "ui/sample_faults.h"
#include "ui/theme/theme.h"

#include <QTest>

namespace lifeline {
class FaultDelegateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void theNameGivesWayToTheSection_data();
    void theNameGivesWayToTheSection();
    void aFailureIsMarkedInTheColourOfDanger();
    void theSelectedFaultIsRed();
};

void FaultDelegateTest::theNameGivesWayToTheSection_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {200, 316, 900})
        QTest::addRow("%d", width) << width;
}

void FaultDelegateTest::theNameGivesWayToTheSection()
{
    QFETCH(int, width);
    const QRect row(0, 24, width, FaultDelegate::rowHeight);
    const auto fault = FaultDelegate::boxes(row, false, 60);
    QVERIFY(fault.name.right() < fault.side.left());
    QVERIFY(fault.sign.right() < fault.name.left());
    QVERIFY(fault.side.right() < row.right());
    QCOMPARE(fault.side.width(), 60);
    QVERIFY(fault.name.width() > 0);
    QVERIFY(FaultDelegate::boxes(row, true, 60).name.left() < fault.name.left()); // faults are indented
}

void FaultDelegateTest::aFailureIsMarkedInTheColourOfDanger()
{
    const SampleFaults sample;
    FaultModel model(sample.library);
    FaultTree tree;
    tree.setModel(&model);
    tree.setFont(uiFont());
    tree.resize(320, 400);
    model.setSearch(QStringLiteral("own-silent"));
    tree.expandAll();
    tree.show();
    const QModelIndex index = model.indexOf(QStringLiteral("own-silent"));
    const QRect row = tree.visualRect(index);
    QCOMPARE(row.height(), FaultDelegate::rowHeight);
    QVERIFY(!holds(tree.viewport()->grab(row).toImage(), theme().danger));
    model.setOutcome(QStringLiteral("own-silent"), Outcome::Failed);
    QVERIFY(holds(tree.viewport()->grab(row).toImage(), theme().danger));
}

void FaultDelegateTest::theSelectedFaultIsRed()
{
    const SampleFaults sample;
    FaultModel model(sample.library);
    FaultTree tree;
    tree.setModel(&model);
    tree.resize(320, 400);
    model.setSearch(QStringLiteral("own-silent"));
    tree.expandAll();
    tree.show();
    const QModelIndex index = model.indexOf(QStringLiteral("own-silent"));
    const QRect row = tree.visualRect(index);
    QVERIFY(!holds(tree.viewport()->grab(row).toImage(), theme().fault));
    tree.setCurrentIndex(index);
    QVERIFY(holds(tree.viewport()->grab(row).toImage(), theme().fault));
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultDelegateTest)
#include "fault_delegate_test.moc"
