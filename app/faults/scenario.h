// A fault: one misbehaving peer as a script, what is right in answer to it, and the words about it.
#pragma once

#include "base/ids.h"
#include "faults/step.h"
#include "lifecycle/peer_settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// The groups of the catalogue, in their order.
enum class FaultGroup : std::uint8_t {
    BadRequest,  // bad upgrades from a client
    BadResponse, // bad upgrades from a server
    Reset,       // resets and half-closes
    Timeout,
    Violation,
    CloseHandshake,
};
inline constexpr std::size_t faultGroupCount = static_cast<std::size_t>(FaultGroup::CloseHandshake) + 1;

/// "bad-request" "bad-response" "reset" "timeout" "violation" "close-handshake": public, for the command
/// line.
std::string_view faultGroupId(FaultGroup group);
std::optional<FaultGroup> faultGroupFromId(std::string_view id);

/// How a scripted server is to be reached.
enum class Reach : std::uint8_t {
    Normal,
    FullBacklog, // listens, and never completes a connection
    Nobody,      // nobody listens on that port
};

/// A callback as an expectation names it: "upgrade", "upgrade:refused", "on-open", "on-message", "on-ping",
/// "on-pong", "on-error", "on-close:1006".
struct ExpectedCallback {
    CallbackName name = CallbackName::OnOpen;
    bool refused = false;   // upgrade
    std::uint16_t code = 0; // on-close
    friend bool operator==(const ExpectedCallback&, const ExpectedCallback&) = default;
};
std::string expectedCallbackText(const ExpectedCallback& callback);
std::optional<ExpectedCallback> expectedCallbackFromText(std::string_view text);

/// What must be true of the side under test once all is over. Each alternative is the whole sequence.
struct SubjectExpectation {
    std::vector<ExpectedCallback> callbacks;
    std::vector<std::vector<ExpectedCallback>> allowed; // also right: the RFC, or TCP, leaves the choice
    std::string allowedWhy;                             // a sentence; empty where nothing is allowed
    std::optional<Phase> phase;                         // its last: Closed or Failed
    std::optional<DeadlineName> deadline;               // that must have passed
    std::string
        finding; // id of a violation or upgrade rule that must have been noticed; empty: none asked for

    friend bool operator==(const SubjectExpectation&, const SubjectExpectation&) = default;
};

/// What the built-in side under test does by itself when it has opened.
struct SubjectAct {
    enum class What : std::uint8_t { Text, Binary, Ping, Close, Fin, Reset };
    What what = What::Text;
    std::string bytes;                 // payload, or the reason of a close
    std::optional<std::uint16_t> code; // of a close; none: an empty close frame
    std::uint64_t size = 0;            // Text, Binary: so many bytes instead of `bytes`; 0: `bytes`
    Duration after = {};               // from on-open

    friend bool operator==(const SubjectAct&, const SubjectAct&) = default;
};

/// How the built-in side under test is set up; deadlines are short so that runs are.
struct SubjectSetup {
    PeerSettings peer;                       // maximum times; see the reader for the defaults
    std::vector<std::string> subprotocols;   // a client offers, a server speaks
    std::vector<std::string> allowedOrigins; // server
    bool echo = false;
    std::vector<SubjectAct> acts;

    friend bool operator==(const SubjectSetup& a, const SubjectSetup& b);
};
/// The deadlines a scenario has where it says nothing: connect, upgrade, idle, pong and close 2 s, no pings
/// of its own, 16 MiB.
PeerSettings subjectDefaults();

struct Fault {
    std::string id;                   // kebab-case, unique: "request-no-key"
    std::vector<std::string> aliases; // names people know: "reset_peer"
    FaultGroup group = FaultGroup::BadRequest;
    Side side = Side::Client;          // who misbehaves; the other side is under test
    std::string title;                 // short: "No Sec-WebSocket-Key"
    std::string does;                  // a sentence: what it does
    std::string must;                  // a sentence: what a correct peer must do
    std::vector<std::string> sections; // of RFC 6455 ("4.2.1"), or "RFC 9112 2.2"; at least one
    std::vector<std::uint16_t> codes;  // close codes it is about, for the search
    bool legal = false;                // nothing is wrong with it: it must work

    Reach reach = Reach::Normal;               // of a scripted server
    std::uint32_t receiveBuffer = 0;           // bytes of SO_RCVBUF of the scripted side; 0: the system's
    std::vector<Step> steps;                   // from the TCP connection on; includes are resolved
    Duration limit = std::chrono::seconds(10); // the whole script; what still waits then is missed
    SubjectSetup subject;
    /// The script works only when the side under test does `subject.acts`: nobody can be asked to who is not
    /// built in.
    bool needsActs() const { return !subject.acts.empty(); }
    SubjectExpectation expect;

    std::string file;       // where it came from; empty: built in
    std::uint32_t line = 0; // of the fault in that file

    /// Where it came from does not count.
    friend bool operator==(const Fault& a, const Fault& b);
};

} // namespace lifeline
