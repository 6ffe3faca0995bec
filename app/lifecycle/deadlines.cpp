#include "lifecycle/deadlines.h"

#include <algorithm>

namespace lifeline {

bool Deadlines::disarm(DeadlineName name)
{
    const bool was = armed(name);
    m_at[index(name)] = never;
    return was;
}

std::optional<MonotonicTime> Deadlines::next() const
{
    const MonotonicTime first = *std::ranges::min_element(m_at);
    return first == never ? std::nullopt : std::optional(first);
}

std::optional<DeadlineName> Deadlines::takeDue(MonotonicTime now)
{
    const auto first = std::ranges::min_element(m_at);
    if (*first == never || *first > now)
        return std::nullopt;
    *first = never;
    return static_cast<DeadlineName>(first - m_at.begin());
}

} // namespace lifeline
