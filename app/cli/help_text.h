// What --help prints.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Of the whole program.
std::string programHelp();
/// Of "serve", "connect", "lesson", "faults" or one of its commands: "faults run".
std::string commandHelp(std::string_view command);
/// The part about the options that every command on a lab has.
std::string_view commonHelp();

} // namespace lifeline
