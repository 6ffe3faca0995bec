// A connection's events told as a story: what crossed the wire, each thing once, and what each side made of
// it.
#pragma once

#include "session/event_log.h"

#include <array>
#include <cstdint>
#include <vector>

namespace lifeline {

enum class LadderRowKind : std::uint8_t {
    TcpOpen, // SYN and SYN-ACK
    Request,
    Response,
    Frame,
    Fin,
    Reset,
    Refused, // an upgrade request or response was refused
    ConnectFailed,
    Lost,     // TCP gave up
    Deadline, // one passed
    Finding,
    Callback,
    Script, // what was done on purpose, and what a script of the fault lab waited for
};

/// Those that stand outside the lifelines, on their side, as flags.
constexpr bool isFlag(LadderRowKind kind) { return kind >= LadderRowKind::Callback; }

/// Things that cross the wire; the others belong to one side.
constexpr bool crossesWire(LadderRowKind kind) { return kind <= LadderRowKind::Reset; }

struct LadderRow {
    static constexpr std::uint32_t none = UINT32_MAX;

    std::uint32_t clientRow = none; // log row of the event at that end; none: not seen, or not ours
    std::uint32_t serverRow = none;
    std::uint32_t length = 0; // payload bytes of a frame that passed
    LadderRowKind kind = LadderRowKind::Callback;
    Side side = Side::Client; // who sent it; whose callback, deadline or judgement it is
    std::uint8_t aux = 0;     // opcode of a frame, name of a callback or deadline; of Script the EventKind
    bool answered = false;    // TcpOpen: the connection was made
    Phase clientPhase = Phase::Idle; // of each side once this row has happened
    Phase serverPhase = Phase::Idle;

    std::uint32_t at(Side end) const { return end == Side::Client ? clientRow : serverRow; }
    std::uint32_t& at(Side end) { return end == Side::Client ? clientRow : serverRow; }
    Phase phase(Side end) const { return end == Side::Client ? clientPhase : serverPhase; }
    Phase& phase(Side end) { return end == Side::Client ? clientPhase : serverPhase; }
    /// The event it is first known by: the sender's where there is one.
    std::uint32_t logRow() const { return at(side) != none ? at(side) : at(otherEnd(side)); }
};

/// Takes a connection's events in log order and pairs both ends: the k-th frame one side sent is the k-th the
/// other received, and so for requests, responses, FIN and RST. Constant time an event, amortised.
class LadderRows {
public:
    void clear() { *this = LadderRows(); }
    void take(std::uint32_t logRow, const EventEntry& entry);

    std::size_t size() const { return m_rows.size(); }
    const LadderRow& operator[](std::size_t row) const { return m_rows[row]; }
    std::size_t eventsTaken() const { return m_rowOf.size(); }

    /// The row that shows the connection's event at this position among its events; LadderRow::none where it
    /// is not drawn. A message stands with its last frame.
    std::uint32_t rowOfEvent(std::size_t position) const { return m_rowOf[position]; }

private:
    struct Channel {
        std::array<std::uint32_t, 2> seen{}; // at the client, at the server
        std::uint32_t cursor = 0;            // no row before it waits for its other end
    };

    std::uint32_t place(std::uint32_t logRow, const EventEntry& entry);
    std::uint32_t opened(std::uint32_t logRow, const EventEntry& entry);
    std::uint32_t crossed(LadderRowKind kind, Side sender, std::uint32_t logRow, const EventEntry& entry);
    std::uint32_t append(LadderRowKind kind, Side owner, std::uint32_t logRow, const EventEntry& entry);
    std::uint32_t script(Side here, std::uint32_t logRow, const EventEntry& entry);
    std::uint32_t waiting(Channel& channel, LadderRowKind kind, Side sender, Side end);

    std::vector<LadderRow> m_rows;
    std::vector<std::uint32_t> m_rowOf;
    std::array<Channel, 12> m_channels{};
    std::array<std::uint32_t, 2> m_lastFrame{LadderRow::none, LadderRow::none};
    std::array<Phase, 2> m_phase{Phase::Idle, Phase::Idle};
    std::uint32_t m_tcp = LadderRow::none;
};

} // namespace lifeline
