// Which stack plays an end of ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeline {

/// The lab stands in front of any but the reference, and looks.
enum class StackKind : std::uint8_t { Reference, Qt };

/// "reference", "qt"
constexpr std::string_view stackKindId(StackKind kind) { return kind == StackKind::Qt ? "qt" : "reference"; }
constexpr std::optional<StackKind> stackKindFromId(std::string_view id)
{
    for (const StackKind kind : {StackKind::Reference, StackKind::Qt}) {
        if (stackKindId(kind) == id)
            return kind;
    }
    return std::nullopt;
}

} // namespace lifeline
