// How one side's connection came to its end, as facts; the code and the cause follow from them (RFC 6455
// §7.1.4-7.1.7).
#pragma once

#include "lifecycle/event.h"

#include <optional>
#include <string>

namespace lifeline {

/// How TCP ended for one side; the first end seen counts.
enum class TcpEnd : std::uint8_t {
    None,
    FinReceived,
    FinSent,
    ResetReceived,
    ResetSent,
    Lost,
    ConnectFailed
};

/// An event that a fact rests on.
struct Mark {
    EventSeq seq = 0; // 0: it was never in a log
    MonotonicTime at;
    Phase before = Phase::Idle; // of that side, until then
};

struct CloseFrameSeen {
    std::uint16_t code = 0; // 1005 when the frame had no code
    std::string reason;
    Mark mark;
};

struct CloseStory {
    std::optional<CloseFrameSeen> closeSent, closeReceived; // the first each way
    std::optional<bool> closedByUsFirst; // which of the two came first; nullopt without any
    TcpEnd end = TcpEnd::None;
    Mark endMark;
    std::optional<Mark> finSent, finReceived;
    Cause lost = Cause::None;           // why TCP was lost or never came to be
    std::optional<Violation> violation; // the first one that ends a connection
    Mark violationMark;
    std::optional<DeadlineName> passed; // the first deadline that passed
    Mark passedMark;
    Phase phase = Phase::Idle; // after the last event taken

    /// Takes the next event of that side, in order; most events change no more than the phase.
    void noteEnding(const Event& event);
    Mark markOf(const Event& event) const { return {event.seq, event.at, phase}; }

    /// §7.1.4: both close frames passed, and nothing was broken.
    bool closedCleanly() const { return closeSent && closeReceived && !violation; }

    /// §7.1.5, for an application: our own code when we failed the connection, else that of the peer's close
    /// frame (1005 when it had none), else 1006.
    std::uint16_t closeCode() const;

    /// Why the end was not clean; None when it was. `opened`: whether the connection was ever open.
    Cause abnormalCause(bool opened) const;
};

} // namespace lifeline
