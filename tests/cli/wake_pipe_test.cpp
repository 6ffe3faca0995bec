#include "cli/wake_pipe.h"

#include <QTest>

#include <csignal>
#include <thread>
#include <unistd.h>

using namespace lifeline;

class WakePipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEarlierWakeCounts();
    void aWakeFromAnotherThreadEndsTheWait();
    void theTimeEndsTheWait();
    void signalsAreCountedAndWake();
    void aBrokenPipeDoesNotKill();
};

void WakePipeTest::anEarlierWakeCounts()
{
    const WakePipe pipe;
    pipe.wake();
    pipe.wake();
    pipe.wait(std::nullopt);
    pipe.wait(Duration::zero());
}

void WakePipeTest::aWakeFromAnotherThreadEndsTheWait()
{
    const WakePipe pipe;
    std::thread other([&] { pipe.wake(); });
    pipe.wait(std::nullopt);
    other.join();
}

void WakePipeTest::theTimeEndsTheWait()
{
    const WakePipe pipe;
    pipe.wait(Duration(1));
    pipe.wait(Duration(-1));
}

void WakePipeTest::signalsAreCountedAndWake()
{
    const WakePipe pipe;
    const StopSignals signals_(pipe);
    QCOMPARE(signals_.count(), 0);
    std::raise(SIGINT);
    pipe.wait(std::nullopt);
    QCOMPARE(signals_.count(), 1);
    std::raise(SIGTERM);
    pipe.wait(std::nullopt);
    QCOMPARE(signals_.count(), 2);
}

void WakePipeTest::aBrokenPipeDoesNotKill()
{
    const WakePipe pipe;
    const StopSignals signals_(pipe);
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    QCOMPARE(::write(ends[1], "x", 1), ssize_t{-1});
    QCOMPARE(errno, EPIPE);
    ::close(ends[1]);
}

QTEST_APPLESS_MAIN(WakePipeTest)
#include "wake_pipe_test.moc"
