// What a scripted peer can do and can wait for: the step vocabulary of faults, one small struct a step.
//
// A script is data (resources/faults/*.json, resources/schema/faults.schema.json); every struct here has
// exactly one form there, read by scenario_reader.h and written by scenario_writer.h. app/faults/README.md
// shows each.
#pragma once

#include "base/time.h"
#include "lifecycle/event.h"
#include "wire/frame.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lifeline {

/// How bytes are given to the network.
struct Pace {
    std::size_t pieces = 0;          // bytes a piece; 0: all at once
    Duration every = {};             // between pieces
    std::optional<std::int64_t> cut; // only so many bytes are sent; negative: all but so many
    bool glued = false;              // held back and sent in one write with the next bytes

    friend bool operator==(const Pace&, const Pace&) = default;
};

/// Changes to a head that would otherwise be correct. Values may hold ${key} ${accept} ${host} ${target}
/// ${port}: the key of this connection's request, what answers it, and the address in use.
struct HeadEdit {
    std::string startLine;                                // replaces the whole line; empty: as usual
    std::string method, target, version;                  // of a request; empty: as usual
    std::vector<std::string> without;                     // header names left out, in any case
    std::vector<std::pair<std::string, std::string>> set; // replaced in place, or appended
    std::vector<std::pair<std::string, std::string>> add; // appended, also where the name is there already
    std::vector<std::string> rawLines;                    // appended as they are, after the headers
    std::string lineEnd = "\r\n";                         // of every line

    friend bool operator==(const HeadEdit&, const HeadEdit&) = default;
};

/// A frame with every bit free; what is not set is as a correct peer of this side would have it.
struct FrameSpec {
    Opcode opcode = Opcode::Text; // any of 0 to 15
    bool fin = true;
    std::uint8_t rsv = 0;       // 4 = RSV1, 2 = RSV2, 1 = RSV3
    std::optional<bool> masked; // nullopt: as the side must (§5.1)
    std::optional<std::uint32_t> maskingKey;
    std::optional<std::uint64_t> length; // declared; nullopt: that of the payload
    std::optional<LengthForm> form;      // nullopt: the shortest
    std::string payload;                 // bytes, whatever they were written as

    friend bool operator==(const FrameSpec&, const FrameSpec&) = default;
};

namespace step {

/// Sends the client's upgrade request.
struct SendRequest {
    HeadEdit edit;
    Pace pace;
    friend bool operator==(const SendRequest&, const SendRequest&) = default;
};
/// Sends the server's answer to the request received.
struct SendResponse {
    int status = 101;
    std::string reason; // empty: the usual phrase
    HeadEdit edit;
    std::string body; // a Content-Length goes with it unless the edit leaves it out; never with a 101
    Pace pace;
    friend bool operator==(const SendResponse&, const SendResponse&) = default;
};
struct SendBytes {
    std::string bytes;
    Pace pace;
    friend bool operator==(const SendBytes&, const SendBytes&) = default;
};
struct SendFrame {
    FrameSpec frame;
    Pace pace;
    friend bool operator==(const SendFrame&, const SendFrame&) = default;
};
struct Wait {
    Duration time = {};
    friend bool operator==(const Wait&, const Wait&) = default;
};
struct Fin { // half-close
    friend bool operator==(const Fin&, const Fin&) = default;
};
struct Reset {
    friend bool operator==(const Reset&, const Reset&) = default;
};
struct StopReading {
    friend bool operator==(const StopReading&, const StopReading&) = default;
};
struct ResumeReading {
    friend bool operator==(const ResumeReading&, const ResumeReading&) = default;
};
/// Answers each ping from here on, or no more. A script answers none until it is told to.
struct AnswerPings {
    bool on = true;
    friend bool operator==(const AnswerPings&, const AnswerPings&) = default;
};

} // namespace step

namespace await {

struct Request { // any complete request head; server
    friend bool operator==(const Request&, const Request&) = default;
};
/// A response head; statuses: any of these, 4 standing for every 4xx; empty: any.
struct Response {
    std::vector<int> statuses;
    std::vector<std::pair<std::string, std::string>> headers; // that must be there, value compared as a token
    std::string bodyHas;                                      // empty: not looked at
    friend bool operator==(const Response&, const Response&) = default;
};
struct Frame {
    Opcode opcode = Opcode::Text;
    std::optional<std::string> payload;
    friend bool operator==(const Frame&, const Frame&) = default;
};
/// A close frame; codes: any of these, 1005 for one without a code; empty: any.
struct Close {
    std::vector<std::uint16_t> codes;
    friend bool operator==(const Close&, const Close&) = default;
};
struct Fin {
    friend bool operator==(const Fin&, const Fin&) = default;
};
struct Reset {
    friend bool operator==(const Reset&, const Reset&) = default;
};
/// FIN or RST, whatever comes before it.
struct End {
    friend bool operator==(const End&, const End&) = default;
};
/// Nothing at all until the time is over.
struct Nothing {
    friend bool operator==(const Nothing&, const Nothing&) = default;
};
/// A callback of the other side's stack. Where that cannot be seen, the step counts neither way and passes at
/// once.
struct CallbackFired {
    CallbackName name = CallbackName::OnOpen;
    std::optional<std::uint16_t> code; // of on-close
    friend bool operator==(const CallbackFired&, const CallbackFired&) = default;
};

} // namespace await

using Awaited = std::variant<await::Request, await::Response, await::Frame, await::Close, await::Fin,
                             await::Reset, await::End, await::Nothing, await::CallbackFired>;

namespace step {

/// Waits for what the other side does next. Data frames, pings and pongs that are not asked for are passed
/// over (except by Nothing); anything else that does not fit is a miss, and so is time running out. After a
/// miss the script goes on to its end as far as it can, so that the connection is not left hanging.
struct Expect {
    Awaited what;
    std::vector<Awaited> allowed; // also right: the RFC leaves the choice
    Duration within = std::chrono::seconds(2);
    friend bool operator==(const Expect&, const Expect&) = default;
};

} // namespace step

struct Step;

/// Its steps, again and again.
struct Loop {
    std::uint32_t times = 1; // 1 to 100,000
    std::vector<Step> steps;
    friend bool operator==(const Loop&, const Loop&);
};

/// One step, and where it stood in its file.
struct Step {
    using What = std::variant<step::SendRequest, step::SendResponse, step::SendBytes, step::SendFrame,
                              step::Wait, step::Fin, step::Reset, step::StopReading, step::ResumeReading,
                              step::AnswerPings, step::Expect, Loop>;
    What what;
    std::uint32_t line = 0; // from 1; 0: not from a file

    /// Lines do not count.
    friend bool operator==(const Step& a, const Step& b) { return a.what == b.what; }
};

inline bool operator==(const Loop& a, const Loop& b) { return a.times == b.times && a.steps == b.steps; }

} // namespace lifeline
