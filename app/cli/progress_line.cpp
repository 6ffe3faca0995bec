#include "cli/progress_line.h"

#include <cstdlib>

namespace lifeline {
namespace {

constexpr std::string_view eraseLine = "\r\x1b[K"; // ECMA-48 EL: from the cursor to the end of the line

} // namespace

void ProgressLine::finished(const FaultReport& report, const FaultResults& results)
{
    if (!m_inPlace) {
        m_console.say(resultLine(report, 0, m_console.colors));
        return;
    }
    clear();
    if (report.outcome == Outcome::Failed)
        m_console.say(resultLine(report, 0, m_console.colors));
    m_console.say(std::to_string(results.size()) + " of " + std::to_string(m_total) + ": " +
                  results.countsText());
    m_drawn = true;
}

void ProgressLine::clear()
{
    if (m_drawn)
        m_console.say(eraseLine);
    m_drawn = false;
}

bool canWriteInPlace(bool isTerminal)
{
    const char* term = std::getenv("TERM");
    return isTerminal && !(term && std::string_view(term) == "dumb");
}

} // namespace lifeline
