#include "ui/faults/fault_model.h"
#include "ui/sample_faults.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    SampleFaults sample;
    FaultModel model{sample.library};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QModelIndex mine() const { return model.index(model.rowCount() - 1, 0); }
};

} // namespace

class FaultModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPersonsOwnStandInTheLastGroup();
    void aSearchNarrows_data();
    void aSearchNarrows();
    void aSearchForNothingIsEmpty();
    void rowsSayWhatTheyAre();
    void anOutcomeIsKeptAcrossSearches();
    void aReloadIsTakenOver();
    void faultsUnderAGroup();
};

void FaultModelTest::aPersonsOwnStandInTheLastGroup()
{
    const Scene scene;
    QCOMPARE(scene.mine().data().toString(), QStringLiteral("My faults"));
    QCOMPARE(scene.model.rowCount(scene.mine()), 3);
    QCOMPARE(scene.mine().data(FaultModel::SideTextRole).toString(), QStringLiteral("3"));
    QCOMPARE(scene.model.groupsInAll(), scene.model.rowCount());
    QCOMPARE(scene.model.shown(), scene.sample.library.size());
}

void FaultModelTest::aSearchNarrows_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("id");
    QTest::newRow("words of the title") << QStringLiteral("KEY of my") << QStringLiteral("own-no-key");
    QTest::newRow("an id") << QStringLiteral("own-silent") << QStringLiteral("own-silent");
    QTest::newRow("a close code and a word")
        << QStringLiteral("1006 own-reset") << QStringLiteral("own-reset");
    QTest::newRow("a section and a word") << QStringLiteral("§4.2.1 raven") << QStringLiteral("own-no-key");
}

void FaultModelTest::aSearchNarrows()
{
    QFETCH(QString, words);
    QFETCH(QString, id);
    Scene scene;
    scene.model.setSearch(words);
    QCOMPARE(scene.model.shown(), std::size_t{1});
    QVERIFY(scene.model.indexOf(id).isValid());
    QCOMPARE(QString::fromStdString(scene.model.faultAt(scene.model.indexOf(id))->id), id);
    scene.model.setSearch({});
    QCOMPARE(scene.model.shown(), scene.sample.library.size());
}

void FaultModelTest::aSearchForNothingIsEmpty()
{
    Scene scene;
    scene.model.setSearch(QStringLiteral("no such words anywhere"));
    QCOMPARE(scene.model.rowCount(), 0);
    QCOMPARE(scene.model.shown(), std::size_t{0});
    QVERIFY(scene.model.groupsInAll() > 0);
}

void FaultModelTest::rowsSayWhatTheyAre()
{
    const Scene scene;
    const QModelIndex row = scene.model.indexOf(QStringLiteral("own-no-key"));
    QCOMPARE(row.data().toString(), QStringLiteral("No key of my own"));
    QCOMPARE(row.data(FaultModel::SideTextRole).toString(), QStringLiteral("§4.2.1"));
    QVERIFY(row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Refuse with 400.")));
    QVERIFY(!row.data(FaultModel::OutcomeRole).isValid());
    QVERIFY(FaultModel::isGroup(row.parent()) && !FaultModel::isGroup(row));
    QCOMPARE(scene.model.faultAt(row.parent()), FaultPtr());
}

void FaultModelTest::anOutcomeIsKeptAcrossSearches()
{
    Scene scene;
    const QString id = QStringLiteral("own-silent");
    const QSignalSpy changed(&scene.model, &FaultModel::dataChanged);
    scene.model.setOutcome(id, Outcome::Failed);
    QCOMPARE(changed.size(), 1);
    scene.model.setSearch(id);
    QCOMPARE(scene.model.indexOf(id).data(FaultModel::OutcomeRole).toInt(),
             static_cast<int>(Outcome::Failed));
}

void FaultModelTest::aReloadIsTakenOver()
{
    Scene scene;
    QFile::remove(scene.sample.folder.filePath(QStringLiteral("own.json")));
    scene.sample.library.reload();
    QVERIFY(!scene.model.indexOf(QStringLiteral("own-reset")).isValid());
    QCOMPARE(scene.model.shown(), scene.sample.library.size());
}

void FaultModelTest::faultsUnderAGroup()
{
    const Scene scene;
    QCOMPARE(scene.model.faultsUnder(scene.mine()).size(), std::size_t{3});
    QCOMPARE(scene.model.faultsUnder({}).size(), scene.model.shown());
    const auto one = scene.model.faultsUnder(scene.model.indexOf(QStringLiteral("own-reset")));
    QCOMPARE(one.size(), std::size_t{1});
    QCOMPARE(one.front()->id, std::string("own-reset"));
}

} // namespace lifeline

QTEST_MAIN(lifeline::FaultModelTest)
#include "fault_model_test.moc"
