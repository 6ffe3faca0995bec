// A new session file, with nothing in it yet.
#pragma once

#include "store/database.h"

#include <string>

namespace lifeline {

inline constexpr int sessionPageSize = 8192;

/// An empty file that only its owner may read, its name synced to the disk as well. 0, or the system's error:
/// EEXIST where there is one already, which is left alone.
int makeSessionFile(const std::string& path);

/// The tables and what each session has from the beginning, in the empty file. Before there is a journal, so
/// that the file itself tells what it is.
bool makeSessionTables(Database& database, const std::string& startedUtc);

} // namespace lifeline
