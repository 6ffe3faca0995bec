#include "ui/sessions/offer_desk.h"

#include "store/session_folder.h"
#include "ui/sessions/long_work.h"
#include "ui/sessions/recent_sessions.h"
#include "ui/sessions/recording_text.h"
#include "ui/sessions/session_offers.h"
#include "ui/sessions/session_opener.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>

#include <memory>

namespace lifeline {
namespace {

std::string encoded(const QString& path) { return QFile::encodeName(path).toStdString(); }

} // namespace

OfferDesk::OfferDesk(QWidget& window, SessionOpener& opener) : m_window(window), m_opener(opener) {}

SessionOffers* OfferDesk::makeOffers()
{
    m_offers = new SessionOffers;
    connect(m_offers, &SessionOffers::openRequested, &m_opener, &SessionOpener::open);
    connect(m_offers, &SessionOffers::otherRequested, &m_opener, &SessionOpener::ask);
    connect(m_offers, &SessionOffers::saveRequested, this, &OfferDesk::save);
    connect(m_offers, &SessionOffers::discardRequested, this, &OfferDesk::discard);
    connect(m_offers, &SessionOffers::removeLeftoversRequested, this, &OfferDesk::removeLeftovers);
    connect(&m_opener, &SessionOpener::opened, m_offers, [this] { look(); });
    look();
    return m_offers;
}

void OfferDesk::look()
{
    const auto found = std::make_shared<FolderOffers>();
    const auto work = [found, opened = recentFiles(QSettings()),
                       now = QDateTime::currentDateTime()](const Progress& progress) {
        *found = offersIn(sessionFolder(), opened, now, progress);
    };
    LongWork::start(&m_window, {}, work, [this, found] {
        if (m_offers)
            m_offers->show(*found);
    });
}

void OfferDesk::save(const QString& path)
{
    const QString to = askWhereToSave(&m_window, QFileInfo(path).fileName());
    if (!to.isEmpty() && to != path)
        move(path, to);
}

void OfferDesk::move(const QString& from, const QString& to)
{
    const auto problem = std::make_shared<std::string>();
    const auto work = [problem, from = encoded(from), to = encoded(to)](const Progress&) {
        *problem = moveLeftBehind(from, to);
    };
    LongWork::start(&m_window, tr("Saving %1…").arg(QFileInfo(to).fileName()), work,
                    [this, problem, from, to] {
                        const QString shown = shownPath(encoded(to));
                        if (!problem->empty()) {
                            Q_EMIT told(tr("The session was not saved in %1: %2. It stays where it was.")
                                            .arg(shown, QString::fromStdString(*problem)),
                                        true);
                            return;
                        }
                        QSettings settings;
                        forgetFile(settings, from);
                        rememberFile(settings, to);
                        Q_EMIT told(tr("The session is saved in %1").arg(shown), false);
                        look();
                    });
}

void OfferDesk::discard(const QString& path)
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
    look();
}

void OfferDesk::removeLeftovers()
{
    const auto removed = std::make_shared<std::size_t>();
    const auto work = [removed](const Progress&) { *removed = lifeline::removeLeftovers(sessionFolder()); };
    LongWork::start(&m_window, {}, work, [this, removed] {
        Q_EMIT told(*removed == 1 ? tr("1 empty file was removed.")
                                  : tr("%1 empty files were removed.").arg(*removed),
                    *removed == 0);
        look();
    });
}

} // namespace lifeline
