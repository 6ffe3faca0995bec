// The ladder of one connection as plain text: two lifelines, the wire between them, callbacks outside.
#pragma once

#include "cli/human_output.h"
#include "lifecycle/connection_story.h"

#include <QString>

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// Takes the events of one connection as they come. One row for each that a reader of a ladder looks for:
/// TCP, HTTP, frames, callbacks, findings, deadlines that passed, what a script missed. Of a long life it
/// keeps the first and the last rows, and how many were between.
class TextLadder {
public:
    void take(const Event& event);

    /// Ends with what did not fire, and the verdict in a line.
    std::string text(const ConnectionStory& story, bool colors) const;

    static constexpr std::size_t mostRows = 120;

private:
    enum class Wire { Quiet, ToRight, ToLeft };
    struct Row {
        MonotonicTime at;
        QString left, right; // notes outside the lifelines
        QString label;       // on the wire
        Wire wire = Wire::Quiet;
        Ink ink = Ink::Plain;
    };

    static Wire away(Side side) { return side == Side::Client ? Wire::ToRight : Wire::ToLeft; }
    static Row noted(Row row, Side side, const QString& note);
    static QString wireText(const Row& row);
    static std::string rowText(const Row& row, const QString& time, bool colors);
    std::optional<Row> rowOf(const Event& event) const;
    std::optional<Row> onWire(Row row, Wire wire, const Event& event, bool sent) const;
    void keep(Row row);

    std::array<bool, 2> m_ours{};     // client, server: has events
    std::array<bool, 2> m_scripted{}; // a script plays it: it owes no callbacks
    std::vector<Row> m_first;
    std::deque<Row> m_last;
    std::size_t m_leftOut = 0;
};

} // namespace lifeline
