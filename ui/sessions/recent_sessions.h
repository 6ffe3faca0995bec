// The session files a person comes back to: those opened lately, and those that lie in the data folder.
#pragma once

#include "store/session_folder.h"

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

/// A session a person may want to open again.
struct SessionOffer {
    QString path;
    QString title;       // "yesterday 18:54 · 212 KiB"
    bool broken = false; // ended without being closed, and not looked at since
};

/// What lies in the folder and is neither empty nor being recorded: those that were not closed first, then at
/// most `most` others. `opened` were looked at already: they are no alarm any more.
std::vector<SessionOffer> sessionOffers(const std::vector<FoundSession>& found, const QStringList& opened,
                                        const QDateTime& now, std::size_t most = 3);

/// "today 18:54", "yesterday 18:54", "22 Nov 18:54", in local time.
QString dayText(const QString& startedUtc, const QDateTime& now);

} // namespace lifeline
