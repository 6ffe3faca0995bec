// What --help prints of the faults commands.
#pragma once

#include <string>
#include <string_view>

namespace lifeline {

/// Of "faults", "faults list", "faults show", "faults run", "faults serve" or "faults check".
std::string faultsHelp(std::string_view command);

} // namespace lifeline
