// What --help prints.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Of the whole program.
std::string programHelp();
/// Of "serve", "connect" or "lesson".
std::string commandHelp(std::string_view command);

} // namespace lifeline
