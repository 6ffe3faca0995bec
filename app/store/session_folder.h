// Where sessions are recorded until they are saved elsewhere, and what lies there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

inline constexpr std::string_view sessionSuffix = ".lifeline";

/// The data folder, made where it is missing; empty: it cannot be made.
std::string sessionFolder();

/// "FOLDER/session-2026-11-22T18-54-00.lifeline", of a session that began then, with "-2" and so on where
/// there is one already.
std::string newSessionPath(const std::string& folder, std::string_view startedUtc);

struct FoundSession {
    std::string path;
    std::string started;     // UTC, as the session tells
    std::uint64_t bytes = 0; // with its journal
    bool whole = false;      // closed by who recorded it
    bool live = false;       // somebody records it now
    bool empty = false;      // no event was recorded
    std::string flaw;        // why it cannot be opened
};

/// The sessions in the folder, the latest first. Looks only at what each begins with.
std::vector<FoundSession> sessionsIn(const std::string& folder);

/// Brings a session that a killed recorder left behind to another place, as one file: its journal is worked
/// in, or goes with it where there is no room for that. Empty, or why it stays where it was.
std::string moveLeftBehind(const std::string& from, const std::string& to);

/// Whether nothing is lost with the file: no event is in it, be it that not even its tables were made, and
/// nobody records it now.
bool isLeftover(const FoundSession& session);
/// Removes those, and tells how many. What somebody began to record meanwhile stays.
std::size_t removeLeftovers(const std::string& folder);

} // namespace lifeline
