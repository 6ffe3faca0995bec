#include "endpoints/transport_thread.h"

#include <QTest>

#include <atomic>
#include <future>
#include <vector>

using namespace lifeline;

class TransportThreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workRunsInOrderOnOneOtherThread();
    void workPostedByWorkRunsToo();
    void endingDoesNotWaitForWhatIsFarAway();
};

void TransportThreadTest::workRunsInOrderOnOneOtherThread()
{
    std::vector<int> order;
    std::promise<std::thread::id> done;
    TransportThread thread;
    for (int i = 0; i < 100; ++i)
        thread.post([&order, i] { order.push_back(i); });
    thread.post([&] { done.set_value(std::this_thread::get_id()); });
    QVERIFY(done.get_future().get() != std::this_thread::get_id());
    QCOMPARE(order.size(), std::size_t{100});
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void TransportThreadTest::workPostedByWorkRunsToo()
{
    std::promise<void> done;
    TransportThread thread;
    thread.post([&] { thread.post([&] { done.set_value(); }); });
    done.get_future().get();
    thread.post([&] { thread.io().stop(); });
    thread.join();
    QVERIFY(thread.io().stopped());
}

void TransportThreadTest::endingDoesNotWaitForWhatIsFarAway()
{
    std::atomic<bool> fired = false;
    {
        TransportThread thread;
        IoTimer timer(thread.io());
        timer.expires_after(std::chrono::hours(1000));
        timer.async_wait([&](const asio::error_code& cancelled) { fired = !cancelled; });
        std::promise<void> running;
        thread.post([&] { running.set_value(); });
        running.get_future().get();
        thread.io().stop();
        thread.join();
    }
    QVERIFY(!fired);
}

QTEST_APPLESS_MAIN(TransportThreadTest)
#include "transport_thread_test.moc"
