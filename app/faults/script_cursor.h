// Where a script is: walks its steps in order, and those of loops as often as they are asked for.
#pragma once

#include "faults/step.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lifeline {

/// Gives each step when it is its turn, a loop itself before the steps in it. The steps must outlive it.
class ScriptCursor {
public:
    struct Position {
        const Step* step = nullptr;
        std::uint32_t number = 0; // from 1, in the order of the script as written
    };

    explicit ScriptCursor(const std::vector<Step>& steps);

    /// nullopt: the script is over.
    std::optional<Position> next();

private:
    struct Level {
        const std::vector<Step>* steps;
        std::size_t index = 0;
        std::uint32_t times = 1;  // rounds left, this one included
        std::uint32_t first = 1;  // number of its first step
        std::uint32_t number = 1; // of the step at `index`
    };

    bool leaveFinished();

    std::vector<Level> m_levels;
};

} // namespace lifeline
