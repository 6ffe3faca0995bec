// The one vocabulary of what happened to a connection: small structs in the past tense.
//
// Text and bytes in a body are views. A producer keeps them alive while the sink's accept() runs; events read
// back from an EventLog are valid as long as the log.
#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "lifecycle/phase.h"
#include "wire/frame.h"
#include "wire/upgrade_rules.h"
#include "wire/violation.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

namespace lifeline {

enum class Layer : std::uint8_t { Tcp, Tls, Http, Ws, Deadline, Callback, Fault, Finding };
inline constexpr std::size_t layerCount = static_cast<std::size_t>(Layer::Finding) + 1;

enum class DeadlineName : std::uint8_t { Connect, Tls, Upgrade, Idle, Pong, Close };
inline constexpr std::size_t deadlineCount = static_cast<std::size_t>(DeadlineName::Close) + 1;

/// The callbacks of the reference stack (Ring's names). Those of other stacks are laid beside them: each has
/// one of these as its role, or none of them.
enum class CallbackName : std::uint8_t {
    Upgrade,
    OnOpen,
    OnMessage,
    OnPing,
    OnPong,
    OnError,
    OnClose,
    Other
};
inline constexpr std::size_t callbackCount = static_cast<std::size_t>(CallbackName::Other) + 1;

/// Why something ended or failed, as a stable id; the sentence is made elsewhere.
enum class Cause : std::uint8_t {
    None,
    // before there was a connection
    UnresolvableHost,
    Refused,
    Unreachable,
    AddressInUse,
    PermissionDenied,
    AddressNotAvailable,
    OutOfDescriptors,
    // how TCP ended
    FinWithoutClose,
    Reset,
    TcpTimedOut,
    TcpError,
    // deadlines
    ConnectTimeout,
    UpgradeTimeout,
    IdleTimeout,
    PongTimeout,
    CloseTimeout,
    // the protocol
    UpgradeRefused,
    EndedBeforeUpgrade,
    ProtocolViolation,
    // this program
    Stopped,
};
inline constexpr std::size_t causeCount = static_cast<std::size_t>(Cause::Stopped) + 1;

namespace event {

// tcp ---------------------------------------------------------------------------------------------
struct Listening {
    std::string_view address;
    std::uint16_t port = 0;
    bool loopback = true;
};
struct ListenFailed {
    std::string_view address;
    std::uint16_t port = 0;
    Cause cause = Cause::None;
    std::string_view error;
};
struct ListeningStopped {
    std::string_view address;
    std::uint16_t port = 0;
};
struct AcceptFailed {
    Cause cause = Cause::None;
    std::string_view error;
};
struct Connecting {
    std::string_view url;
};
struct Connected {
    std::string_view local;
    std::string_view remote;
}; // "127.0.0.1:40312"
struct Accepted {
    std::string_view local;
    std::string_view remote;
};
struct ConnectFailed {
    Cause cause = Cause::None;
    std::string_view error;
}; // error: the system's own words
struct FinSent {};
struct FinReceived {};
struct ResetSent {};
struct ResetReceived {};
struct ConnectionLost {
    Cause cause = Cause::None;
    std::string_view error;
}; // neither FIN nor RST: timed out, unreachable
/// Between the two ends Lifeline hands every byte on, and looks: its own connection to the far end is there.
struct Forwarding {
    std::string_view local, remote;
};
struct ForwardFailed {
    Cause cause = Cause::None;
    std::string_view error;
};

// http --------------------------------------------------------------------------------------------
struct Request {
    std::string_view head;
}; // raw bytes; sent by a client, received by a server
struct RequestRefused {
    int status = 0;
    RuleSet rules;
};
struct Response {
    int status = 0;
    std::string_view head;
    std::string_view body;
}; // body: what was sent or read of a refusal's
struct ResponseRefused {
    RuleSet rules;
};

// ws ----------------------------------------------------------------------------------------------
/// One frame as it stood on the wire. The payload is unmasked; `length` is as declared, `payload` may be
/// shorter: when the frame never ended (arrived < length) or when the log keeps only a part (payload.size() <
/// arrived).
struct Frame {
    std::string_view header;   // raw, 2 to 14 bytes
    std::uint64_t offset = 0;  // of the header in this direction's stream after the upgrade
    std::uint64_t arrived = 0; // payload bytes that were sent or received
    std::string_view payload;
    std::string_view sha256 = {}; // of all that arrived, 32 bytes: where the log keeps only a part
};
struct FrameSent : Frame {};
struct FrameReceived : Frame {};
/// A whole message; its bytes are those of its frames, the last of which is the event before. `payload` is
/// there only while the event is delivered; the log keeps the frames' bytes, not these.
struct Message {
    Opcode kind = Opcode::Text;
    std::uint64_t length = 0;
    std::uint32_t frames = 1;
    std::string_view payload = {};
};
struct MessageSent : Message {};
struct MessageReceived : Message {};

// deadline ----------------------------------------------------------------------------------------
struct DeadlineArmed {
    DeadlineName name = DeadlineName::Connect;
    MonotonicTime at;
}; // at: when it will pass
struct DeadlineMet {
    DeadlineName name = DeadlineName::Connect;
};
struct DeadlinePassed {
    DeadlineName name = DeadlineName::Connect;
};

// callback ----------------------------------------------------------------------------------------
/// What a stack told its application. Which members count depends on the name. A stack that is not the
/// reference gives each callback its own name; then `called` is that and `name` its role.
struct Callback {
    CallbackName name = CallbackName::OnOpen;
    std::string_view stack = "reference";
    std::string_view called = {}; // "onWebSocketClose"; empty: the reference stack's own name
    RuleSet refusal = {};         // upgrade: why it was refused; empty when accepted
    Opcode kind = Opcode::Text;   // on-message
    std::uint64_t length = 0;     // on-message, on-ping, on-pong: payload bytes
    Cause cause = Cause::None;    // on-error
    std::uint16_t code = 0;       // on-close
    std::string_view reason = {}; // on-close; of another stack: what it said besides, also of an error
    bool clean = false;           // on-close of the reference: the closing handshake was completed
};
/// What a beacon reported and could not be laid beside a connection. `why` is an id: "wrong-token",
/// "unknown-connection", …; a flood is told once in a while, with how many there were.
struct ReportRefused {
    std::string_view why;
    std::string_view stack, subject, callback; // as reported, cut; subject: what it named the connection
    std::uint32_t count = 1;
    CallbackName role = CallbackName::Other; // of the callback; this and what follows as far as it was read
    std::uint16_t code = 0;                  // 0: none told
    std::string_view reason = {};            // cut
};

// fault -------------------------------------------------------------------------------------------
// What was done on purpose. `fault` is the id of a fault or of an injection; a step counts from 1 within the
// script as written, a loop's steps each time anew; `what` is the step in the script's own short form.

/// A person broke a live connection from this side.
struct FaultInjected {
    std::string_view fault;
};
/// A script begins to play this side.
struct FaultBegun {
    std::string_view fault;
};
/// The script does this now, or begins to wait for it.
struct FaultStep {
    std::string_view fault;
    std::uint32_t step = 0;
    std::string_view what;
};
/// What a step waited for came.
struct ExpectationMet {
    std::string_view fault;
    std::uint32_t step = 0;
    std::string_view what;
    bool allowed = false; // not what is expected first, but the RFC leaves the choice
};
struct ExpectationMissed {
    std::string_view fault;
    std::uint32_t step = 0;
    std::string_view what;
    std::string_view seen; // what came instead, in the same form; empty: nothing in time
};
/// The script is over; what follows on this side is no part of it.
struct FaultEnded {
    std::string_view fault;
    bool asExpected = true; // every step; whether the other side's callbacks are right is judged elsewhere
};

// finding -----------------------------------------------------------------------------------------
struct Finding {
    Violation violation = Violation::UnmaskedFrame;
    std::uint64_t offset = 0;
}; // offset in the peer's stream

} // namespace event

using EventBody =
    std::variant<event::Listening, event::ListenFailed, event::ListeningStopped, event::AcceptFailed,
                 event::Connecting, event::Connected, event::Accepted, event::ConnectFailed, event::FinSent,
                 event::FinReceived, event::ResetSent, event::ResetReceived, event::ConnectionLost,
                 event::Forwarding, event::ForwardFailed, event::Request, event::RequestRefused,
                 event::Response, event::ResponseRefused, event::FrameSent, event::FrameReceived,
                 event::MessageSent, event::MessageReceived, event::DeadlineArmed, event::DeadlineMet,
                 event::DeadlinePassed, event::Callback, event::ReportRefused, event::FaultInjected,
                 event::FaultBegun, event::FaultStep, event::ExpectationMet, event::ExpectationMissed,
                 event::FaultEnded, event::Finding>;

/// Same order as EventBody: kind == body.index().
enum class EventKind : std::uint8_t {
    Listening,
    ListenFailed,
    ListeningStopped,
    AcceptFailed,
    Connecting,
    Connected,
    Accepted,
    ConnectFailed,
    FinSent,
    FinReceived,
    ResetSent,
    ResetReceived,
    ConnectionLost,
    Forwarding,
    ForwardFailed,
    Request,
    RequestRefused,
    Response,
    ResponseRefused,
    FrameSent,
    FrameReceived,
    MessageSent,
    MessageReceived,
    DeadlineArmed,
    DeadlineMet,
    DeadlinePassed,
    Callback,
    ReportRefused,
    FaultInjected,
    FaultBegun,
    FaultStep,
    ExpectationMet,
    ExpectationMissed,
    FaultEnded,
    Finding,
};
inline constexpr std::size_t eventKindCount = std::variant_size_v<EventBody>;
static_assert(static_cast<std::size_t>(EventKind::Finding) + 1 == eventKindCount);

struct Event {
    EventSeq seq = 0; // given by the log
    MonotonicTime at;
    ConnectionId connection = ConnectionId::None;
    Side side = Side::Client;
    Phase phase = Phase::Idle; // of that side, after the event
    EventBody body;

    EventKind kind() const { return static_cast<EventKind>(body.index()); }
    template <class Body> const Body* as() const { return std::get_if<Body>(&body); }
};

/// Takes events in the order they happened. accept() is called on the thread that owns the connection; views
/// inside the event are only good during the call.
class EventSink {
public:
    virtual ~EventSink() = default;
    virtual void accept(const Event& event) = 0;
};

Layer layerOf(EventKind kind);

/// The public name: "fin-received", "request-refused", "armed"; a callback's own name; a finding's violation
/// id.
std::string_view eventName(const Event& event);
/// The name of a kind that has just one; empty for Callback and Finding.
std::string_view eventName(EventKind kind);

std::string_view layerName(Layer layer);
std::string_view sideName(Side side);
std::string_view deadlineName(DeadlineName name);
std::string_view callbackName(CallbackName name);
std::string_view causeId(Cause cause);

/// Whether nothing else in the log tells of that step: it waits, or no longer reads or answers.
bool isSilent(const event::FaultStep& step);

/// The header of a frame event, parsed back from its bytes. A header that had not wholly arrived gives
/// nullopt.
std::optional<FrameHeader> frameHeader(const event::Frame& frame);

/// The frame inside a FrameSent or FrameReceived; nullptr for other events.
const event::Frame* frameOf(const Event& event);

/// The close code an event carries: of a close frame's payload (1005 when it is empty) or of on-close; 0 for
/// none.
std::uint16_t closeCodeOf(const Event& event);

} // namespace lifeline
