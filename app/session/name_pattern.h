// A name to look for: event:on-*, stack:"jetty 9.4*".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// A name with a * at either end or none; case does not count (ASCII).
class NamePattern {
public:
    /// nullopt for one with a * elsewhere.
    static std::optional<NamePattern> parse(std::string_view text);

    bool matches(std::string_view name) const;
    /// The whole, "qt 6.4.2", or the name before its version alone, "qt".
    bool matchesStack(std::string_view stack) const;

private:
    NamePattern() = default;
    bool matchesLower(std::string_view name) const;

    std::string m_core; // in lower case
    bool m_openFront = false, m_openBack = false;
};

} // namespace lifeline
