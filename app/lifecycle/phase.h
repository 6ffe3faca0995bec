// The phases of one side of a connection, and the one table of moves between them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lifeline {

/// `Failed` means never opened; `Closed` means it was open once. Both are final.
enum class Phase : std::uint8_t {
    Idle,
    Connecting,
    Securing,
    Upgrading,
    Open,
    ClosingByUs,   // this side sent the first close frame
    ClosingByPeer, // the peer did
    Closed,
    Failed,
};

inline constexpr std::size_t phaseCount = static_cast<std::size_t>(Phase::Failed) + 1;

/// What moves a connection from one phase to the next.
enum class Trigger : std::uint8_t {
    ConnectStarted, // a client begins to connect
    Accepted,       // a server got a TCP connection
    TcpConnected,
    TlsSecured,
    UpgradeAccepted, // the 101 was sent, or received and found right
    UpgradeRefused,  // a request or response broke a rule
    CloseSent,
    CloseReceived,
    Violated, // the peer broke the protocol after open
    TcpEnded, // FIN, RST, lost, or a failed connect
    DeadlinePassed,
};

inline constexpr std::size_t triggerCount = static_cast<std::size_t>(Trigger::DeadlinePassed) + 1;

struct Transition {
    Phase from;
    Trigger trigger;
    Phase to;
    std::string_view rfc; // section of RFC 6455 the move rests on
};

/// Every legal move, each pair (from, trigger) at most once.
std::span<const Transition> transitions();

/// Where the trigger leads; nullopt when it means nothing in that phase.
std::optional<Phase> nextPhase(Phase from, Trigger trigger);

/// "idle" "connecting" "securing" "upgrading" "open" "closing-by-us" "closing-by-peer" "closed" "failed":
/// public names.
std::string_view phaseName(Phase phase);
std::optional<Phase> phaseFromName(std::string_view name);

std::string_view triggerName(Trigger trigger);

constexpr bool isFinal(Phase phase) { return phase == Phase::Closed || phase == Phase::Failed; }

constexpr bool isClosing(Phase phase) { return phase == Phase::ClosingByUs || phase == Phase::ClosingByPeer; }

/// The table as a Mermaid state diagram, for the documentation.
std::string phaseDiagram();

} // namespace lifeline
