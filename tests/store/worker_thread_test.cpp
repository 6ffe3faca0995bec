#include "store/worker_thread.h"

#include <QTest>

#include <set>
#include <vector>

using namespace lifeline;

class WorkerThreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsDoneOnOneThreadThatIsNotTheCallers();
    void manyMayAskAtOnce();
};

void WorkerThreadTest::everythingIsDoneOnOneThreadThatIsNotTheCallers()
{
    WorkerThread worker;
    std::set<std::thread::id> seen;
    for (int i = 0; i < 10; ++i)
        worker.run([&] { seen.insert(std::this_thread::get_id()); });
    QCOMPARE(seen.size(), std::size_t{1});
    QVERIFY(!seen.contains(std::this_thread::get_id()));
}

void WorkerThreadTest::manyMayAskAtOnce()
{
    int count = 0; // guarded by who does the work
    {
        WorkerThread worker;
        std::vector<std::jthread> callers;
        for (int caller = 0; caller < 4; ++caller) {
            callers.emplace_back([&] {
                for (int i = 0; i < 500; ++i)
                    worker.run([&] { ++count; });
            });
        }
        callers.clear();
    }
    QCOMPARE(count, 2'000);
}

QTEST_APPLESS_MAIN(WorkerThreadTest)
#include "worker_thread_test.moc"
