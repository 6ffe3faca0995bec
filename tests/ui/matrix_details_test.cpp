#include "ui/matrix/matrix_details.h"
#include "ui/matrix/run_ladder.h"
#include "ui/sample_matrix.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

class MatrixDetailsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRacyCellLetsAPersonChooseTheRun();
    void aCellThatWasNotMeasuredSaysWhy();
    void theFaultCanBePlayed();

private:
    void show(MatrixDetails& details, std::size_t row, std::size_t column) const
    {
        const Matrix matrix = sampleMatrix();
        details.show(matrix.columns[column], matrix.rows[row], matrix.rows[row].cells[column],
                     &matrix.rows[row].cells[0], Side::Server);
    }
    static QString facts(const MatrixDetails& details)
    {
        return details.findChild<QLabel*>(QStringLiteral("matrix-cell-facts"))->text();
    }
};

void MatrixDetailsTest::aRacyCellLetsAPersonChooseTheRun()
{
    MatrixDetails details;
    show(details, 1, 1);
    auto* outcomes = details.findChild<QComboBox*>(QStringLiteral("matrix-outcomes"));
    QCOMPARE(outcomes->count(), 2);
    QVERIFY(!outcomes->isHidden());
    QVERIFY(facts(details).contains(QStringLiteral("60 % of 30 runs")));
    outcomes->setCurrentIndex(1);
    QVERIFY(facts(details).contains(QStringLiteral("40 % of 30 runs")));
    show(details, 0, 1);
    QVERIFY(outcomes->isHidden());
}

void MatrixDetailsTest::aCellThatWasNotMeasuredSaysWhy()
{
    MatrixDetails details;
    show(details, 2, 1);
    QVERIFY(facts(details).contains(QStringLiteral("it has no such timer")));
}

void MatrixDetailsTest::theFaultCanBePlayed()
{
    MatrixDetails details;
    show(details, 1, 2);
    const QSignalSpy spy(&details, &MatrixDetails::playRequested);
    details.findChild<QPushButton*>(QStringLiteral("matrix-play"))->click();
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.front().front().toString(), QStringLiteral("reset-after-request"));
    details.showNothing();
    QVERIFY(details.findChild<QPushButton*>(QStringLiteral("matrix-play"))->isHidden());
}

QTEST_MAIN(MatrixDetailsTest)
#include "matrix_details_test.moc"
