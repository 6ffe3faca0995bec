// Why a connection is where it is: how far it got, who ended it, how and where, and what that means for the
// callbacks. Every fact names the event it rests on.
#pragma once

#include "lifecycle/verdict.h"

#include <functional>
#include <optional>
#include <string_view>

namespace lifeline {

/// By what a connection ended, or never came to be.
enum class Mechanism : std::uint8_t {
    None,       // it has not ended
    CloseFrame, // the closing handshake
    Fin,
    Reset,
    Lost,      // TCP gave up: neither a FIN nor an RST
    Violation, // one side broke the protocol, the other failed the connection
    Deadline,
    Refusal, // of the request or of the response
    ConnectFailure,
    Stopped, // dropped with a reset from this side
};
inline constexpr std::size_t mechanismCount = static_cast<std::size_t>(Mechanism::Stopped) + 1;
/// "close-frame": stable, for programs.
std::string_view mechanismId(Mechanism mechanism);
std::string_view endedById(EndedBy endedBy);

/// What was only half there when the end came.
enum class Cut : std::uint8_t { Nothing, Head, Frame, Message };
std::string_view cutId(Cut cut); // "nothing" "head" "frame" "message"

/// A fact that lies before the end by so much.
struct Before {
    Mark mark;
    Duration by = {};
};

/// What the application of one side was told.
struct CallbackAccount {
    bool seen = false;   // whether it can be seen at all
    bool opened = false; // on-open fired
    bool owed = false;   // on-open fired, the connection is over, and on-close is promised then
    Duty duty = Duty::Unknown;
    std::uint32_t closes = 0;          // how often on-close fired
    std::optional<std::uint16_t> code; // its code, of the last
    std::optional<Mark> upgrade, onOpen, onError, onClose;
};

/// Times count on the clock of the view's side.
struct Explanation {
    Verdict verdict;
    Mechanism mechanism = Mechanism::None;
    std::optional<Mark> end;      // what decided it; `before` is the phase it came in
    Phase phase = Phase::Idle;    // of the view's side when the end came; now, where it has not ended
    std::optional<EndedBy> broke; // who broke the protocol or a rule of the upgrade
    Cut cut = Cut::Nothing;
    std::optional<Mark> cutAt;

    std::optional<DeadlineName> deadline; // that passed
    std::optional<Violation> violation;
    RuleSet rules;  // of the upgrade that failed
    int status = 0; // of the response; 0: none

    std::optional<Before> lastByClient, lastByServer; // whole frames
    std::optional<Duration> silence; // before the end; none without a frame or head before it
    std::optional<Mark> silenceFrom;
    std::optional<Before> pingByClient, pingByServer; // never answered
    std::optional<CloseFrameSeen> closeByClient, closeByServer;
    bool closeUnanswered = false;           // one close frame, and no other
    std::optional<Mark> halfClosed;         // a FIN one way, while frames still went the other way
    EndedBy halfClosedBy = EndedBy::Nobody; // who sent that FIN

    CallbackAccount client, server;

    const CallbackAccount& callbacks(Side side) const { return side == Side::Client ? client : server; }
    const std::optional<Before>& lastBy(EndedBy who) const
    {
        return who == EndedBy::Client ? lastByClient : lastByServer;
    }
};

Explanation explain(const ConnectionStory& story, const Duties& duties = {});

} // namespace lifeline
