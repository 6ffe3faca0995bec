// The recorder's process is killed at any moment: what it knew to be on disk is there when the file is
// opened.
#include "store/opened.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace lifeline;

namespace {

constexpr int kills = 200;

Event numbered(std::uint64_t number, const std::string& payload)
{
    event::FrameReceived frame;
    frame.header = "\x81\x05";
    frame.offset = number;
    frame.arrived = payload.size();
    frame.payload = payload;
    Event event = eventOf(frame);
    event.at = monotonicTime(static_cast<std::int64_t>(number));
    event.connection = ConnectionId{static_cast<std::uint32_t>(number % 5 + 1)};
    return event;
}

std::string payloadOf(std::uint64_t number)
{
    return std::string(number % 200, static_cast<char>('a' + number % 26));
}

bool isNumbered(const EventLog& log, std::uint64_t row)
{
    const Event event = log.event(row);
    const auto* frame = event.as<event::FrameReceived>();
    return event.seq == row + 1 && frame != nullptr && frame->offset == row &&
           frame->payload == payloadOf(row) && nanoseconds(event.at) == static_cast<std::int64_t>(row);
}

/// Records until it is killed, and says after each flush how many events are on disk.
[[noreturn]] void recordUntilKilled(const std::string& path, int tell)
{
    EventLog log("2026-11-22T18:54:00.000Z");
    Recorder recorder(log, {.path = path, .flushEvery = std::chrono::milliseconds(1)});
    for (std::uint64_t number = 0;; ++number) {
        log.accept(numbered(number, payloadOf(number)));
        if (number % 37 != 0)
            continue;
        recorder.flush();
        const std::uint64_t onDisk = recorder.status().events;
        if (::write(tell, &onDisk, sizeof onDisk) != sizeof onDisk)
            _exit(1);
    }
}

/// The last number that was told, after `wanted` of them or at the end.
std::uint64_t readTold(int told, int wanted)
{
    std::uint64_t number = 0, last = 0;
    for (int i = 0; i < wanted && ::read(told, &number, sizeof number) == sizeof number; ++i)
        last = number;
    return last;
}

/// Kills it somewhere within what it does after `tellings` flushes; how many events it knew to be on disk.
std::uint64_t recordAndKill(const std::string& path, int tellings, unsigned further)
{
    int ends[2];
    if (pipe(ends) != 0)
        qFatal("no pipe");
    const pid_t child = fork();
    if (child == 0)
        recordUntilKilled(path, ends[1]);
    close(ends[1]);
    std::uint64_t onDisk = readTold(ends[0], tellings);
    for (unsigned i = 0; i < further; ++i)
        std::atomic_signal_fence(std::memory_order_seq_cst); // a loop that stays
    kill(child, SIGKILL);
    onDisk = std::max(onDisk, readTold(ends[0], INT_MAX));
    close(ends[0]);
    waitpid(child, nullptr, 0);
    return onDisk;
}

} // namespace

class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingThatWasOnDiskIsLost();
};

void KillTest::nothingThatWasOnDiskIsLost()
{
    // By turns: on a disk a recorder mostly waits for it, and is killed there; in memory it works.
    const QTemporaryDir onDisk, inMemory(QStringLiteral("/dev/shm/lifeline-XXXXXX"));
    QRandomGenerator random(7);
    for (int i = 0; i < kills; ++i) {
        const QTemporaryDir& folder = i % 2 == 0 || !inMemory.isValid() ? onDisk : inMemory;
        const std::string path = folder.filePath(QString::number(i)).toStdString() + ".lifeline";
        const std::uint64_t told = recordAndKill(path, 1 + random.bounded(4), random.bounded(4'000'000U));
        const OpenedSession opened = openSession(path);
        QCOMPARE(textOf(opened.problems), std::string());
        QVERIFY2(opened.log->size() >= told, qPrintable(QString::number(told)));
        for (std::uint64_t row = 0; row < opened.log->size(); ++row)
            QVERIFY(isNumbered(*opened.log, row));
        QFile::remove(QString::fromStdString(path));
        QFile::remove(QString::fromStdString(path + "-wal"));
        QFile::remove(QString::fromStdString(path + "-shm"));
    }
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
