#include "store/session_folder.h"

#include "store/database.h"
#include "store/file_move.h"
#include "store/session_lock.h"
#include "store/session_reader.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace lifeline {
namespace {

namespace fs = std::filesystem;

std::uint64_t sizeOf(const fs::path& path)
{
    std::error_code missing;
    const auto size = fs::file_size(path, missing);
    return missing ? 0 : size;
}

/// What a file name may hold everywhere.
std::string stampOf(std::string_view startedUtc)
{
    std::string stamp(startedUtc.substr(0, 19));
    std::ranges::replace_if(
        stamp, [](char c) { return std::string_view("0123456789-T").find(c) == std::string_view::npos; },
        '-');
    return stamp;
}

FoundSession found(const fs::path& path)
{
    FoundSession session;
    session.path = path.string();
    session.bytes = sizeOf(path) + sizeOf(path.string() + "-wal");
    SessionReader reader;
    session.flaw = reader.open(session.path);
    session.started = reader.facts().started;
    session.whole = reader.facts().whole;
    session.live = reader.facts().live;
    session.empty = session.flaw.empty() && !reader.facts().lastBlock;
    return session;
}

/// As far as it goes: what does not is read from the journal.
void workJournalIn(const std::string& path)
{
    Database database;
    if (SessionReader().open(path).empty() && database.open(path, Database::Way::Write)) {
        database.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        database.run(QStringLiteral("PRAGMA journal_mode=DELETE"));
    }
}

} // namespace

std::string sessionFolder()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/lifeline");
    return QDir().mkpath(folder) ? QFile::encodeName(folder).toStdString() : std::string();
}

std::string newSessionPath(const std::string& folder, std::string_view startedUtc)
{
    const std::string beginning = folder + "/session-" + stampOf(startedUtc);
    std::string path = beginning + std::string(sessionSuffix);
    std::error_code unknown;
    for (int count = 2; fs::exists(fs::symlink_status(path, unknown)); ++count)
        path = beginning + "-" + std::to_string(count) + std::string(sessionSuffix);
    return path;
}

std::vector<FoundSession> sessionsIn(const std::string& folder)
{
    std::vector<FoundSession> sessions;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == sessionSuffix)
            sessions.push_back(found(at->path()));
    }
    std::ranges::sort(sessions, [](const FoundSession& a, const FoundSession& b) {
        return std::pair(a.started, a.path) > std::pair(b.started, b.path);
    });
    return sessions;
}

std::string moveLeftBehind(const std::string& from, const std::string& to)
{
    SessionLock lock;
    if (!lock.take(from))
        return "somebody records it now";
    if (isBeingRecorded(to))
        return "another session is being recorded there";
    workJournalIn(from);
    const std::string problem = moveSession(from, to);
    std::error_code missing;
    if (problem.empty())
        fs::remove(from + "-shm", missing);
    return problem;
}

bool isLeftover(const FoundSession& session)
{
    return !session.live && (session.bytes == 0 || (session.flaw.empty() && session.empty));
}

std::size_t removeLeftovers(const std::string& folder)
{
    std::size_t removed = 0;
    for (const FoundSession& session : sessionsIn(folder)) {
        SessionLock lock;
        std::error_code error;
        const bool ours = fs::is_regular_file(fs::symlink_status(session.path, error));
        if (!isLeftover(session) || !ours || !lock.take(session.path))
            continue;
        removed += fs::remove(session.path, error) ? 1 : 0;
        for (const char* part : {"-wal", "-shm"})
            fs::remove(session.path + part, error);
    }
    return removed;
}

} // namespace lifeline
