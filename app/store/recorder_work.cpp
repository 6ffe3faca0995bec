#include "store/recorder_work.h"

#include "base/blocked_signals.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lifeline {

Recorder::Work::Work(const EventLog& log, RecordingSettings settings)
    : m_log(log), m_settings(std::move(settings)), m_room(m_writer, m_settings.maxBytes, m_settings.whenFull),
      m_rows(log, m_writer, m_room.ages())
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
    m_done.wait(lock, [&] { return m_rows.written() >= wanted || !recording(); });
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
    finish();
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
    const bool idle = m_rows.written() == end;
    while (recording() && m_rows.written() < end) {
        if (writeBatch(end))
            published();
        else
            failed();
    }
    if (recording())
        checkFile();
    if (recording() && !m_room.giveBack(idle))
        failed();
}

/// A block that is open may be among those that are taken out.
bool Recorder::Work::writeBatch(std::uint64_t end)
{
    const std::uint64_t begin = m_rows.written();
    if (m_room.isTight()) {
        m_rows.closeBlock();
        if (!m_room.dropOldest(m_log.entry(begin).at))
            return false;
    }
    if (!m_rows.write(end, std::min(m_room.mostAtOnce(), m_writer.mostAtOnce())))
        return false;
    m_room.wrote(m_log, begin, m_rows.written());
    return true;
}

/// What is not there any more is not to be finished.
void Recorder::Work::finish()
{
    if (!m_writer.present())
        return m_writer.abandon();
    if (recording())
        m_room.giveAllBack();
    m_writer.finish(m_log.dropped());
}

void Recorder::Work::checkFile()
{
    if (!m_writer.present())
        vanished();
}

/// Nothing of what was written is there.
void Recorder::Work::vanished()
{
    {
        const std::lock_guard lock(m_mutex);
        m_status.events = m_status.bytes = 0;
    }
    stop(State::Failed, "the file is no longer where it was: it was removed, moved or replaced");
}

void Recorder::Work::failed()
{
    if (!m_writer.outOfRoom())
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
    m_status.events = m_rows.written() - m_room.droppedEvents();
    m_status.droppedConnections = m_room.droppedConnections();
    m_status.droppedEvents = m_room.droppedEvents();
    m_status.bytes = m_writer.bytes();
    m_done.notify_all();
}

} // namespace lifeline
