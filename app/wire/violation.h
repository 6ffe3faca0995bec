// Every way a peer can break RFC 6455 after the upgrade, by name.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lifeline {

enum class Violation : std::uint8_t {
    UnmaskedFrame,          // a client frame without a mask, seen by a server
    MaskedFrame,            // a server frame with a mask, seen by a client
    ReservedBit,            // RSV1-3 without an extension that defines it
    ReservedDataOpcode,     // 3-7
    ReservedControlOpcode,  // B-F
    FragmentedControl,      // a control frame without FIN
    OversizedControl,       // a control frame above 125 bytes
    UnexpectedContinuation, // a continuation with no message to continue
    InterruptedMessage,     // text or binary inside a fragmented message
    NonMinimalLength,       // 126 or 127 form for a length that fits a shorter one
    LengthTopBit,           // 64-bit length with the top bit set
    InvalidUtf8,            // in a text message
    ClosePayloadTooShort,   // a close payload of one byte
    InvalidCloseCode,       // a code that must not appear on the wire
    InvalidCloseReason,     // a close reason that is not UTF-8
    FrameTooLarge,          // above the frame limit
    MessageTooLarge,        // above the message limit
    DataAfterClose,         // a frame after a close frame
};

inline constexpr std::size_t violationCount = static_cast<std::size_t>(Violation::DataAfterClose) + 1;

struct ViolationInfo {
    Violation violation;
    std::string_view id;      // stable, kebab-case, public: "unmasked-frame"
    std::string_view section; // of RFC 6455, without the sign: "5.1"
    std::uint16_t closeCode;  // what the side that notices answers; 0 when it only notes it
    std::string_view title;   // short English, as written to a peer in a close reason
};

/// The whole table, in the order of the enumeration.
std::span<const ViolationInfo> violations();

const ViolationInfo& info(Violation violation);
std::optional<Violation> violationFromId(std::string_view id);

} // namespace lifeline
