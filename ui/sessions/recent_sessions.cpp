#include "ui/sessions/recent_sessions.h"

#include "base/quantity_text.h"
#include "words/words.h"

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
const auto separator = QStringLiteral(" · ");

QString say(const char* source) { return QCoreApplication::translate("RecentSessions", source); }

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString counted(std::uint64_t number, const char* one, const char* many)
{
    return number == 1 ? say(one) : say(many).arg(count(number));
}

SessionOffer unreadable(const FoundSession& found)
{
    SessionOffer offer;
    offer.path = QFile::decodeName(QByteArray::fromStdString(found.path));
    offer.kind = SessionOffer::Kind::Unreadable;
    offer.title = QFileInfo(offer.path).fileName();
    offer.about = say("cannot be read: %1").arg(QString::fromStdString(found.flaw));
    return offer;
}

SessionOffer offerOf(const FoundSession& found, const QStringList& opened, const QDateTime& now)
{
    if (!found.flaw.empty())
        return unreadable(found);
    SessionOffer offer;
    offer.path = QFile::decodeName(QByteArray::fromStdString(found.path));
    if (!found.whole && !opened.contains(offer.path))
        offer.kind = SessionOffer::Kind::Broken;
    offer.title = dayText(QString::fromStdString(found.started), now);
    QStringList parts{QString::fromStdString(sizeText(found.bytes))};
    if (!found.whole && offer.kind == SessionOffer::Kind::Recent)
        parts += say("ended without being closed");
    offer.about = parts.join(separator);
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
    std::vector<SessionOffer> broken, others, unreadable;
    for (const FoundSession& session : found) {
        if (session.live || isLeftover(session))
            continue;
        SessionOffer offer = offerOf(session, opened, now);
        switch (offer.kind) {
        case SessionOffer::Kind::Broken: broken.push_back(std::move(offer)); break;
        case SessionOffer::Kind::Unreadable: unreadable.push_back(std::move(offer)); break;
        case SessionOffer::Kind::Recent:
            if (others.size() < most)
                others.push_back(std::move(offer));
        }
    }
    for (auto* more : {&others, &unreadable})
        broken.insert(broken.end(), more->begin(), more->end());
    return broken;
}

void tellSummary(SessionOffer& offer, const SessionSummary& summary)
{
    QString connections = counted(summary.connections, "1 connection", "%1 connections");
    if (summary.moreConnections)
        connections = say("at least %1").arg(connections);
    offer.about = QStringList{say("%1 long").arg(words::life(std::chrono::nanoseconds(summary.nanoseconds))),
                              connections, counted(summary.events, "1 event", "%1 events"), offer.about}
                      .join(separator);
}

FolderOffers offersIn(const std::string& folder, const QStringList& opened, const QDateTime& now,
                      const Progress& progress)
{
    const std::vector<FoundSession> found = sessionsIn(folder);
    FolderOffers offers{sessionOffers(found, opened, now), 0};
    offers.leftovers = static_cast<std::size_t>(std::ranges::count_if(found, isLeftover));
    std::size_t told = 0;
    for (SessionOffer& offer : offers.sessions) {
        if (offer.kind == SessionOffer::Kind::Unreadable || told++ >= mostTold)
            continue;
        if (const auto summary = sessionSummary(QFile::encodeName(offer.path).toStdString(), progress))
            tellSummary(offer, *summary);
    }
    return offers;
}

} // namespace lifeline
