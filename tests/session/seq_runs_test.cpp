#include "session/seq_runs.h"

#include <QTest>

using namespace lifeline;

class SeqRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutGapsNumbersAreRows();
    void numbersAndRowsLeadToEachOther();
    void aNumberThatDoesNotRiseBecomesTheNext();
    void aRowThatNeverCameIsForgotten();
};

void SeqRunsTest::withoutGapsNumbersAreRows()
{
    SeqRuns runs;
    runs.begin(0, 1);
    runs.begin(5, 6);
    QCOMPARE(runs.seqOf(7), EventSeq{8});
    QVERIFY(runs.rowOf(8, 9) == std::uint64_t{7});
    QVERIFY(!runs.rowOf(0, 9) && !runs.rowOf(10, 9));
}

void SeqRunsTest::numbersAndRowsLeadToEachOther()
{
    SeqRuns runs;
    runs.begin(0, 3);  // 3 4
    runs.begin(2, 10); // 10 11 12
    runs.begin(5, 40); // 40
    const EventSeq numbers[] = {3, 4, 10, 11, 12, 40};
    for (std::uint64_t row = 0; row < 6; ++row) {
        QCOMPARE(runs.seqOf(row), numbers[row]);
        QVERIFY(runs.rowOf(numbers[row], 6) == row);
    }
    for (const EventSeq none : {0, 1, 2, 5, 9, 13, 39, 41})
        QVERIFY(!runs.rowOf(none, 6));
    QVERIFY(!runs.rowOf(40, 5));
}

void SeqRunsTest::aNumberThatDoesNotRiseBecomesTheNext()
{
    SeqRuns runs;
    runs.begin(0, 100);
    runs.begin(1, 100);
    runs.begin(2, 7);
    QCOMPARE(runs.seqOf(1), EventSeq{101});
    QCOMPARE(runs.seqOf(2), EventSeq{102});
}

void SeqRunsTest::aRowThatNeverCameIsForgotten()
{
    SeqRuns runs;
    runs.begin(0, 5);
    runs.begin(0, 9);
    QCOMPARE(runs.seqOf(0), EventSeq{9});
    QVERIFY(!runs.rowOf(5, 1));
}

QTEST_APPLESS_MAIN(SeqRunsTest)
#include "seq_runs_test.moc"
