// A file brought to another place.
#pragma once

#include <string>

namespace lifeline {

/// Renames, or copies where the place is on another disk; a file that is there is replaced in one step, and
/// only by a whole one. Empty, or the system's words; then both files are as they were.
std::string moveFile(const std::string& from, const std::string& to);

/// The same with the journal beside it, where a full disk left no room to work it into the file. A journal of
/// what is replaced goes: it would be taken for this one's.
std::string moveSession(const std::string& from, const std::string& to);

} // namespace lifeline
