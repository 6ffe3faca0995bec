// Numbers of things in notes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

/// "1 packet", "3 packets".
inline std::string counted(std::uint64_t count, std::string_view thing)
{
    return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

} // namespace lifeline
