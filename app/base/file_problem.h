// What is wrong in a file that a person may have written.
#pragma once

#include <cstdint>
#include <string>

namespace lifeline {

/// What is wrong, and where. `expected` is the form that would be right, in one line.
struct FileProblem {
    std::string file;
    std::uint32_t line = 1, column = 1; // from 1; column in bytes
    std::string what;                   // "\"opcod\" is no key of send-frame"
    std::string expected;               // "opcode, fin, rsv, …"; may be empty

    /// "FILE:LINE:COLUMN: what (expected …)"
    std::string text() const;
};

} // namespace lifeline
