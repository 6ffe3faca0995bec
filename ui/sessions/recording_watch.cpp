#include "ui/sessions/recording_watch.h"

#include "ui/sessions/recording_text.h"

namespace lifeline {
namespace {

constexpr int lookEvery = 250; // milliseconds

} // namespace

RecordingWatch::RecordingWatch(const Recorder* recorder, QObject* parent)
    : QObject(parent), m_recorder(recorder)
{
    m_status.state = RecordingStatus::State::Stopped;
    connect(&m_timer, &QTimer::timeout, this, &RecordingWatch::look);
    if (m_recorder == nullptr)
        return;
    m_status = m_recorder->status();
    m_timer.start(lookEvery);
}

QString RecordingWatch::path() const
{
    return m_recorder == nullptr ? QString() : shownPath(m_recorder->path());
}

void RecordingWatch::look()
{
    if (m_recorder == nullptr)
        return;
    m_status = m_recorder->status();
    const QString problem = recordingProblem(m_status, path());
    Q_EMIT changed();
    if (!problem.isEmpty() && !m_told)
        Q_EMIT stopped(problem);
    m_told = !problem.isEmpty();
}

} // namespace lifeline
