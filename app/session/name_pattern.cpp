#include "session/name_pattern.h"

#include "base/byte_text.h"

namespace lifeline {
namespace {

/// "qt" of "qt 6.4.2", "node ws" of "node ws 8.20"; what has no version is a name as a whole.
std::string_view withoutVersion(std::string_view stack)
{
    const std::size_t blank = stack.rfind(' ');
    const bool versioned = blank != std::string_view::npos && blank + 1 < stack.size() &&
                           stack[blank + 1] >= '0' && stack[blank + 1] <= '9';
    return versioned ? stack.substr(0, blank) : stack;
}

} // namespace

std::optional<NamePattern> NamePattern::parse(std::string_view text)
{
    NamePattern pattern;
    pattern.m_openFront = text.starts_with('*');
    text.remove_prefix(pattern.m_openFront ? 1 : 0);
    pattern.m_openBack = text.ends_with('*');
    text.remove_suffix(pattern.m_openBack ? 1 : 0);
    if (text.find('*') != std::string_view::npos)
        return std::nullopt;
    pattern.m_core = asciiLower(text);
    return pattern;
}

bool NamePattern::matches(std::string_view name) const { return matchesLower(asciiLower(name)); }

bool NamePattern::matchesStack(std::string_view stack) const
{
    const std::string lower = asciiLower(stack);
    return matchesLower(lower) || matchesLower(withoutVersion(lower));
}

bool NamePattern::matchesLower(std::string_view name) const
{
    if (m_openFront && m_openBack)
        return name.find(m_core) != std::string_view::npos;
    return m_openFront ? name.ends_with(m_core) : m_openBack ? name.starts_with(m_core) : name == m_core;
}

} // namespace lifeline
