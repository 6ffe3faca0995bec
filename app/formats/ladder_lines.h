// The rows of one connection's ladder: what stands beside two lifelines and on the wire between them.
#pragma once

#include "formats/ink.h"
#include "lifecycle/connection_story.h"

#include <QString>

#include <array>
#include <deque>
#include <optional>
#include <vector>

namespace lifeline {

struct LadderLine {
    enum class Wire : std::uint8_t { Quiet, ToRight, ToLeft };

    MonotonicTime at;
    EventSeq seq = 0;    // 0: of no event
    QString left, right; // notes outside the lifelines; what a peer wrote is escaped
    QString label;       // on the wire
    Wire wire = Wire::Quiet;
    Ink ink = Ink::Plain; // Red: an error; Green: a callback; Dim: a ghost
};

/// Takes the events of one connection as they come. One row for each that a reader of a ladder looks for:
/// TCP, HTTP, frames, callbacks, findings, deadlines that passed, what a script missed. Of a long life it
/// keeps the first and the last rows, and how many were between.
class LadderLines {
public:
    static constexpr std::size_t mostRows = 120;

    void take(const Event& event);

    const std::vector<LadderLine>& first() const { return m_first; }
    const std::deque<LadderLine>& last() const { return m_last; }
    std::size_t leftOut() const { return m_leftOut; }
    /// What did not fire; a script owes nothing.
    std::vector<LadderLine> ghosts(const ConnectionStory& story) const;

private:
    using Wire = LadderLine::Wire;

    static Wire away(Side side) { return side == Side::Client ? Wire::ToRight : Wire::ToLeft; }
    static LadderLine noted(LadderLine row, Side side, const QString& note);
    std::optional<LadderLine> rowOf(const Event& event) const;
    std::optional<LadderLine> onWire(LadderLine row, Wire wire, const Event& event, bool sent) const;
    void keep(LadderLine row);

    std::array<bool, 2> m_ours{};     // client, server: has events
    std::array<bool, 2> m_scripted{}; // a script plays it: it owes no callbacks
    std::vector<LadderLine> m_first;
    std::deque<LadderLine> m_last;
    std::size_t m_leftOut = 0;
};

} // namespace lifeline
