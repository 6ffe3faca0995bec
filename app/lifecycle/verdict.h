// What a connection's facts mean: how far it got, who ended it and how, and which callbacks were owed.
#pragma once

#include "lifecycle/connection_story.h"

#include <functional>
#include <string>
#include <vector>

namespace lifeline {

/// How far a connection got and how it ended; one per connection, for its chip and its headline.
enum class Stage : std::uint8_t {
    Connecting, // TCP not there yet
    Upgrading,  // TCP is there, the upgrade is not done
    Open,
    Closing,         // a close frame passed, TCP still there
    PlainRequest,    // HTTP, but no upgrade was asked for
    RequestRefused,  // the server refused the upgrade
    ResponseRefused, // the client refused the answer: see refusal rules and status
    ConnectFailed,   // no TCP connection
    UpgradeTimedOut,
    EndedBeforeOpen, // FIN or RST before the upgrade was done
    NotHttp,         // the peer does not speak HTTP
    ClosedCleanly,
    CloseUnanswered,   // a close frame had no answer in time
    EndedWithoutClose, // FIN after open, no close frame
    Reset,             // RST after open
    Violation,         // the peer broke the protocol
    IdleTimedOut,
    PongTimedOut,
    Lost,    // neither FIN nor RST: TCP gave up
    Stopped, // Lifeline itself was told to drop it
};

/// Colour family of a stage; the same everywhere.
enum class StageTone : std::uint8_t { Neutral, Upgrading, Open, Closing, Failed };

StageTone toneOf(Stage stage);

/// "request-refused": stable, for filters and tests.
std::string_view stageId(Stage stage);

enum class EndedBy : std::uint8_t { Nobody, Client, Server, Both, Network };

struct Verdict {
    Stage stage = Stage::Connecting;
    Side view = Side::Server; // whose view it rests on
    EndedBy endedBy = EndedBy::Nobody;
    std::uint16_t code = 0;   // what on-close reported, or would have; 0 while there is none
    bool midFrame = false;    // the end came inside a frame
    bool onCloseOwed = false; // on-open fired and the connection is over
    std::uint32_t onCloseFired = 0;
};

Verdict judge(const ConnectionStory& story);

/// What a stack owes its application for a callback that a person would expect.
enum class Duty : std::uint8_t {
    Unknown,     // nothing is known of that stack
    Owed,        // it promises that callback
    NotPromised, // it may come, and has been seen not to
};
struct CallbackDuty {
    Duty duty = Duty::Unknown;
    Duration within = {};         // of the end, by the stack's own timer; 0: at once
    std::string_view called = {}; // the stack's own name for it; empty: not known
};
/// Asked for the sides of stacks other than the reference, which owes on-close once on-open has fired.
using Duties = std::function<CallbackDuty(Side, const SideStory&, CallbackName)>;
CallbackDuty dutyOf(const Duties& duties, Side side, const SideStory& story, CallbackName name);

/// A callback (or the close frame) that a person would expect and that did not come.
enum class GhostReason : std::uint8_t {
    NeverOpened,  // on-open, on-close: the upgrade was refused or never finished; on-close is owed only after
                  // on-open
    NotAnUpgrade, // upgrade: a plain request fires nothing
    NoRequest,    // upgrade: no complete request came
    NoCloseFrame, // the close frame: the peer ended TCP without one
    OpenUntold,   // on-open: the 101 passed, and the stack told nothing of it
    OnOpenUntold, // on-close: the stack never told of on-open, so it is not owed
    Owed,         // on-close: on-open had fired, and it did not come in the stack's own time
    NotPromised,  // this stack does not promise it
    Unreported,   // it did not come, and whether the stack owes it is not known
    NoError,      // on-error: the stack tells no error for such an end
};
inline constexpr std::size_t ghostReasonCount = static_cast<std::size_t>(GhostReason::NoError) + 1;

struct Ghost {
    Side side = Side::Server;
    bool closeFrame = false; // else `name`
    CallbackName name = CallbackName::OnOpen;
    GhostReason reason = GhostReason::NeverOpened;
    std::string called = {}; // by another stack's name, where that is known
    Duration within = {};    // Owed: the time it had
};

/// In the order they would have come. Empty while the connection is still alive. `now`: an on-close that may
/// still come within its time is no ghost yet; without it the time is up.
std::vector<Ghost> ghosts(const ConnectionStory& story, const Duties& duties = {},
                          std::optional<MonotonicTime> now = std::nullopt);

/// The name a ghost goes by: the stack's own, else the reference's; "close frame" for the frame.
std::string_view ghostName(const Ghost& ghost);

} // namespace lifeline
