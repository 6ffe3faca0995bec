// The sending half of a script: pieces, pauses, held-back bytes; tells each thing when its last byte went.
#pragma once

#include "faults/byte_plan.h"
#include "faults/sent_teller.h"
#include "lifecycle/peer_command.h"

#include <vector>

namespace lifeline {

/// Sends one run of bytes at a time: what was held back and the item it was held back for. `emit` must
/// outlive it.
class ScriptOutput {
public:
    explicit ScriptOutput(Emitter& emit) : m_emit(emit), m_teller(emit) {}

    /// Begins to send, or holds back what is glued to the next bytes. Not while busy().
    void send(OutgoingItem item, const Pace& pace);
    /// Begins to send what is held back, all at once.
    void flush();
    /// Appends the pieces that are due.
    void pump(PeerCommands& out);
    /// Nothing more goes; what went of the last item is told as far as it went.
    void stop();

    /// Something that is no part of the script and goes between its steps: an answer to a ping. Waits while
    /// busy.
    void slipIn(OutgoingItem item);

    bool busy() const { return !m_plan.done(); }
    std::optional<MonotonicTime> nextAt() const { return m_plan.nextAt(); }
    SentTeller& teller() { return m_teller; }

private:
    void noteGone(std::size_t bytes);
    void sendPiece(std::string_view piece, bool ownWrite, PeerCommands& out);

    Emitter& m_emit;
    SentTeller m_teller;
    BytePlan m_plan;
    std::vector<OutgoingItem> m_items; // under way, in order
    std::size_t m_gone = 0;            // bytes of the first of them
    std::vector<OutgoingItem> m_held, m_between;
    bool m_stopped = false;
};

} // namespace lifeline
