#include "ui/sessions/recording_text.h"

#include "base/quantity_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>

namespace lifeline {
namespace {

using State = RecordingStatus::State;

constexpr std::uint64_t worthTelling = 20'000; // events behind
constexpr qsizetype longestPath = 300;

QString say(const char* source) { return QCoreApplication::translate("Recording", source); }

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString size(const RecordingStatus& status) { return QString::fromStdString(sizeText(status.bytes)); }

/// With the events that had happened by then and found no room.
QString notStored(const RecordingStatus& status)
{
    if (status.behind == 0)
        return {};
    return QLatin1Char(' ') + say("%1 more are not stored.").arg(count(status.behind));
}

QString stateText(const RecordingStatus& status)
{
    const QString problem = QString::fromStdString(status.problem);
    switch (status.state) {
    case State::Recording:
    case State::Behind: return say("recording %1").arg(size(status));
    case State::Full: return say("recording stopped at %1: %2").arg(size(status), problem);
    case State::Failed: return say("recording failed: %1").arg(problem);
    case State::Stopped: break;
    }
    return say("not recorded");
}

} // namespace

QString shownPath(const std::string& path)
{
    const QString shown = QDir::toNativeSeparators(QFile::decodeName(QByteArray::fromStdString(path)));
    return shown.size() <= longestPath ? shown : QStringLiteral("…") + shown.right(longestPath);
}

QString recordingBadge(const RecordingStatus& status)
{
    switch (status.state) {
    case State::Recording:
    case State::Behind: return say("● recording");
    case State::Full:
    case State::Failed: return say("■ recording stopped");
    case State::Stopped: break;
    }
    return say("○ not recorded");
}

QString recordingLine(const RecordingStatus& status)
{
    QStringList parts{stateText(status)};
    if (status.state == State::Behind)
        parts += say("the disk is slow: the wire waits");
    else if (status.state == State::Recording && status.behind >= worthTelling)
        parts += say("%1 events behind").arg(count(status.behind));
    if (status.droppedConnections > 0)
        parts += say("%1 oldest connections dropped (%2 events)")
                     .arg(count(status.droppedConnections), count(status.droppedEvents));
    return parts.join(QStringLiteral(" · "));
}

QString recordingProblem(const RecordingStatus& status, const QString& path)
{
    const QString problem = QString::fromStdString(status.problem);
    const QString next =
        say("What happens from now on is kept in memory only. “Save session as…” goes on at another place.");
    if (status.state == State::Failed && status.events == 0)
        return say("This session is not recorded: %1 (%2).").arg(problem, path) + QLatin1Char(' ') + next;
    if (status.state == State::Full || status.state == State::Failed)
        return say("Recording has stopped: %1. The %2 events until then are whole in %3.")
                   .arg(problem, count(status.events), path) +
               notStored(status) + QLatin1Char(' ') + next;
    return {};
}

} // namespace lifeline
