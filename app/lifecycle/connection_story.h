// What became of one connection, as facts gathered from its events, end by end. Nothing here judges;
// verdict.h does.
#pragma once

#include "lifecycle/close_story.h"
#include "lifecycle/event.h"

#include <array>
#include <optional>
#include <string>

namespace lifeline {

/// A ping that no pong has followed yet. The payload is kept as a hash: a pong that carries another answers
/// another ping, or none (RFC 6455 §5.5.3).
struct PingSeen {
    Mark mark;
    std::size_t payload = 0;
};

/// The facts of one side.
struct SideStory : CloseStory {
    bool present = false;
    bool scripted = false;  // a script of the fault lab plays it
    bool forwarded = false; // seen in front of another stack: its callbacks come only as that stack's reports
    std::string stack;      // that has reported here: "jetty 9.4.57"; empty: none but the reference
    MonotonicTime began, opened,
        ended; // opened: when the 101 passed; ended: of the first event in a final phase
    std::optional<Mark> tcp, request, response, refused, injected; // the last of each
    bool sawRequest = false;
    bool askedForUpgrade = false; // server: a complete request naming websocket; client: it always does
    bool wasOpen = false;
    bool headCut = false;      // the peer's head began and never ended
    RuleSet refusal;           // failed rules of the request (server) or response (client)
    int status = 0;            // of the response sent or received
    Cause cause = Cause::None; // of on-error, or of a failed connect
    std::array<std::uint32_t, callbackCount> fired{}; // how often each callback fired
    std::array<Mark, callbackCount> told{};           // and when last
    std::array<std::string, callbackCount> called;    // by another stack's name, last
    std::optional<std::uint16_t> onCloseCode;
    bool clean = false;
    std::uint64_t framesSent = 0, framesReceived = 0, bytesSent = 0, bytesReceived = 0;
    std::optional<Mark> lastSent, lastReceived;          // whole frames, until something decided the end
    bool sentAfterFin = false, receivedAfterFin = false; // frames the one way, after a FIN the other way
    bool partialFrame = false;                           // a received frame never ended
    std::uint64_t partialArrived = 0, partialDeclared = 0;
    std::optional<Mark> partialMark;
    std::optional<Mark> halfMessage;                // the last fragment so far of a received message
    std::optional<PingSeen> pingSent, pingReceived; // the last that was not answered

    bool didFire(CallbackName name) const { return timesFired(name) > 0; }
    std::uint32_t timesFired(CallbackName name) const { return fired[static_cast<std::size_t>(name)]; }
    const Mark& toldAt(CallbackName name) const { return told[static_cast<std::size_t>(name)]; }
    /// The stack's own name for a role, where it has used it; else the reference's.
    std::string_view nameOf(CallbackName name) const;
    /// Whether what its application is told can be seen.
    bool tellsCallbacks() const { return present && !scripted && (!forwarded || !stack.empty()); }
};

struct ConnectionStory {
    ConnectionId id = ConnectionId::None;
    SideStory client, server;
    std::string url;   // the client's address, or what the request line asked for
    std::string peer;  // the far address where only one end is ours
    std::string agent; // User-Agent of the request, for a name: "curl/7.88.1"
    MonotonicTime began, lastEvent;

    const SideStory& of(Side side) const { return side == Side::Client ? client : server; }
    SideStory& of(Side side) { return side == Side::Client ? client : server; }

    /// The side whose view tells more: never a scripted one where the other is ours; the server's where it is
    /// ours, else the client's.
    Side mainSide() const;
    const SideStory& main() const { return of(mainSide()); }

    /// Takes the next event of this connection, in order.
    void take(const Event& event);
};

} // namespace lifeline
