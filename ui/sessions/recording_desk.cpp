#include "ui/sessions/recording_desk.h"

#include "ui/sessions/long_work.h"
#include "ui/sessions/recent_sessions.h"
#include "ui/sessions/recording_text.h"
#include "ui/sessions/session_offers.h"
#include "ui/sessions/session_opener.h"
#include "ui/shell/session.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace lifeline {
namespace {

using State = RecordingStatus::State;

QString fileName(const std::string& path) { return QFile::decodeName(QByteArray::fromStdString(path)); }

} // namespace

RecordingDesk::RecordingDesk(QWidget& window, SessionOpener& opener) : m_window(window), m_opener(opener) {}

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
    const QString proposal = QDir::home().filePath(QFileInfo(own).fileName());
    QString path = QFileDialog::getSaveFileName(&m_window, tr("Save session as"), proposal,
                                                tr("Sessions (*.lifeline);;All files (*)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QString::fromLatin1(sessionSuffix.data(), static_cast<qsizetype>(sessionSuffix.size()));
    if (path != own)
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

SessionOffers* RecordingDesk::makeOffers()
{
    m_offers = new SessionOffers;
    connect(m_offers, &SessionOffers::openRequested, &m_opener, &SessionOpener::open);
    connect(m_offers, &SessionOffers::otherRequested, &m_opener, &SessionOpener::ask);
    connect(m_offers, &SessionOffers::discardRequested, this, &RecordingDesk::discard);
    connect(&m_opener, &SessionOpener::opened, m_offers, [this] { lookForOffers(); });
    lookForOffers();
    return m_offers;
}

void RecordingDesk::lookForOffers()
{
    const auto found = std::make_shared<std::vector<FoundSession>>();
    const auto work = [found](const Progress&) { *found = sessionsIn(sessionFolder()); };
    LongWork::start(&m_window, {}, work, [this, found] {
        if (m_offers)
            m_offers->show(sessionOffers(*found, recentFiles(QSettings()), QDateTime::currentDateTime()));
    });
}

void RecordingDesk::discard(const QString& path)
{
    const auto answer = QMessageBox::question(
        &m_window, tr("Discard a session"),
        tr("Delete %1? What was recorded in it is gone then.").arg(QFileInfo(path).fileName()),
        QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
    if (answer != QMessageBox::Discard)
        return;
    for (const char* part : {"-wal", "-shm"})
        QFile::remove(path + QLatin1String(part));
    if (!QFile::remove(path))
        Q_EMIT told(tr("%1 could not be deleted.").arg(QDir::toNativeSeparators(path)), true);
    QSettings settings;
    forgetFile(settings, path);
    lookForOffers();
}

} // namespace lifeline
