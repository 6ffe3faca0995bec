#include "story_log.h"
#include "ui/sessions/compare_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <numeric>

namespace lifeline {
namespace {

std::vector<std::uint64_t> all(const EventLog& log)
{
    std::vector<std::uint64_t> rows(log.size());
    std::iota(rows.begin(), rows.end(), std::uint64_t{0});
    return rows;
}

/// A log that the model shares without owning it.
std::shared_ptr<const EventLog> shared(const EventLog& log)
{
    return std::shared_ptr<const EventLog>(std::shared_ptr<void>(), &log);
}

struct Scene {
    StoryLog left, right;
    CompareModel model;
    QAbstractItemModelTester tester{&model};

    void compareThem()
    {
        const CompareRows here{shared(left.log), all(left.log)}, there{shared(right.log), all(right.log)};
        model.show(here, there, compare(left.log, here.rows, right.log, there.rows));
    }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }
};

} // namespace

class CompareModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalLivesHaveEqualSigns();
    void whatIsOnOneSideOnlyStandsAlone();
    void otherContentIsMarkedAsChanged();
    void onlyDifferencesCanBeShown();
    void colourIsNeverTheOnlySign();
};

void CompareModelTest::equalLivesHaveEqualSigns()
{
    Scene scene;
    scene.left.open();
    scene.right.open();
    scene.compareThem();
    QVERIFY(scene.model.comparison().alike());
    QCOMPARE(scene.model.rowCount(), static_cast<int>(scene.left.log.size()));
    for (int row = 0; row < scene.model.rowCount(); ++row) {
        QCOMPARE(scene.text(row, CompareModel::Sign), QStringLiteral("="));
        QCOMPARE(scene.text(row, CompareModel::LeftEvent), scene.text(row, CompareModel::RightEvent));
    }
}

void CompareModelTest::whatIsOnOneSideOnlyStandsAlone()
{
    Scene scene;
    scene.left.open();
    scene.right.open();
    scene.right.callback(Side::Client, {.name = CallbackName::OnError});
    scene.compareThem();
    const int last = scene.model.rowCount() - 1;
    QCOMPARE(scene.model.kindAt(last), CompareModel::Kind::OnlyRight);
    QCOMPARE(scene.text(last, CompareModel::Sign), QStringLiteral("+"));
    QCOMPARE(scene.text(last, CompareModel::LeftEvent), QString());
    QVERIFY(scene.text(last, CompareModel::RightEvent).contains(QStringLiteral("on-error")));
}

void CompareModelTest::otherContentIsMarkedAsChanged()
{
    Scene scene;
    scene.left.open();
    scene.right.open();
    scene.left.callback(Side::Client, {.name = CallbackName::OnClose, .code = 1000});
    scene.right.callback(Side::Client, {.name = CallbackName::OnClose, .code = 1006});
    scene.compareThem();
    const int last = scene.model.rowCount() - 1;
    QCOMPARE(scene.text(last, CompareModel::Sign), QStringLiteral("≠"));
    QCOMPARE(scene.model.comparison().changed, std::uint64_t{1});
}

void CompareModelTest::onlyDifferencesCanBeShown()
{
    Scene scene;
    scene.left.open();
    scene.left.callback(Side::Client, {.name = CallbackName::OnError});
    scene.right.open();
    scene.compareThem();
    scene.model.setOnlyDifferences(true);
    QCOMPARE(scene.model.rowCount(), 1);
    QCOMPARE(scene.text(0, CompareModel::Sign), QStringLiteral("−"));
    scene.model.setOnlyDifferences(false);
    QCOMPARE(scene.model.rowCount(), static_cast<int>(scene.left.log.size()));
}

void CompareModelTest::colourIsNeverTheOnlySign()
{
    Scene scene;
    scene.left.open();
    scene.left.callback(Side::Client, {.name = CallbackName::OnError});
    scene.right.open();
    scene.compareThem();
    for (int row = 0; row < scene.model.rowCount(); ++row) {
        const bool same = scene.model.kindAt(row) == CompareModel::Kind::Same;
        QCOMPARE(scene.model.index(row, CompareModel::LeftEvent).data(Qt::BackgroundRole).isValid(), !same);
        QVERIFY(!scene.model.index(row, CompareModel::Sign)
                     .data(Qt::AccessibleDescriptionRole)
                     .toString()
                     .isEmpty());
    }
}

} // namespace lifeline

QTEST_MAIN(lifeline::CompareModelTest)
#include "compare_model_test.moc"
