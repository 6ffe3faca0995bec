// What one side's stack lives through, as the wire shows it: the alphabet in which contracts are written. A
// moment is what the peer did, what time did, or what the stack's own application did; never what a stack
// made of it.
#pragma once

#include "contracts/head_traits.h"
#include "lifecycle/event.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

enum class MomentKind : std::uint8_t {
    Connected,     // TCP is there
    ConnectFailed, // client
    Request, // server: a whole request head; `rules`: what RFC 6455 §4.2.1 finds wrong, empty when nothing
    BrokenRequest, // server: the connection or the time ended inside it, or it never was HTTP
    Response,      // client: a whole response head with `status`; `rules`: what §4.1 finds wrong with it
    BrokenResponse,
    Message, // a whole data message in `opcode`
    Ping,
    Pong,      // `unasked`: it answers no ping that this side has sent and still waits for
    Close,     // a legal close frame; `code`, 1005 without one
    Violation, // the peer broke §5-§7: `violation`; each one, also where a stack does not notice
    Fin,       // from the peer
    Reset,     // from the peer
    Lost,
    Silence,    // nothing from the peer for `lasted`, at least shortestSilence
    LocalClose, // the application closes; `code`, 1005 without one
    LocalFin,
    LocalReset,
};
inline constexpr std::size_t momentKindCount = static_cast<std::size_t>(MomentKind::LocalReset) + 1;
inline constexpr Duration shortestSilence = std::chrono::milliseconds(100);

/// A message that is longer tells its length; the others are alike.
inline constexpr std::uint64_t shortMessage = std::uint64_t{4} << 10;

struct Moment {
    MomentKind kind = MomentKind::Connected;
    RuleSet rules = {};     // of a broken head: what can be said of it
    HeadTraits traits = {}; // of a whole head
    int status = 0;
    Opcode opcode = Opcode::Text;
    std::uint64_t length = 0; // Message: payload bytes above shortMessage, else 0
    std::uint16_t code = 0;   // also of a violation that is a close code not allowed on the wire
    std::optional<Violation> violation = {};
    Duration lasted = {}; // whole milliseconds
    bool glued = false; // came in one piece with the head before it, before the answer could have been read;
                        // Fin, Reset, Lost: right behind a request or close, before its answer left;
                        // LocalFin: in place of an answer to the request
    bool midFrame = false;   // Fin, Reset, Lost, Silence: inside a frame
    bool midMessage = false; // these, Close and Violation: a message that an earlier frame began is not
                             // whole; Fin, Reset, Lost: or one whose only frame was cut behind its header
    bool crossed = false;    // LocalClose: behind the peer's, with another code, so it may be no answer to it
    bool unasked = false;    // Pong
    EventSeq event = 0;      // that it rests on; 0: none

    /// `event` does not count.
    friend bool operator==(const Moment& a, const Moment& b);
};

/// "connected" "request" … "local-reset"; of a message its opcode's name counts instead.
std::string_view momentKindId(MomentKind kind);
std::optional<MomentKind> momentKindFromId(std::string_view id);

/// The public notation, moments with spaces between: "connected request!missing-key,missing-version fin",
/// "connected request text+glued close:1000 reset", "connected response:101 violation:reserved-bit
/// silence:2s fin+mid-frame local-close:1000", "binary:100000", "pong+unasked",
/// "violation:invalid-close-code:999 close:999", "request!unsupported-version~version-8",
/// "close:1001 local-close:1000+crossed", "reset+mid-frame+mid-message".
std::string momentText(const Moment& moment);
std::string momentsText(std::span<const Moment> moments);
/// nullopt where it is not in that notation.
std::optional<std::vector<Moment>> momentsFromText(std::string_view text);

class MomentTrack;

/// Gathers the moments of one side of one connection from its events, in order. Where that side's own wire
/// events come they are used, else those of the other end are seen from across (what it sent, that side
/// received). Both ways the heads and frames are judged anew, by the rules of wire/, so the moments do not
/// depend on what the side itself noticed. Behind a violation stands what a side that does not notice it
/// gets: "violation:unmasked-frame text".
///
/// What an event cannot tell is not told: a side that stops reading after a violation records no more of the
/// peer's frames; a frame that was cut counts as mid-frame only once its part is recorded; messages above 16
/// MiB, or above what that side itself found too large, are a violation. Not thread-safe.
class MomentReader {
public:
    explicit MomentReader(Side side);
    MomentReader(MomentReader&&) noexcept;
    MomentReader& operator=(MomentReader&&) noexcept;
    ~MomentReader();

    /// Events of other connections must not come; those of both sides should.
    void take(const Event& event);
    /// Until the last event taken: silence up to it counts, the end of the log adds none.
    std::vector<Moment> moments() const;

private:
    Side m_side;
    bool m_ownSeen = false;
    MonotonicTime m_latest;
    std::unique_ptr<MomentTrack> m_own, m_across;
};

} // namespace lifeline
