// The ladder of one connection as plain text: two lifelines, the wire between them, callbacks outside.
#pragma once

#include "formats/ladder_lines.h"

#include <string>

namespace lifeline {

/// Takes the events of one connection as they come. Nothing a peer wrote reaches a terminal as a control
/// sequence.
class TextLadder {
public:
    static constexpr std::size_t mostRows = LadderLines::mostRows;

    void take(const Event& event) { m_rows.take(event); }

    /// Ends with what did not fire, and the verdict in a line.
    std::string text(const ConnectionStory& story, bool colors) const;

private:
    LadderLines m_rows;
};

/// "#7 curl → server: Request refused. …" and a newline.
std::string verdictLine(const ConnectionStory& story, bool colors);

} // namespace lifeline
