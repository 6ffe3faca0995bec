#include "faults/byte_plan.h"

#include <algorithm>

namespace lifeline {

std::size_t sizeAfterCut(std::size_t size, const Pace& pace)
{
    if (!pace.cut)
        return size;
    const auto whole = static_cast<std::int64_t>(size);
    const std::int64_t left = *pace.cut < 0 ? whole + *pace.cut : *pace.cut;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(left, 0, whole));
}

void BytePlan::begin(std::string bytes, const Pace& pace, MonotonicTime now)
{
    m_bytes = std::move(bytes);
    m_taken = 0;
    m_piece = pace.pieces == 0 ? m_bytes.size() : pace.pieces;
    m_every = pace.every;
    m_next = now;
}

std::optional<std::string_view> BytePlan::take(MonotonicTime now)
{
    if (done() || now < m_next)
        return std::nullopt;
    const std::string_view piece = std::string_view(m_bytes).substr(m_taken, m_piece);
    m_taken += piece.size();
    m_next = now + m_every;
    return piece;
}

void BytePlan::drop()
{
    m_bytes.clear();
    m_taken = 0;
}

std::optional<MonotonicTime> BytePlan::nextAt() const
{
    return done() ? std::nullopt : std::optional(m_next);
}

} // namespace lifeline
