// What was told as words that can be compared: roles, codes, how often.
#pragma once

#include "lifecycle/event.h"

#include <array>
#include <string_view>

namespace lifeline {

/// How what one stack told stands to what another did.
enum class Agreement : std::uint8_t {
    Reference, // it is what others are compared with
    Same,
    Code,      // the same callbacks with another code
    Callbacks, // other callbacks, or another order or number
    Racy,      // it does not always tell the same
    Unknown,   // not measured, or nothing to compare with
};
inline constexpr std::size_t agreementCount = static_cast<std::size_t>(Agreement::Unknown) + 1;

/// "reference" "same" "code" "callbacks" "racy" "unknown"
std::string_view agreementId(Agreement agreement);
/// One character, so that colour is never the only sign.
std::string_view agreementSign(Agreement agreement);
/// "the same callbacks as the reference", for a legend.
std::string_view agreementText(Agreement agreement);

/// The roles that a stack has a callback for, by CallbackName.
using Roles = std::array<bool, callbackCount>;
inline constexpr Roles allRoles{true, true, true, true, true, true, true, true};
Roles bothHave(const Roles& a, const Roles& b);

/// Same, Code or Callbacks. Both in the notation of toldText(); callbacks of roles that are not in `roles` do
/// not count: a stack without on-error cannot be blamed for none.
Agreement compareTold(std::string_view a, std::string_view b, const Roles& roles = allRoles);

} // namespace lifeline
