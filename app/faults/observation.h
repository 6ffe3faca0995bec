// What the other side did, as an expectation looks at it.
#pragma once

#include "faults/step.h"
#include "lifecycle/peer_input.h"

#include <deque>
#include <string>

namespace lifeline {

struct Observed {
    enum class What : std::uint8_t { Request, Response, Frame, Fin, Reset, Lost };
    What what = What::Fin;
    bool whole = true;        // of a head: false when it was no HTTP or ended early
    int status = 0;           // of a response
    std::string head = {};    // of a request or response
    std::string body = {};    // of a response
    FrameHeader header = {};  // of a frame
    std::string payload = {}; // of a frame, unmasked

    bool isClose() const { return what == What::Frame && header.opcode == Opcode::Close; }
    /// The end of the other direction, or of everything.
    bool isEnd() const { return what == What::Fin || what == What::Reset || what == What::Lost; }
    /// A data frame, a ping or a pong.
    bool isPassing() const { return what == What::Frame && !isClose(); }
};

/// What came and was not looked at yet.
struct Seen {
    std::deque<Observed> wire;
    std::deque<input::CallbackSeen> callbacks;
    bool over = false;  // TCP has ended: nothing more can come over the wire
    bool ended = false; // a FIN or RST was looked at: `end` is met from then on
};

/// Code of a close frame: 1005 when it has none, 0 for half a code.
std::uint16_t closeCodeIn(const Observed& close);

/// In the form of awaitedText(): "close 1002", "response 101".
std::string observedText(const Observed& observed);

} // namespace lifeline
