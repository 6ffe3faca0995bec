// What --help says about show, export, import, compare and check.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// `command` is one of these.
std::string sessionHelp(std::string_view command);

} // namespace lifeline
