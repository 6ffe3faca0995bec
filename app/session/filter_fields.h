// Wireshark's names of fields, and what an event has of them.
#pragma once

#include "session/event_log.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lifeline {

/// One event of a log; its details are fetched when they are first asked for.
class LookedAtEvent {
public:
    LookedAtEvent(const EventLog& log, std::uint64_t row) : m_log(log), m_row(row), m_entry(log.entry(row)) {}

    const EventEntry& entry() const { return m_entry; }
    EventSeq seq() const { return m_log.seqOf(m_row); }
    const Event& event();

private:
    const EventLog& m_log;
    std::uint64_t m_row;
    const EventEntry& m_entry;
    std::optional<Event> m_event;
};

/// A row of the table: a number or bytes, as an event has it.
struct EventField {
    enum class Type : std::uint8_t {
        Truth,   // 0 or 1
        Number,  //
        Seconds, // as nanoseconds
        Bytes,   // shown as hex
        Text,
    };

    std::string_view name;
    Type type = Type::Number;
    bool indexed = true;                                                // the index row suffices
    std::optional<std::uint64_t> (*number)(LookedAtEvent&) = nullptr;   // Truth, Number, Seconds
    std::optional<std::string_view> (*bytes)(LookedAtEvent&) = nullptr; // Bytes, Text

    bool hasNumber() const { return number != nullptr; }
};

/// As far as Lifeline keeps what they tell. Differences to Wireshark: tcp.stream is the number of the
/// connection, from 1; frame.number is that of the event; websocket.payload_length is the true length, by
/// the payload that passed, whatever its form; payloads are unmasked, and as long as the log keeps them; what
/// both ends recorded is there twice.
std::span<const EventField> filterFields();
/// Case does not count; nullptr: there is none.
const EventField* filterFieldNamed(std::string_view name);

/// What the event has of it, in one line and safe to print; nullopt: nothing.
std::optional<std::string> fieldText(const EventField& field, LookedAtEvent& event);

} // namespace lifeline
