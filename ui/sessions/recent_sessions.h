// The session files a person comes back to: those opened lately, and those that lie in the data folder.
#pragma once

#include "store/session_folder.h"
#include "store/session_summary.h"

#include <QDateTime>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <vector>

namespace lifeline {

inline constexpr qsizetype mostRecentFiles = 10;

/// Files that were opened or saved, the latest first.
QStringList recentFiles(const QSettings& from);
void rememberFile(QSettings& to, const QString& path);
void forgetFile(QSettings& to, const QString& path);

/// A session a person may want to open again, or a file that was one.
struct SessionOffer {
    enum class Kind {
        Broken, // ended without being closed, and not looked at since
        Recent,
        Unreadable
    };
    QString path;
    QString title; // "yesterday 18:54", or the name of what cannot be read
    QString about; // "12 s long · 7 connections · 156 events · 212 KiB", or why it cannot be read
    Kind kind = Kind::Recent;
};

/// What lies in the folder and is neither left over nor being recorded: those that were not closed first,
/// then at most `most` others, then what cannot be read. `opened` were looked at already: they are no alarm
/// any more.
std::vector<SessionOffer> sessionOffers(const std::vector<FoundSession>& found, const QStringList& opened,
                                        const QDateTime& now, std::size_t most = 3);

/// Says before the size how long it is and how much is in it.
void tellSummary(SessionOffer& offer, const SessionSummary& summary);

/// Everything the start page offers.
struct FolderOffers {
    std::vector<SessionOffer> sessions;
    std::size_t leftovers = 0; // files in which nothing is: isLeftover()
};

/// Looks into the sessions it tells of, at most `mostTold`; blocks, may be called from any thread.
FolderOffers offersIn(const std::string& folder, const QStringList& opened, const QDateTime& now,
                      const Progress& progress = {});
inline constexpr std::size_t mostTold = 8;

/// "today 18:54", "yesterday 18:54", "22 Nov 18:54", in local time.
QString dayText(const QString& startedUtc, const QDateTime& now);

} // namespace lifeline
