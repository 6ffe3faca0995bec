// Close status codes: RFC 6455 §7.4 and the IANA WebSocket Close Code Number Registry.
#pragma once

#include "wire/violation.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace lifeline {

namespace close_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t goingAway = 1001;
inline constexpr std::uint16_t protocolError = 1002;
inline constexpr std::uint16_t unsupportedData = 1003;
inline constexpr std::uint16_t noStatus = 1005; // never on the wire
inline constexpr std::uint16_t abnormal = 1006; // never on the wire
inline constexpr std::uint16_t invalidPayload = 1007;
inline constexpr std::uint16_t policyViolation = 1008;
inline constexpr std::uint16_t tooBig = 1009;
inline constexpr std::uint16_t internalError = 1011;
inline constexpr std::uint16_t tlsHandshake = 1015; // never on the wire
} // namespace close_code

/// The ranges of §7.4.2 and the registry.
enum class CloseCodeClass : std::uint8_t {
    NotUsed,    // 0-999
    Registered, // 1000-2999 and in the registry, allowed on the wire
    Local,      // 1005, 1006, 1015: only reported to applications, never sent
    Reserved,   // 1004: reserved, not to be sent
    Unassigned, // the rest of 1000-2999
    Library,    // 3000-3999: registered by libraries and frameworks
    Private,    // 4000-4999
    OutOfRange, // 5000 and above
};

struct CloseCodeInfo {
    std::uint16_t code;
    std::string_view name;    // the registry's words: "Normal Closure"
    std::string_view section; // RFC 6455 section, or the RFC / "IANA" where the code comes from
};

CloseCodeClass classify(std::uint16_t code);

/// Whether a close frame may carry it (§7.4.1, §7.4.2): Registered, Library and Private only.
bool mayBeOnTheWire(std::uint16_t code);

/// What a close frame's payload breaks (§5.5.1, §7.4, §8.1).
std::optional<Violation> judgeClosePayload(std::string_view payload);

/// The registry's rows for 1000-1015, in order.
std::span<const CloseCodeInfo> closeCodes();

/// The registry's name, or the class's description for codes without a row ("private use").
std::string_view closeCodeName(std::uint16_t code);

} // namespace lifeline
