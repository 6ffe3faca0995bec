#include "store/session_folder.h"

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

} // namespace lifeline
