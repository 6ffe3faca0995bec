// How far something long is.
#pragma once

#include <cstdint>
#include <functional>

namespace lifeline {

/// Called now and then by the thread that works, with how much is done of how much (0: not known); false asks
/// it to stop. Empty: nobody looks.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// Whether to go on.
inline bool goOn(const Progress& progress, std::uint64_t done, std::uint64_t total)
{
    return !progress || progress(done, total);
}

} // namespace lifeline
