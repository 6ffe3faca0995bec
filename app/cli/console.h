// What a command says to the person in front of it.
#pragma once

#include "cli/output_stream.h"

#include <string_view>

namespace lifeline {

/// `out` is the standard output, or the standard error where the log has the standard output for itself.
struct Console {
    OutputStream& out;
    OutputStream& errors;
    bool colors = false; // on `out`
    bool quiet = false;

    /// Chatter; --quiet leaves it out.
    void say(std::string_view text) const
    {
        if (!quiet)
            out.write(text);
    }
    /// A result that a person or a script waits for.
    void announce(std::string_view text) const
    {
        out.write(text);
        out.flush();
    }
    /// A sentence about what went wrong.
    void complain(std::string_view sentence) const
    {
        out.flush();
        errors.buffer().append("lifeline-cli: ").append(sentence).append("\n");
        errors.flush();
    }
};

} // namespace lifeline
