#include "store/recorder.h"

#include "store/recorder_work.h"

namespace lifeline {

Recorder::Recorder(const EventLog& log, RecordingSettings settings)
    : m_work(std::make_unique<Work>(log, std::move(settings)))
{
}

Recorder::~Recorder() = default;

RecordingStatus Recorder::status() const { return m_work->status(); }

std::string Recorder::path() const { return m_work->path(); }

void Recorder::flush() { m_work->flush(); }

std::string Recorder::moveTo(const std::string& path) { return m_work->moveTo(path); }

Duration Recorder::waitForRoom() { return m_work->waitForRoom(); }

void RecordingGate::accept(const Event& event)
{
    if (const Duration waited = m_recorder.waitForRoom(); waited > Duration::zero())
        m_waited.fetch_add(waited.count(), std::memory_order_relaxed);
    m_log.accept(event);
}

} // namespace lifeline
