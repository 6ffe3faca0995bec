#include "store/recorder_work.h"

#include "base/blocked_signals.h"
#include "session/event_codec.h"
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
    if (!m_writer.begin())
        return false;
    m_block.begin(row);
    for (; row < end; ++row) {
        if (!addRow(row)) {
            m_writer.rollback();
            return false;
        }
    }
    if (!writeBlock()) {
        m_writer.rollback();
        return false;
    }
    if (!m_writer.commit())
        return false;
    m_written.store(end, std::memory_order_release);
    return true;
}

bool Recorder::Work::addRow(std::uint64_t row)
{
    const EventSeq seq = m_log.seqOf(row);
    if (m_block.full() || !m_block.takes(seq)) {
        if (!writeBlock())
            return false;
        m_block.begin(row);
    }
    const EventEntry& entry = m_log.entry(row);
    const bool named = entry.kind == EventKind::Callback && !entry.detail.isInline();
    m_block.add(entry, seq, m_log.encodedBody(row), named ? calledOf(row) : std::uint16_t{0});
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
    m_status.events = m_written.load(std::memory_order_relaxed);
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
    std::string problem = moveFile(m_settings.path, path);
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
