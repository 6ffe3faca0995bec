#include "faults/script_cursor.h"

#include <QTest>

using namespace lifeline;

namespace {

Step loop(std::uint32_t times, std::vector<Step> steps) { return {Loop{times, std::move(steps)}}; }
const Step fin{step::Fin{}};
const Step reset{step::Reset{}};

std::vector<std::uint32_t> numbers(const std::vector<Step>& steps)
{
    std::vector<std::uint32_t> seen;
    ScriptCursor cursor(steps);
    while (const auto position = cursor.next())
        seen.push_back(position->number);
    return seen;
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

class ScriptCursorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEmptyScriptIsOver() { QCOMPARE(numbers({}), Numbers{}); }
    void stepsComeInOrder() { QCOMPARE(numbers({fin, reset, fin}), (Numbers{1, 2, 3})); }
    void aLoopComesBeforeItsStepsAndTheyKeepTheirNumbers()
    {
        QCOMPARE(numbers({fin, loop(2, {fin, reset}), reset}), (Numbers{1, 2, 3, 4, 3, 4, 5}));
    }
    void loopsNest()
    {
        QCOMPARE(numbers({loop(2, {loop(2, {fin}), reset}), fin}), (Numbers{1, 2, 3, 3, 4, 2, 3, 3, 4, 5}));
    }
    void anEmptyLoopIsPassed() { QCOMPARE(numbers({loop(3, {}), fin}), (Numbers{1, 2})); }
    void itGivesTheStepItself()
    {
        const std::vector<Step> steps{loop(1, {reset})};
        ScriptCursor cursor(steps);
        QCOMPARE(cursor.next()->step, &steps[0]);
        QCOMPARE(*cursor.next()->step, reset);
        QVERIFY(!cursor.next());
        QVERIFY(!cursor.next());
    }
};

QTEST_GUILESS_MAIN(ScriptCursorTest)
#include "script_cursor_test.moc"
