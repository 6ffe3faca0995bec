#include "store/opened.h"
#include "store/recorder.h"
#include "support/sample_session.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>

using namespace lifeline;

namespace {

using State = RecordingStatus::State;

/// One that was open and is over, with `frames` of 100 bytes.
void connectionOf(EventSink& sink, std::uint32_t id, int frames)
{
    const std::string payload(100, static_cast<char>('a' + id % 26));
    Event event = eventOf(event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"}, Phase::Upgrading);
    event.connection = ConnectionId{id};
    sink.accept(event);
    event.phase = Phase::Open;
    for (int i = 0; i < frames; ++i) {
        event.body = event::FrameReceived{{"\x82\x64", std::uint64_t(i) * 102, payload.size(), payload}};
        sink.accept(event);
    }
    event.phase = Phase::Closed;
    event.body = event::FinReceived{};
    sink.accept(event);
}

} // namespace

class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedOpensEqual();
    void numbersKeepTheirGaps();
    void aStacksOwnNamesAreKept();
    void aFileThatIsThereIsLeftAlone();
    void aPlaceThatCannotBeWrittenIsTold();
    void flushWaitsUntilAllIsOnDisk();
    void atItsLimitItStopsAndTheFileIsWhole();
    void atItsLimitItDropsWholeConnectionsThatAreOver();
    void whereNothingIsOverItStopsAtItsLimit();
    void aFullDiskStopsItInTheSystemsWords();
    void aFileThatVanishesIsTold();
    void itGoesOnAtAnotherPlace();
    void whereItCannotMoveItGoesOnWhereItWas();
    void aRecorderThatIsFullGoesOnAtAnotherPlace();
    void theGateLosesNothing();
    void theGateNeverWaitsForOneThatStopped();

private:
    std::string pathOf(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    QTemporaryDir m_folder;
};

void RecorderTest::whatWasRecordedOpensEqual()
{
    EventLog log("2026-11-22T18:54:00.000Z");
    const std::string path = pathOf("equal.lifeline");
    {
        Recorder recorder(log, {.path = path});
        QCOMPARE(recorder.status().problem, std::string());
        for (const auto& named : everyEvent())
            log.accept(named.event);
        recorder.flush();
        QCOMPARE(recorder.status().events, log.size());
        fillManyEvents(log, 5'000);
    }
    const OpenedSession opened = openSession(path);
    QCOMPARE(textOf(opened.problems) + textOf(opened.notes), std::string());
    QCOMPARE(opened.log->startedUtc(), log.startedUtc());
    QCOMPARE(opened.app, std::string(LIFELINE_VERSION));
    QVERIFY(linesOf(*opened.log) == linesOf(log));
}

void RecorderTest::numbersKeepTheirGaps()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("gaps.lifeline")});
        for (const EventSeq seq : {2, 3, 4, 90, 91, 7'000}) {
            Event event = eventOf(event::FinReceived{});
            event.seq = EventSeq(seq);
            log.acceptNumbered(event);
        }
    }
    QVERIFY(linesOf(*openSession(pathOf("gaps.lifeline")).log) == linesOf(log));
}

void RecorderTest::aStacksOwnNamesAreKept()
{
    EventLog log("");
    const std::string path = pathOf("called.lifeline");
    {
        Recorder recorder(log, {.path = path});
        for (int i = 0; i < 3'000; ++i)
            log.accept(eventOf(event::Callback{.stack = "jetty 9", .called = i % 2 == 0 ? "onA" : "onB"}));
    }
    QVERIFY(linesOf(*openSession(path).log) == linesOf(log));
}

void RecorderTest::aFileThatIsThereIsLeftAlone()
{
    const std::string path = pathOf("mine.lifeline");
    write(path, "mine");
    EventLog log("");
    {
        Recorder recorder(log, {.path = path});
        QCOMPARE(int(recorder.status().state), int(State::Failed));
        QCOMPARE(recorder.status().problem, std::string("File exists"));
        fillManyEvents(log, 1'000);
        recorder.flush();
    }
    QCOMPARE(contentOf(path), QByteArray("mine"));
}

void RecorderTest::aPlaceThatCannotBeWrittenIsTold()
{
    EventLog log("");
    const Recorder recorder(log, {.path = pathOf("no/such/folder.lifeline")});
    QCOMPARE(int(recorder.status().state), int(State::Failed));
    QCOMPARE(recorder.status().problem, std::string("No such file or directory"));
}

void RecorderTest::flushWaitsUntilAllIsOnDisk()
{
    EventLog log("");
    Recorder recorder(log, {.path = pathOf("flush.lifeline"), .flushEvery = std::chrono::hours(1)});
    fillManyEvents(log, 70'000);
    recorder.flush();
    QCOMPARE(recorder.status().behind, std::uint64_t{0});
    QCOMPARE(openSession(pathOf("flush.lifeline")).log->size(), std::uint64_t{70'000});
}

void RecorderTest::atItsLimitItStopsAndTheFileIsWhole()
{
    EventLog log("");
    const std::string path = pathOf("limit.lifeline");
    {
        Recorder recorder(log, {.path = path, .maxBytes = 2'000'000});
        for (int i = 0; i < 60; ++i) {
            fillManyEvents(log, 1'000);
            recorder.flush();
        }
        QCOMPARE(int(recorder.status().state), int(State::Full));
        QCOMPARE(recorder.status().problem, std::string("the size limit is reached"));
        QVERIFY(recorder.status().events > 0);
        QCOMPARE(recorder.status().events + recorder.status().behind, log.size());
    }
    QVERIFY(QFile(QString::fromStdString(path)).size() <= 2'000'000);
    const OpenedSession opened = openSession(path);
    QCOMPARE(textOf(opened.problems), std::string());
    QVERIFY(opened.log->size() >= 10'000);
}

void RecorderTest::atItsLimitItDropsWholeConnectionsThatAreOver()
{
    EventLog log("");
    const std::string path = pathOf("drop.lifeline");
    RecordingStatus status;
    {
        Recorder recorder(log, {.path = path, .maxBytes = 2'000'000, .whenFull = WhenFull::DropOldest});
        Event open = eventOf(event::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"}, Phase::Open);
        open.connection = ConnectionId{100'000};
        log.accept(open);
        for (std::uint32_t id = 1; id <= 400; ++id) {
            connectionOf(log, id, 100);
            if (id % 10 == 0)
                recorder.flush();
        }
        status = recorder.status();
        QCOMPARE(status.problem, std::string());
    }
    QVERIFY(QFile(QString::fromStdString(path)).size() <= 2'000'000);
    const OpenedSession opened = openSession(path);
    QCOMPARE(textOf(opened.problems), std::string());
    QCOMPARE(
        QString::fromStdString(textOf(opened.notes)),
        QStringLiteral("%1 connections with %2 events were dropped, the oldest first, to keep it small\n")
            .arg(status.droppedConnections)
            .arg(status.droppedEvents));
    QVERIFY(status.droppedConnections > 100);
    QCOMPARE(status.droppedEvents, status.droppedConnections * 102);
    QCOMPARE(opened.log->size(), log.size() - status.droppedEvents);
    QCOMPARE(opened.log->entry(0).connection, 100'000U); // it is not over
    for (std::uint64_t row = 1; row < opened.log->size(); ++row) {
        QVERIFY(opened.log->entry(row).connection > status.droppedConnections);
        QCOMPARE(asLine(opened.log->event(row)), asLine(log.event(opened.log->seqOf(row) - 1)));
    }
}

void RecorderTest::whereNothingIsOverItStopsAtItsLimit()
{
    EventLog log("");
    const std::string path = pathOf("none-over.lifeline");
    Recorder recorder(log, {.path = path, .maxBytes = 1'000'000, .whenFull = WhenFull::DropOldest});
    fillManyEvents(log, 50'000);
    recorder.flush();
    QCOMPARE(int(recorder.status().state), int(State::Full));
    QCOMPARE(recorder.status().droppedConnections, std::uint64_t{0});
}

/// On a disk of 2 MiB.
void RecorderTest::aFullDiskStopsItInTheSystemsWords()
{
    const std::string disk = pathOf("disk");
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("disk")));
    if (mount("none", disk.c_str(), "tmpfs", 0, "size=2m") != 0)
        QSKIP("only root may mount a small disk");
    EventLog log("");
    {
        Recorder recorder(log, {.path = disk + "/full.lifeline"});
        for (int i = 0; i < 60; ++i) {
            fillManyEvents(log, 1'000);
            recorder.flush();
        }
        const RecordingStatus status = recorder.status();
        const OpenedSession opened = openSession(disk + "/full.lifeline");
        umount2(disk.c_str(), MNT_DETACH);
        QCOMPARE(status.problem, std::string("No space left on device"));
        QCOMPARE(int(status.state), int(State::Full));
        QCOMPARE(textOf(opened.problems), std::string());
        QCOMPARE(opened.log->size(), status.events);
        QVERIFY(status.events > 0);
    }
}

void RecorderTest::aFileThatVanishesIsTold()
{
    EventLog log("");
    Recorder recorder(log, {.path = pathOf("gone.lifeline")});
    QVERIFY(QFile::remove(QString::fromStdString(pathOf("gone.lifeline"))));
    fillManyEvents(log, 100);
    recorder.flush();
    fillManyEvents(log, 100);
    recorder.flush();
    QCOMPARE(int(recorder.status().state), int(State::Failed));
    QCOMPARE(recorder.status().problem,
             std::string("the file is no longer where it was: it was removed, moved or replaced"));
}

void RecorderTest::itGoesOnAtAnotherPlace()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("before.lifeline")});
        fillManyEvents(log, 3'000);
        recorder.flush();
        QCOMPARE(recorder.moveTo(pathOf("after.lifeline")), std::string());
        QCOMPARE(recorder.path(), pathOf("after.lifeline"));
        fillManyEvents(log, 3'000);
    }
    QVERIFY(!QFile::exists(QString::fromStdString(pathOf("before.lifeline"))));
    const OpenedSession opened = openSession(pathOf("after.lifeline"));
    QCOMPARE(textOf(opened.problems) + textOf(opened.notes), std::string());
    QVERIFY(linesOf(*opened.log) == linesOf(log));
}

void RecorderTest::whereItCannotMoveItGoesOnWhereItWas()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("stays.lifeline")});
        fillManyEvents(log, 1'000);
        QCOMPARE(recorder.moveTo(pathOf("no/such/place.lifeline")), std::string("No such file or directory"));
        fillManyEvents(log, 1'000);
        recorder.flush();
        QCOMPARE(int(recorder.status().state), int(State::Recording));
    }
    QVERIFY(linesOf(*openSession(pathOf("stays.lifeline")).log) == linesOf(log));
}

void RecorderTest::aRecorderThatIsFullGoesOnAtAnotherPlace()
{
    const std::string disk = pathOf("small");
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("small")));
    if (mount("none", disk.c_str(), "tmpfs", 0, "size=2m") != 0)
        QSKIP("only root may mount a small disk");
    EventLog log("");
    std::string problem;
    {
        Recorder recorder(log, {.path = disk + "/full.lifeline"});
        for (int i = 0; i < 60; ++i) {
            fillManyEvents(log, 1'000);
            recorder.flush();
        }
        problem = recorder.moveTo(pathOf("roomy.lifeline"));
    }
    umount2(disk.c_str(), MNT_DETACH);
    QCOMPARE(problem, std::string());
    QVERIFY(linesOf(*openSession(pathOf("roomy.lifeline")).log) == linesOf(log));
}

void RecorderTest::theGateLosesNothing()
{
    EventLog log("");
    {
        Recorder recorder(log, {.path = pathOf("gate.lifeline"), .mostBehind = 100});
        RecordingGate gate(log, recorder);
        fillManyEvents(gate, 20'000);
        QVERIFY(log.size() == 20'000);
        QVERIFY(recorder.status().behind <= 101);
        QVERIFY(gate.waited() > Duration::zero());
    }
    QVERIFY(linesOf(*openSession(pathOf("gate.lifeline")).log) == linesOf(log));
}

void RecorderTest::theGateNeverWaitsForOneThatStopped()
{
    EventLog log("");
    Recorder recorder(log, {.path = pathOf("no/such/folder"), .mostBehind = 10});
    RecordingGate gate(log, recorder);
    fillManyEvents(gate, 1'000);
    QCOMPARE(log.size(), std::uint64_t{1'000});
    QCOMPARE(gate.waited().count(), Duration::zero().count());
}

QTEST_GUILESS_MAIN(RecorderTest)
#include "recorder_test.moc"
