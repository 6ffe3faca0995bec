#include "lifecycle/deadlines.h"

#include <QTest>

using namespace lifeline;

class DeadlinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEarliestIsNextAndComesDueFirst()
    {
        Deadlines deadlines;
        QVERIFY(!deadlines.next());
        deadlines.arm(DeadlineName::Idle, monotonicTime(60));
        deadlines.arm(DeadlineName::Pong, monotonicTime(10));
        QCOMPARE(deadlines.next(), std::optional(monotonicTime(10)));
        QVERIFY(!deadlines.takeDue(monotonicTime(9)));
        QCOMPARE(deadlines.takeDue(monotonicTime(100)), std::optional(DeadlineName::Pong));
        QCOMPARE(deadlines.takeDue(monotonicTime(100)), std::optional(DeadlineName::Idle));
        QVERIFY(!deadlines.takeDue(monotonicTime(100)));
    }

    void disarmingTellsWhetherItWasArmed()
    {
        Deadlines deadlines;
        deadlines.arm(DeadlineName::Close, monotonicTime(5));
        QVERIFY(deadlines.armed(DeadlineName::Close));
        QVERIFY(deadlines.disarm(DeadlineName::Close));
        QVERIFY(!deadlines.disarm(DeadlineName::Close));
        QVERIFY(!deadlines.next());
    }

    void armingAgainReplaces()
    {
        Deadlines deadlines;
        deadlines.arm(DeadlineName::Idle, monotonicTime(5));
        deadlines.arm(DeadlineName::Idle, monotonicTime(8));
        QVERIFY(!deadlines.takeDue(monotonicTime(7)));
        deadlines.clear();
        QVERIFY(!deadlines.takeDue(monotonicTime(100)));
    }
};

QTEST_APPLESS_MAIN(DeadlinesTest)
#include "deadlines_test.moc"
