#include "ui/sessions/recent_sessions.h"

#include "base/quantity_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace lifeline {
namespace {

const auto recentKey = QStringLiteral("sessions/recent");
constexpr qsizetype longestPath = 4096;

QString say(const char* source) { return QCoreApplication::translate("RecentSessions", source); }

SessionOffer offerOf(const FoundSession& found, const QStringList& opened, const QDateTime& now)
{
    SessionOffer offer;
    offer.path = QFile::decodeName(QByteArray::fromStdString(found.path));
    offer.broken = !found.whole && !opened.contains(offer.path);
    QStringList parts{dayText(QString::fromStdString(found.started), now),
                      QString::fromStdString(sizeText(found.bytes))};
    if (!found.whole)
        parts += say("ended without being closed");
    offer.title = parts.join(QStringLiteral(" · "));
    return offer;
}

} // namespace

QStringList recentFiles(const QSettings& from)
{
    QStringList files;
    for (const QString& path : from.value(recentKey).toStringList().mid(0, mostRecentFiles))
        files += path.left(longestPath);
    return files;
}

void rememberFile(QSettings& to, const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles(to);
    files.removeAll(whole);
    files.prepend(whole);
    to.setValue(recentKey, QStringList(files.mid(0, mostRecentFiles)));
}

void forgetFile(QSettings& to, const QString& path)
{
    QStringList files = recentFiles(to);
    files.removeAll(path);
    to.setValue(recentKey, files);
}

QString dayText(const QString& startedUtc, const QDateTime& now)
{
    const QDateTime started = QDateTime::fromString(startedUtc, Qt::ISODateWithMs).toLocalTime();
    if (!started.isValid())
        return say("an unknown day");
    const QString time = started.toString(QStringLiteral("HH:mm"));
    const qint64 days = started.date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return say("today %1").arg(time);
    if (days == 1)
        return say("yesterday %1").arg(time);
    const bool thisYear = started.date().year() == now.toLocalTime().date().year();
    const QString day =
        QLocale().toString(started.date(), thisYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
    return QStringLiteral("%1 %2").arg(day, time);
}

std::vector<SessionOffer> sessionOffers(const std::vector<FoundSession>& found, const QStringList& opened,
                                        const QDateTime& now, std::size_t most)
{
    std::vector<SessionOffer> broken, others;
    for (const FoundSession& session : found) {
        if (session.live || session.empty || !session.flaw.empty())
            continue;
        SessionOffer offer = offerOf(session, opened, now);
        if (offer.broken)
            broken.push_back(std::move(offer));
        else if (others.size() < most)
            others.push_back(std::move(offer));
    }
    broken.insert(broken.end(), others.begin(), others.end());
    return broken;
}

} // namespace lifeline
