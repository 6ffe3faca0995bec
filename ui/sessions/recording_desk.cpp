#include "ui/sessions/recording_desk.h"

#include "ui/sessions/long_work.h"
#include "ui/sessions/recent_sessions.h"
#include "ui/sessions/recording_text.h"
#include "ui/sessions/session_opener.h"
#include "ui/shell/session.h"

#include <QFile>
#include <QFileInfo>

namespace lifeline {
namespace {

using State = RecordingStatus::State;

QString fileName(const std::string& path) { return QFile::decodeName(QByteArray::fromStdString(path)); }

} // namespace

RecordingDesk::RecordingDesk(QWidget& window, SessionOpener& opener)
    : m_window(window), m_offers(window, opener)
{
    connect(&m_offers, &OfferDesk::told, this, &RecordingDesk::told);
}

RecordingDesk::~RecordingDesk() { delete m_moving.data(); }

void RecordingDesk::setSession(Session& session)
{
    delete m_moving.data(); // waits for it
    m_session = &session;
    m_watch = std::make_unique<RecordingWatch>(session.recorder());
    connect(m_watch.get(), &RecordingWatch::changed, this, &RecordingDesk::changed);
    connect(m_watch.get(), &RecordingWatch::stopped, this, &RecordingDesk::stopped);
}

QString RecordingDesk::line() const { return recordingLine(m_watch->status()); }

QString RecordingDesk::badge() const { return recordingBadge(m_watch->status()); }

QString RecordingDesk::path() const
{
    const State state = m_watch->status().state;
    return state == State::Full || state == State::Failed ? QString() : m_watch->path();
}

QString RecordingDesk::tip() const
{
    return m_watch->path().isEmpty()
               ? tr("This session is kept in memory only. File, Recording… switches recording on.")
               : tr("Recorded from its first event in %1").arg(m_watch->path());
}

bool RecordingDesk::alarms() const
{
    const State state = m_watch->status().state;
    return state == State::Full || state == State::Failed || state == State::Behind;
}

void RecordingDesk::saveAs()
{
    if (m_session->recorder() == nullptr) {
        Q_EMIT told(
            tr("This session is not recorded, so there is no file to be saved. Export… writes what is "
               "in memory."),
            true);
        return;
    }
    const QString own = fileName(m_session->recorder()->path());
    const QString path = askWhereToSave(&m_window, QFileInfo(own).fileName());
    if (!path.isEmpty() && path != own)
        moveTo(path);
}

void RecordingDesk::moveTo(const QString& path)
{
    const auto problem = std::make_shared<std::string>();
    Recorder* recorder = m_session->recorder();
    const auto work = [problem, recorder, to = QFile::encodeName(path).toStdString()](const Progress&) {
        *problem = recorder->moveTo(to);
    };
    m_moving = LongWork::start(
        &m_window, tr("Saving %1…").arg(QFileInfo(path).fileName()), work, [this, problem, path] {
            m_watch->look();
            const QString shown = shownPath(QFile::encodeName(path).toStdString());
            if (!problem->empty()) {
                Q_EMIT told(tr("The session was not saved in %1: %2. It stays where it was.")
                                .arg(shown, QString::fromStdString(*problem)),
                            true);
                return;
            }
            QSettings settings;
            rememberFile(settings, path);
            Q_EMIT saved();
            Q_EMIT told(tr("The session is saved, and recorded further, in %1").arg(shown), false);
        });
}

} // namespace lifeline
