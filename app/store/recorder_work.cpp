#include "store/recorder_work.h"

#include "base/blocked_signals.h"
#include "session/event_codec.h"
#include "store/drop_connections.h"
#include "store/file_move.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lifeline {
namespace {

constexpr std::uint64_t mostInTransaction = 65'536; // events
constexpr int sqliteFull = 13;

} // namespace

Recorder::Work::Work(const EventLog& log, RecordingSettings settings)
    : m_log(log), m_settings(std::move(settings))
{
    m_thread = std::thread([this] {
        blockSignals();
        run();
    });
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return m_started; });
}

Recorder::Work::~Work()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

RecordingStatus Recorder::Work::status() const
{
    const std::lock_guard lock(m_mutex);
    RecordingStatus status = m_status;
    status.behind = behind();
    if (status.state == State::Recording && m_waiting > 0)
        status.state = State::Behind;
    return status;
}

std::string Recorder::Work::path() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings.path;
}

void Recorder::Work::flush()
{
    const std::uint64_t wanted = m_log.size();
    std::unique_lock lock(m_mutex);
    m_hurry = true;
    m_wake.notify_one();
    m_done.wait(lock, [&] { return m_written.load(std::memory_order_acquire) >= wanted || !recording(); });
}

std::string Recorder::Work::moveTo(const std::string& path)
{
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return !m_moveTo; }); // one after the other
    m_moveTo = path;
    m_hurry = true;
    m_wake.notify_one();
    m_done.wait(lock, [this] { return !m_moveTo; });
    return m_moveProblem;
}

Duration Recorder::Work::waitForRoom()
{
    if (behind() <= m_settings.mostBehind || !recording())
        return {};
    const auto before = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    ++m_waiting;
    m_hurry = true;
    m_wake.notify_one();
    m_done.wait(lock, [this] { return behind() <= m_settings.mostBehind / 2 || !recording(); });
    --m_waiting;
    return std::chrono::steady_clock::now() - before;
}

void Recorder::Work::run()
{
    start();
    while (waitForWork()) {
        writeNew();
        moveIfAsked();
    }
    writeNew();
    m_writer.finish(m_log.dropped());
}

void Recorder::Work::start()
{
    if (!m_writer.create(m_settings.path, m_log.startedUtc(), m_settings.maxBytes))
        failed();
    const std::lock_guard lock(m_mutex);
    m_status.bytes = recording() ? m_writer.bytes() : 0;
    m_started = true;
    m_done.notify_all();
}

/// Whether there is to be more.
bool Recorder::Work::waitForWork()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, m_settings.flushEvery, [this] { return m_hurry || m_over; });
    m_hurry = false;
    return !m_over;
}

void Recorder::Work::writeNew()
{
    const std::uint64_t end = m_log.size();
    while (recording() && m_written.load(std::memory_order_relaxed) < end) {
        const std::uint64_t next = m_written.load(std::memory_order_relaxed) + mostInTransaction;
        if (writeBatch(std::min(end, next)))
            published();
        else
            failed();
    }
    if (recording())
        checkFile();
}

bool Recorder::Work::writeBatch(std::uint64_t end)
{
    std::uint64_t row = m_written.load(std::memory_order_relaxed);
    if (!makeRoom() || !m_writer.begin())
        return false;
    if (!writeRows(row, end)) {
        m_writer.rollback();
        return false;
    }
    if (!m_writer.commit())
        return false;
    m_written.store(row, std::memory_order_release);
    return true;
}

/// Where the oldest make room for what comes, only as much at once as was made.
bool Recorder::Work::writeRows(std::uint64_t& row, std::uint64_t end)
{
    m_block.begin(row);
    for (; row < end && (!dropsOldest() || m_writer.inTransaction() < m_settings.maxBytes / 20); ++row) {
        if (!addRow(row))
            return false;
    }
    return writeBlock();
}

bool Recorder::Work::dropsOldest() const
{
    return m_settings.maxBytes > 0 && m_settings.whenFull == WhenFull::DropOldest;
}

bool Recorder::Work::makeRoom()
{
    if (!dropsOldest() || m_writer.usedBytes() < m_settings.maxBytes / 10 * 8)
        return true;
    if (!m_writer.begin())
        return false;
    if (!dropOldest()) {
        m_writer.rollback();
        return false;
    }
    return m_writer.commit();
}

/// Where none is over there is nothing to be done; then the file grows until it is full.
bool Recorder::Work::dropOldest()
{
    const auto batch = m_ages.oldest(m_settings.maxBytes / 10);
    if (batch.connections.empty())
        return true;
    const std::uint64_t row = m_written.load(std::memory_order_relaxed);
    const auto dropped = dropConnections(m_writer, batch, m_log.entry(row).at);
    if (!dropped)
        return false;
    m_droppedConnections += batch.connections.size();
    m_droppedEvents += *dropped;
    return true;
}

bool Recorder::Work::addRow(std::uint64_t row)
{
    const EventEntry& entry = m_log.entry(row);
    if (dropsOldest() && m_ages.isDropped(entry.connection)) {
        ++m_droppedEvents; // the rest of it goes the same way
        return true;
    }
    const EventSeq seq = m_log.seqOf(row);
    if (m_block.full() || !m_block.takes(seq)) {
        if (!writeBlock())
            return false;
        m_block.begin(row);
    }
    const std::string_view body = m_log.encodedBody(row);
    const bool named = entry.kind == EventKind::Callback && !entry.detail.isInline();
    m_block.add(entry, seq, body, named ? calledOf(row) : std::uint16_t{0});
    if (dropsOldest())
        m_ages.take(entry, row, sizeof entry + body.size());
    return true;
}

bool Recorder::Work::writeBlock() { return m_block.count() == 0 || m_writer.write(m_block.block()); }

std::uint16_t Recorder::Work::calledOf(std::uint64_t row)
{
    const Event event = m_log.event(row);
    const auto& callback = *event.as<event::Callback>();
    const bool own = callback.stack == event::Callback{}.stack && callback.called.empty();
    return own ? std::uint16_t{0} : m_writer.called(callback.stack, callback.called);
}

void Recorder::Work::checkFile()
{
    if (!m_writer.present())
        stop(State::Failed, "the file is no longer where it was: it was removed, moved or replaced");
}

void Recorder::Work::failed()
{
    if ((m_writer.error() & 0xFF) != sqliteFull)
        return stop(State::Failed, m_writer.words());
    if (m_writer.limitReached())
        return stop(State::Full, "the size limit is reached");
    stop(State::Full, std::strerror(ENOSPC));
}

void Recorder::Work::stop(State state, const std::string& problem)
{
    const std::lock_guard lock(m_mutex);
    m_status.state = state;
    m_status.problem = problem;
    m_recording.store(false, std::memory_order_release);
    m_done.notify_all();
}

void Recorder::Work::published()
{
    const std::lock_guard lock(m_mutex);
    m_status.events = m_written.load(std::memory_order_relaxed) - m_droppedEvents;
    m_status.droppedConnections = m_droppedConnections;
    m_status.droppedEvents = m_droppedEvents;
    m_status.bytes = m_writer.bytes();
    m_done.notify_all();
}

void Recorder::Work::moveIfAsked()
{
    std::string path;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_moveTo)
            return;
        path = *m_moveTo;
    }
    const std::string problem = move(path);
    const std::lock_guard lock(m_mutex);
    m_moveProblem = problem;
    m_moveTo.reset();
    m_done.notify_all();
}

/// What stopped it may be left behind with the old place.
std::string Recorder::Work::move(const std::string& path)
{
    m_writer.suspend();
    std::string problem = moveSession(m_settings.path, path);
    if (problem.empty()) {
        const std::lock_guard lock(m_mutex);
        m_settings.path = path;
        m_status.state = State::Recording;
        m_status.problem.clear();
        m_recording.store(true, std::memory_order_release);
    }
    if (recording() && !m_writer.resume(m_settings.path, m_settings.maxBytes))
        failed();
    return problem;
}

} // namespace lifeline
