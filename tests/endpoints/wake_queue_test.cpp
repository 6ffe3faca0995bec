#include "endpoints/wake_queue.h"
#include "support/manual_clock.h"

#include <QTest>

#include <functional>
#include <vector>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

struct Person final : Sleeper {
    void wake() override
    {
        ++woken;
        if (onWake)
            onWake();
    }
    int woken = 0;
    std::function<void()> onWake;
};

} // namespace

class WakeQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sleepersAreWokenInOrderWhenTheirTimeHasCome();
    void aNewTimeReplacesTheOldOne();
    void takingATimeBackLetsSleep();
    void twoSleepersMayShareATime();
    void whoIsWokenMaySetTheNextTime();
    void whoIsWokenMayTakeAnotherOneOut();
    void nobodyIsWokenTooEarly();

private:
    /// Moves the clock and lets the timer, which was set when that time was still far, run.
    void pass(Duration time)
    {
        clock.advance(time);
        Person bell; // sets the timer anew: a manual clock does not move the system's
        queue.set(bell, clock.now());
        while (bell.woken == 0)
            io.run_one();
        io.restart();
    }

    ManualClock clock;
    asio::io_context io{1};
    WakeQueue queue{io, clock};
};

void WakeQueueTest::sleepersAreWokenInOrderWhenTheirTimeHasCome()
{
    std::vector<int> order;
    Person first, second;
    first.onWake = [&] { order.push_back(1); };
    second.onWake = [&] { order.push_back(2); };
    queue.set(second, clock.now() + 20ms);
    queue.set(first, clock.now() + 10ms);
    QCOMPARE(queue.size(), std::size_t{2});
    pass(9ms);
    QVERIFY(order.empty());
    pass(15ms);
    QCOMPARE(order, (std::vector{1, 2}));
    QCOMPARE(queue.size(), std::size_t{0});
}

void WakeQueueTest::aNewTimeReplacesTheOldOne()
{
    Person person;
    queue.set(person, clock.now() + 1ms);
    queue.set(person, clock.now() + 1h);
    pass(1min);
    QCOMPARE(person.woken, 0);
    queue.set(person, clock.now() + 1ms);
    pass(2ms);
    QCOMPARE(person.woken, 1);
}

void WakeQueueTest::takingATimeBackLetsSleep()
{
    Person person;
    queue.set(person, clock.now() + 1ms);
    queue.set(person, std::nullopt);
    queue.set(person, std::nullopt);
    QCOMPARE(queue.size(), std::size_t{0});
    pass(1h);
    QCOMPARE(person.woken, 0);
}

void WakeQueueTest::twoSleepersMayShareATime()
{
    Person one, two;
    queue.set(one, clock.now() + 1ms);
    queue.set(two, clock.now() + 1ms);
    pass(1ms);
    QCOMPARE(one.woken, 1);
    QCOMPARE(two.woken, 1);
}

void WakeQueueTest::whoIsWokenMaySetTheNextTime()
{
    Person person;
    person.onWake = [&] { queue.set(person, clock.now() + 1ms); };
    queue.set(person, clock.now() + 1ms);
    pass(5ms);
    QCOMPARE(person.woken, 1);
    pass(1ms);
    QCOMPARE(person.woken, 2);
    queue.set(person, std::nullopt);
}

void WakeQueueTest::whoIsWokenMayTakeAnotherOneOut()
{
    Person one, two;
    one.onWake = [&] { queue.set(two, std::nullopt); };
    queue.set(one, clock.now() + 1ms);
    queue.set(two, clock.now() + 2ms);
    pass(5ms);
    QCOMPARE(one.woken, 1);
    QCOMPARE(two.woken, 0);
}

void WakeQueueTest::nobodyIsWokenTooEarly()
{
    Person person;
    queue.set(person, clock.now() + 1ns);
    io.run_for(1ms); // the timer fires, the clock has not moved
    io.restart();
    QCOMPARE(person.woken, 0);
    pass(1ns);
    QCOMPARE(person.woken, 1);
}

QTEST_APPLESS_MAIN(WakeQueueTest)
#include "wake_queue_test.moc"
