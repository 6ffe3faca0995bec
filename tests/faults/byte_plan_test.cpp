#include "faults/byte_plan.h"

#include <QTest>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

Pace paceOf(std::size_t pieces, Duration every = {}, std::optional<std::int64_t> cut = {})
{
    return {pieces, every, cut, false};
}

} // namespace

class BytePlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCutCountsFromEitherEnd_data()
    {
        QTest::addColumn<int>("cut");
        QTest::addColumn<int>("left");
        QTest::newRow("none of them") << 0 << 0;
        QTest::newRow("the first three") << 3 << 3;
        QTest::newRow("more than there are") << 20 << 10;
        QTest::newRow("all but two") << -2 << 8;
        QTest::newRow("all but more than there are") << -20 << 0;
    }
    void aCutCountsFromEitherEnd()
    {
        QFETCH(int, cut);
        QFETCH(int, left);
        QCOMPARE(sizeAfterCut(10, paceOf(0, {}, cut)), static_cast<std::size_t>(left));
    }
    void withoutACutAllIsSent() { QCOMPARE(sizeAfterCut(10, {}), std::size_t{10}); }

    void withoutPiecesAllGoesAtOnce()
    {
        BytePlan plan;
        plan.begin("abcdef", {}, {});
        QCOMPARE(*plan.take({}), std::string_view("abcdef"));
        QVERIFY(plan.done());
        QVERIFY(!plan.take({}));
    }

    void piecesWithoutAPauseAreAllDue()
    {
        BytePlan plan;
        plan.begin("abcde", paceOf(2), {});
        QCOMPARE(*plan.take({}), std::string_view("ab"));
        QCOMPARE(*plan.take({}), std::string_view("cd"));
        QCOMPARE(*plan.take({}), std::string_view("e"));
        QVERIFY(!plan.take({}));
    }

    void betweenPiecesIsNeverLessThanThePause()
    {
        BytePlan plan;
        MonotonicTime now;
        plan.begin("abc", paceOf(1, 10ms), now);
        QVERIFY(plan.take(now));
        QVERIFY(!plan.take(now + 9ms));
        QCOMPARE(*plan.nextAt(), now + 10ms);
        QVERIFY(plan.take(now + 25ms));
        QCOMPARE(*plan.nextAt(), now + 35ms);
        QVERIFY(plan.take(now + 35ms));
        QVERIFY(plan.done());
        QVERIFY(!plan.nextAt());
    }

    void whatIsDroppedIsForgotten()
    {
        BytePlan plan;
        plan.begin("abc", paceOf(1, 1s), {});
        QVERIFY(plan.take({}));
        plan.drop();
        QVERIFY(plan.done());
        QVERIFY(!plan.nextAt());
    }
};

QTEST_GUILESS_MAIN(BytePlanTest)
#include "byte_plan_test.moc"
