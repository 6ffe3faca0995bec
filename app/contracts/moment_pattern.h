// What a rule waits for: a moment, with what does not matter left out.
#pragma once

#include "contracts/moment.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Written like a moment (see README.md of this folder):
///
///     request                a whole head with nothing left to object to
///     request!               one with something; "request!missing-key,invalid-key": with one of these
///     request?               whatever it breaks; so too response
///     response:404!          that status; "response:3xx!" a class
///     request~version-8      with that trait of its head; "request!~a,b": with one of these; so too response
///     message, text, binary
///     close, close:1000      any code, that code; "close:1012-1014" a range; so too local-close
///     violation, violation:invalid-utf8,reserved-bit, violation:invalid-close-code:999
///     end                    fin, reset or lost
///     silence:idle           one silence as long as that timer
///     waited:close           silences that add up to that timer since the stage was entered
///     …+glued, …-glued       only such; only others; so too mid-frame, mid-message, crossed, unasked
struct MomentPattern {
    enum class Rules : std::uint8_t { None, Some, Any };
    enum class Timed : std::uint8_t { No, Silence, Waited };

    std::vector<MomentKind> kinds;
    std::optional<Opcode> opcode;
    Rules rules = Rules::None;
    RuleSet among = {};     // with Some: one of these; empty: any
    HeadTraits traits = {}; // one of these; empty: whatever they are
    int leastStatus = 0, mostStatus = 999;
    std::uint16_t leastCode = 0, mostCode = 0xFFFF;
    std::vector<Violation> violations; // empty: any
    Timed timed = Timed::No;
    std::string timer;
    std::optional<bool> glued, midFrame, midMessage, crossed, unasked;

    /// Whether the moment is such a one; of a timed pattern, whether it is a silence of that kind, however
    /// long.
    bool matches(const Moment& moment) const;

    friend bool operator==(const MomentPattern&, const MomentPattern&) = default;
};

/// nullopt where it is no pattern.
std::optional<MomentPattern> patternFromText(std::string_view text);

} // namespace lifeline
