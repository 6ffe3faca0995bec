// What a head is like where stacks differ though no rule of RFC 6455 tells the cases apart: which version it
// asks for, whether a header is a list.
#pragma once

#include "wire/http_head.h"

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lifeline {

enum class HeadTrait : std::uint8_t {
    UpgradeList,         // more than one name in Upgrade
    UpgradeOther,        // an Upgrade without websocket
    ConnectionList,      // more than one name in one Connection line
    Version8,            // Sec-WebSocket-Version: 8
    VersionList,         // more than one version in it
    KeyEmpty,            // a Sec-WebSocket-Key without a value
    NewerHttp,           // above HTTP/1.1
    LowerCaseMethod,     // a small letter in the method
    TargetAsterisk,      // "*"
    TargetAbsolute,      // a whole URL
    TargetWithoutSlash,  // neither, and does not begin with a slash
    LeadingEmptyLine,    // RFC 9112 §2.2: may be read over
    SpaceBeforeColon,    // a header's name with white space behind it
    FoldedLine,          // RFC 9112 §5.2
    AcceptInSpaces,      // more than one space before the value of Sec-WebSocket-Accept, or any behind it
    HasTransferEncoding, // a 101 with Transfer-Encoding
    HasContentLength,    // a 101 with a Content-Length above 0
};
inline constexpr std::size_t headTraitCount = static_cast<std::size_t>(HeadTrait::HasContentLength) + 1;

/// "upgrade-list" "upgrade-other" …
std::string_view headTraitId(HeadTrait trait);
std::optional<HeadTrait> headTraitFromId(std::string_view id);

class HeadTraits {
public:
    void add(HeadTrait trait) { m_bits |= bit(trait); }
    bool has(HeadTrait trait) const { return (m_bits & bit(trait)) != 0; }
    bool hasAny(HeadTraits of) const { return (m_bits & of.m_bits) != 0; }
    bool empty() const { return m_bits == 0; }
    /// In the order of the enumeration.
    std::vector<HeadTrait> traits() const;

    friend bool operator==(HeadTraits, HeadTraits) = default;

private:
    static std::uint32_t bit(HeadTrait trait) { return std::uint32_t{1} << static_cast<unsigned>(trait); }
    std::uint32_t m_bits = 0;
};

HeadTraits traitsOf(const HttpHead& head);

} // namespace lifeline
