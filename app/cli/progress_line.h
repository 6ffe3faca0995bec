// How far a run of many faults is.
#pragma once

#include "cli/console.h"
#include "cli/fault_results.h"

#include <string>

namespace lifeline {

/// On a terminal one line, written anew in its place, above which failures stay; in a pipe a line for each
/// fault that is over. Nothing with --quiet.
class ProgressLine {
public:
    /// `console` must outlive it. `inPlace`: the output is a terminal that knows how to erase a line.
    ProgressLine(const Console& console, bool inPlace, std::size_t total)
        : m_console(console), m_inPlace(inPlace), m_total(total)
    {
    }

    /// With this report already counted.
    void finished(const FaultReport& report, const FaultResults& results);
    /// Leaves an empty line to write on.
    void clear();

private:
    const Console& m_console;
    bool m_inPlace;
    std::size_t m_total;
    bool m_drawn = false;
};

/// A terminal, and not one that calls itself dumb.
bool canWriteInPlace(bool isTerminal);

} // namespace lifeline
