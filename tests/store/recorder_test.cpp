#include "store/opened.h"
#include "store/recorder.h"
#include "support/sample_session.h"
#include "support/small_disk.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

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

/// Root may write everywhere.
class AsNobody {
public:
    explicit AsNobody(bool wanted) : m_done(wanted && geteuid() == 0 && seteuid(65534) == 0) {}
    ~AsNobody()
    {
        if (m_done && seteuid(0) != 0)
            qFatal("root does not come back");
    }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;

private:
    const bool m_done;
};

} // namespace

class RecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedOpensEqual();
    void numbersKeepTheirGaps();
    void aStacksOwnNamesAreKept();
    void aFileThatIsThereIsLeftAlone();
    void aPlaceThatCannotBeWrittenIsTold_data();
    void aPlaceThatCannotBeWrittenIsTold();
    void flushWaitsUntilAllIsOnDisk();
    void atItsLimitItStopsAndTheFileIsWhole();
    void atItsLimitItDropsWholeConnectionsThatAreOver();
    void whereNothingIsOverItStopsAtItsLimit();
    void aFullDiskHoldsWhatItCouldTake_data();
    void aFullDiskHoldsWhatItCouldTake();
    void aFileThatVanishesIsTold();
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

void RecorderTest::aPlaceThatCannotBeWrittenIsTold_data()
{
    QTest::addColumn<bool>("forbidden");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no folder") << false << QStringLiteral("No such file or directory");
    QTest::newRow("a folder of others") << true << QStringLiteral("Permission denied");
}

void RecorderTest::aPlaceThatCannotBeWrittenIsTold()
{
    QFETCH(const bool, forbidden);
    QFETCH(const QString, problem);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    const QString folder = m_folder.filePath(QStringLiteral("others"));
    if (forbidden) {
        QDir(m_folder.path()).mkdir(QStringLiteral("others"));
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    }
    EventLog log("");
    RecordingStatus status;
    {
        const AsNobody asNobody(forbidden);
        const Recorder recorder(
            log, {.path = (folder + QStringLiteral("/a")).toStdString(), .maxBytes = 10'000'000});
        status = recorder.status();
    }
    QCOMPARE(int(status.state), int(State::Failed));
    QCOMPARE(QString::fromStdString(status.problem), problem);
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

void RecorderTest::aFullDiskHoldsWhatItCouldTake_data()
{
    QTest::addColumn<int>("kibibytes");
    QTest::addColumn<int>("bursts");
    QTest::newRow("all at once, 1.5 MiB") << 1536 << 1;
    QTest::newRow("all at once, 2 MiB") << 2048 << 1;
    QTest::newRow("in bursts, 2 MiB") << 2048 << 60;
    QTest::newRow("little by little, 1 MiB") << 1024 << 400;
}

/// But for what every session has, the index of the journal and the last small pieces.
void RecorderTest::aFullDiskHoldsWhatItCouldTake()
{
    QFETCH(const int, kibibytes);
    QFETCH(const int, bursts);
    const SmallDisk disk(m_folder, QTest::currentDataTag(), kibibytes);
    if (!disk.mounted())
        QSKIP("only root may mount a small disk");
    EventLog log("");
    Recorder recorder(log, {.path = disk.path() + "/full.lifeline"});
    for (int i = 0; i < bursts; ++i) {
        fillManyEvents(log, std::uint64_t(60'000 / bursts));
        recorder.flush();
    }
    const RecordingStatus status = recorder.status();
    const OpenedSession opened = openSession(disk.path() + "/full.lifeline");
    QCOMPARE(status.problem, std::string("No space left on device"));
    QCOMPARE(int(status.state), int(State::Full));
    QCOMPARE(status.events + status.behind, log.size());
    QCOMPARE(textOf(opened.problems), std::string());
    QCOMPARE(opened.log->size(), status.events);
    QCOMPARE(asLine(opened.log->event(status.events - 1)), asLine(log.event(status.events - 1)));
    std::uint64_t bytes = 0;
    for (std::uint64_t row = 0; row < status.events; ++row)
        bytes += sizeof(EventEntry) + log.encodedBody(row).size();
    QVERIFY2(bytes > std::uint64_t(kibibytes) * 1024 - 400'000, qPrintable(QString::number(bytes)));
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
    QCOMPARE(recorder.status().events, std::uint64_t{0});
}

void RecorderTest::aRecorderThatIsFullGoesOnAtAnotherPlace()
{
    const SmallDisk disk(m_folder, "small", 2048);
    if (!disk.mounted())
        QSKIP("only root may mount a small disk");
    EventLog log("");
    {
        Recorder recorder(log, {.path = disk.path() + "/full.lifeline"});
        for (int i = 0; i < 60; ++i) {
            fillManyEvents(log, 1'000);
            recorder.flush();
        }
        QCOMPARE(int(recorder.status().state), int(State::Full));
        QCOMPARE(recorder.moveTo(pathOf("roomy.lifeline")), std::string());
    }
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
