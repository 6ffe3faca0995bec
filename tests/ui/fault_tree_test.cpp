#include "ui/faults/fault_model.h"
#include "ui/faults/fault_tree.h"
#include "ui/sample_faults.h"

#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    Scene()
    {
        model.setSearch(QStringLiteral("raven"));
        tree.setModel(&model);
        tree.resize(320, 300);
        tree.show();
    }
    QModelIndex group() const { return model.index(0, 0); }
    void click(const QModelIndex& index)
    {
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(index).center());
    }

    SampleFaults sample;
    FaultModel model{sample.library};
    FaultTree tree;
};

} // namespace

class FaultTreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickOpensAndClosesAGroup();
    void keysWalkOpenAndClose();
    void theFirstFaultIsFound();
};

void FaultTreeTest::aClickOpensAndClosesAGroup()
{
    Scene scene;
    QVERIFY(!scene.tree.isExpanded(scene.group()));
    scene.click(scene.group());
    QVERIFY(scene.tree.isExpanded(scene.group()));
    scene.click(scene.model.index(1, 0, scene.group()));
    QVERIFY(scene.tree.isExpanded(scene.group()));
    QCOMPARE(scene.tree.currentIndex().row(), 1);
    scene.click(scene.group());
    QVERIFY(!scene.tree.isExpanded(scene.group()));
}

void FaultTreeTest::keysWalkOpenAndClose()
{
    Scene scene;
    scene.tree.setCurrentIndex(scene.group());
    QTest::keyClick(&scene.tree, Qt::Key_Return);
    QVERIFY(scene.tree.isExpanded(scene.group()));
    QTest::keyClick(&scene.tree, Qt::Key_Down);
    QCOMPARE(scene.tree.currentIndex(), scene.model.index(0, 0, scene.group()));
    QTest::keyClick(&scene.tree, Qt::Key_Left);
    QCOMPARE(scene.tree.currentIndex(), scene.group());
    QTest::keyClick(&scene.tree, Qt::Key_Left);
    QVERIFY(!scene.tree.isExpanded(scene.group()));
    QTest::keyClick(&scene.tree, Qt::Key_Space);
    QVERIFY(scene.tree.isExpanded(scene.group()));
}

void FaultTreeTest::theFirstFaultIsFound()
{
    Scene scene;
    scene.tree.goToFirstFault();
    QCOMPARE(scene.tree.currentIndex(), scene.model.index(0, 0, scene.group()));
    const QModelIndex other = scene.model.index(2, 0, scene.group());
    scene.tree.setCurrentIndex(other);
    scene.tree.goToFirstFault();
    QCOMPARE(scene.tree.currentIndex(), other);
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultTreeTest)
#include "fault_tree_test.moc"
