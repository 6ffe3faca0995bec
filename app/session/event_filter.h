// The filter language of the event table: state:failed code:1006 layer:callback text /regex/
#pragma once

#include "session/event_log.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

struct FilterError {
    std::size_t position = 0; // byte offset in the text
    enum class Kind : std::uint8_t {
        UnknownKey,
        UnknownValue,
        MissingValue,
        BadNumber,
        BadRegex,
        UnclosedRegex,
        UnclosedQuote,
        UnknownField,      // looks like one of Wireshark's, and is none that is known here
        BadComparison,     // one that there is not, or not with that field
        BadBytes,          // neither "quoted" nor hex
        MissingTerm,       // an operator without a term beside it, or empty parentheses
        LonelyParenthesis, // without its partner
        TooComplex,        // above 4 KiB, or nested too deeply
    } kind = Kind::UnknownKey;
    std::string part; // the offending piece
};

inline constexpr std::size_t filterErrorKindCount =
    static_cast<std::size_t>(FilterError::Kind::TooComplex) + 1;

/// A compiled filter. Terms are joined by "and" (a space, `and` or &&); `or` / ||, `not` / - / !, and
/// parentheses work too. Keys and values ignore case; value lists with commas are alternatives:
///   state:  the phase after the event (failed, open …; closing matches both closing phases)
///   code:   the close code of a close frame or on-close; 1006, 1000-1003, 1xxx
///   layer:  tcp tls http ws deadline callback fault finding
///   side:   client server relay
///   event:  a name, * at either end allowed (event:on-*); of another stack's callback its role and its own
///           name (event:onWebSocketClose)
///   stack:  callbacks of that stack, with its version or without, * at either end allowed: reference, qt,
///           "jetty 9.4*"
///   conn:   connection number, ranges and lists
///   text:   or a bare word or "quoted words": in the payload, head, reason, name or address of the event
///   /re/    an ECMAScript regular expression over the same text, without look-around and back-references
/// Wireshark's names of fields stand for what an event has of them (filter_fields.h): websocket.opcode == 9,
/// tcp.flags.reset == 1, http.response.code >= 400, websocket.payload.text contains "token". Compared with
/// == != < <= > >= or eq ne lt le gt ge, contains, matches (~); alone they ask whether the event has the
/// field. An event without it meets no comparison, != neither. As there, == and contains heed case, matches
/// does not.
/// Text and expressions ignore case. The empty text matches everything. Immutable and thread-safe after
/// parse(). Linear in what a peer sent: the text examined per event is cut at 16 KiB.
class EventFilter {
public:
    EventFilter();
    ~EventFilter();
    EventFilter(EventFilter&&) noexcept;
    EventFilter& operator=(EventFilter&&) noexcept;

    /// nullopt and `error` filled when the text is no filter.
    static std::optional<EventFilter> parse(std::string_view text, FilterError& error);

    bool matchesEverything() const;
    /// Row numbers of `log`. Details are only decoded when a text or regex term needs them, and for names and
    /// stacks those of another stack's callbacks.
    bool matches(const EventLog& log, std::uint64_t row) const;

private:
    struct Node;
    std::unique_ptr<Node> m_root;
};

} // namespace lifeline
