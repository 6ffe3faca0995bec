// What one side's stack lives through, as the wire shows it: the alphabet in which contracts are written. A
// moment is what the peer did, what time did, or what the stack's own application did; never what a stack
// made of it.
#pragma once

#include "lifecycle/event.h"

#include <cstdint>
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
    Pong,
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

struct Moment {
    MomentKind kind = MomentKind::Connected;
    RuleSet rules = {};
    int status = 0;
    Opcode opcode = Opcode::Text;
    std::uint16_t code = 0;
    std::optional<Violation> violation = {};
    Duration lasted = {};
    bool glued = false; // came in one piece with the head before it, before the answer could have been read
    bool midFrame = false; // Fin, Reset, Lost, Silence: inside a frame
    EventSeq event = 0;    // that it rests on; 0: none

    /// `event` does not count.
    friend bool operator==(const Moment& a, const Moment& b);
};

/// The public notation, moments with spaces between: "connected request!missing-key,missing-version fin",
/// "connected request text+glued close:1000 reset", "connected response:101 violation:reserved-bit
/// silence:2s fin+mid-frame local-close:1000".
std::string momentText(const Moment& moment);
std::string momentsText(std::span<const Moment> moments);
/// nullopt where it is not in that notation.
std::optional<std::vector<Moment>> momentsFromText(std::string_view text);

/// Gathers the moments of one side of one connection from its events, in order. Where that side's own events
/// come they are used, else those of the other end are seen from across (what it sent, that side received).
class MomentReader {
public:
    explicit MomentReader(Side side);
    void take(const Event& event);
    /// Until now; the end of the log adds no silence.
    std::vector<Moment> moments() const;

private:
    Side m_side;
};

} // namespace lifeline
