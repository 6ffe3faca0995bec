// A recorder's thread brings the file to another place.
#include "store/file_move.h"
#include "store/recorder_work.h"

#include <cstdio>

namespace lifeline {

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
    if (!m_writer.present())
        return startAnew(path);
    m_writer.suspend();
    const std::string problem = moveSession(m_settings.path, path);
    if (problem.empty() || recording())
        goOnAt(problem.empty() ? path : m_settings.path);
    return problem;
}

/// Everything is still in the log: it goes to a file of its own, which takes the path when it is one.
std::string Recorder::Work::startAnew(const std::string& path)
{
    if (recording())
        vanished();
    m_writer.abandon();
    const std::string beside = path + ".part";
    std::remove(beside.c_str());
    if (!m_writer.create(beside, m_log.startedUtc(), m_settings.maxBytes))
        return m_writer.words();
    m_writer.suspend();
    std::string problem = moveSession(beside, path);
    if (!problem.empty()) {
        std::remove(beside.c_str());
        return problem;
    }
    m_rows.restart();
    m_room.restart();
    published();
    goOnAt(path);
    return problem;
}

void Recorder::Work::goOnAt(const std::string& path)
{
    {
        const std::lock_guard lock(m_mutex);
        m_settings.path = path;
        m_status.state = State::Recording;
        m_status.problem.clear();
        m_recording.store(true, std::memory_order_release);
    }
    m_rows.closeBlock();
    if (!m_writer.resume(path, m_settings.maxBytes))
        failed();
}

} // namespace lifeline
