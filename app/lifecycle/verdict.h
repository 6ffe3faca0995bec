// What a connection's facts mean: how far it got, who ended it and how, and which callbacks were owed.
#pragma once

#include "lifecycle/connection_story.h"

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

/// A callback (or the close frame) that a person would expect and that did not come.
enum class GhostReason : std::uint8_t {
    NeverOpened,  // on-open, on-close: the upgrade was refused or never finished; on-close is owed only after
                  // on-open
    NotAnUpgrade, // upgrade: a plain request fires nothing
    NoRequest,    // upgrade: no complete request came
    NoCloseFrame, // the close frame: the peer ended TCP without one
};

struct Ghost {
    Side side = Side::Server;
    bool closeFrame = false; // else `name`
    CallbackName name = CallbackName::OnOpen;
    GhostReason reason = GhostReason::NeverOpened;
};

/// In the order they would have come. Empty while the connection is still alive.
std::vector<Ghost> ghosts(const ConnectionStory& story);

} // namespace lifeline
