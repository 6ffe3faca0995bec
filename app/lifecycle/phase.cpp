#include "lifecycle/phase.h"

#include <array>

namespace lifeline {
namespace {

using enum Phase;
using enum Trigger;

constexpr std::array table{
    Transition{Idle, ConnectStarted, Connecting, "4.1"},
    Transition{Idle, Accepted, Upgrading, "4.2"},
    Transition{Connecting, TcpConnected, Upgrading, "4.1"},
    Transition{Connecting, TcpEnded, Failed, "4.1"},
    Transition{Connecting, DeadlinePassed, Failed, "4.1"},
    Transition{Securing, TlsSecured, Upgrading, "4.1"},
    Transition{Securing, TcpEnded, Failed, "4.1"},
    Transition{Securing, DeadlinePassed, Failed, "4.1"},
    Transition{Upgrading, UpgradeAccepted, Open, "4.1, 4.2.2"},
    Transition{Upgrading, UpgradeRefused, Failed, "4.1, 4.2.2"},
    Transition{Upgrading, TcpEnded, Failed, "7.1.7"},
    Transition{Upgrading, DeadlinePassed, Failed, "7.1.7"},
    Transition{Open, CloseSent, ClosingByUs, "7.1.2"},
    Transition{Open, CloseReceived, ClosingByPeer, "7.1.3"},
    Transition{Open, Violated, ClosingByUs, "7.1.7"},
    Transition{Open, TcpEnded, Closed, "7.1.5"},
    Transition{Open, DeadlinePassed, Closed, "7.1.7"},
    Transition{ClosingByUs, TcpEnded, Closed, "7.1.4"},
    Transition{ClosingByUs, DeadlinePassed, Closed, "7.1.1"},
    Transition{ClosingByPeer, TcpEnded, Closed, "7.1.4"},
    Transition{ClosingByPeer, DeadlinePassed, Closed, "7.1.1"},
};

constexpr std::array<std::string_view, phaseCount> phaseNames{
    "idle",          "connecting",      "securing", "upgrading", "open",
    "closing-by-us", "closing-by-peer", "closed",   "failed",
};

constexpr std::array<std::string_view, triggerCount> triggerNames{
    "connect started",  "accepted",        "tcp connected",   "tls secured",
    "upgrade accepted", "upgrade refused", "close sent",      "close received",
    "violation",        "tcp ended",       "deadline passed",
};

constexpr std::optional<Phase> find(Phase from, Trigger trigger)
{
    for (const Transition& row : table) {
        if (row.from == from && row.trigger == trigger)
            return row.to;
    }
    return std::nullopt;
}

static_assert(find(Open, TcpEnded) == Closed, "an end after open is a close, with or without a close frame");
static_assert(find(Upgrading, TcpEnded) == Failed, "an end before open is a failure");
static_assert(!find(Failed, UpgradeAccepted), "nothing opens after a failure");

} // namespace

std::span<const Transition> transitions() { return table; }

std::optional<Phase> nextPhase(Phase from, Trigger trigger) { return find(from, trigger); }

std::string_view phaseName(Phase phase) { return phaseNames[static_cast<std::size_t>(phase)]; }

std::optional<Phase> phaseFromName(std::string_view name)
{
    for (std::size_t i = 0; i < phaseNames.size(); ++i) {
        if (phaseNames[i] == name)
            return static_cast<Phase>(i);
    }
    return std::nullopt;
}

std::string_view triggerName(Trigger trigger) { return triggerNames[static_cast<std::size_t>(trigger)]; }

std::string phaseDiagram()
{
    std::string text = "stateDiagram-v2\n    [*] --> idle\n";
    for (const Transition& row : table) {
        text += "    ";
        text += phaseName(row.from);
        text += " --> ";
        text += phaseName(row.to);
        text += ": ";
        text += triggerName(row.trigger);
        text += " (§";
        text += row.rfc;
        text += ")\n";
    }
    text += "    closed --> [*]\n    failed --> [*]\n";
    return text;
}

} // namespace lifeline
