#include "ui/matrix/matrix_model.h"
#include "ui/sample_matrix.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace lifeline;

class MatrixModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreFaultsAndColumnsAreStacks();
    void aSearchLeavesTheRowsThatHaveEveryWord_data();
    void aSearchLeavesTheRowsThatHaveEveryWord();
    void aColumnSortsTheRows();
    void theHeaderCountsWhoTellsItDifferently();
};

void MatrixModelTest::rowsAreFaultsAndColumnsAreStacks()
{
    MatrixModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMatrix(sampleMatrix());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("Jetty 9.4.57"));
    QCOMPARE(model.headerData(1, Qt::Vertical).toString(), QStringLiteral("RST after the request"));
    QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("upgrade · open · close 1001"));
    QCOMPARE(model.index(0, 2).data(MatrixModel::AgreementRole).toInt(), static_cast<int>(Agreement::Code));
    QVERIFY(model.index(2, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("no such timer")));
}

void MatrixModelTest::aSearchLeavesTheRowsThatHaveEveryWord_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << QString() << 3;
    QTest::newRow("of a title") << QStringLiteral("rst") << 1;
    QTest::newRow("of a cell") << QStringLiteral("1001") << 1;
    QTest::newRow("two") << QStringLiteral("close 1000") << 1;
    QTest::newRow("nowhere") << QStringLiteral("raven") << 0;
}

void MatrixModelTest::aSearchLeavesTheRowsThatHaveEveryWord()
{
    QFETCH(QString, words);
    MatrixModel model;
    model.setSearch(words);
    model.setMatrix(sampleMatrix());
    QTEST(model.rowCount(), "rows");
    model.setSearch({});
    QCOMPARE(model.rowCount(), 3);
}

void MatrixModelTest::aColumnSortsTheRows()
{
    MatrixModel model;
    model.setMatrix(sampleMatrix());
    model.sort(2, Qt::DescendingOrder);
    QCOMPARE(model.rowAt(0).fault, std::string("reset-after-request")); // the worst agreement
    QCOMPARE(model.rowOf("reset-after-request"), 0);
    QCOMPARE(model.rowOf("unknown"), -1);
}

void MatrixModelTest::theHeaderCountsWhoTellsItDifferently()
{
    MatrixModel model;
    model.setMatrix(sampleMatrix());
    QCOMPARE(model.headerData(0, Qt::Vertical, MatrixModel::SideRole).toInt(), 1);
    QCOMPARE(model.headerData(1, Qt::Vertical, MatrixModel::SideRole).toInt(), 2);
    QCOMPARE(model.headerData(2, Qt::Vertical, MatrixModel::SideRole).toInt(), 0);
}

QTEST_MAIN(MatrixModelTest)
#include "matrix_model_test.moc"
