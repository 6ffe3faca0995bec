// "Skip idle gaps": time with the stretches in which nothing happened squeezed together.
//
// Axis time runs like real time, except that each gap takes a fixed length on it. Both are nanoseconds; a
// mapping that skips nothing is the identity. Everything is monotone and has an inverse.
#pragma once

#include "base/time.h"

#include <vector>

namespace lifeline {

struct IdleGap {
    MonotonicTime begin, end; // of what is squeezed; a margin of quiet stays on both sides
    Duration skippedBefore{}; // total length of the gaps before this one
};

/// The stretches without events, gathered while events come. GUI thread only; a plain value.
class IdleGaps {
public:
    /// A longer silence is a gap. Of it `margin` stays at both ends.
    static constexpr Duration threshold = std::chrono::milliseconds(100);
    static constexpr Duration margin = std::chrono::milliseconds(4);
    /// Longest a gap may become on the axis, so that none ever grows.
    static constexpr Duration maxWidth = threshold - 2 * margin;

    /// The next event. One that lies before the last one changes nothing.
    void append(MonotonicTime at);
    /// The silence since the last event is a gap too, as soon as it is long enough. Never shortens it.
    void setNow(MonotonicTime now);

    /// Events were appended.
    bool hasEvents() const { return m_any; }
    std::size_t size() const { return m_gaps.size(); }
    const IdleGap& operator[](std::size_t index) const { return m_gaps[index]; }
    /// The first gap that ends after the time; size() when there is none.
    std::size_t firstEndingAfter(MonotonicTime time) const;
    /// How many gaps lie before the time; inside one, the part that is over.
    double gapsBefore(MonotonicTime time) const;
    /// Real time before the time that no gap takes.
    Duration activeBefore(MonotonicTime time) const;
    MonotonicTime firstEvent() const { return m_first; }
    MonotonicTime lastEvent() const { return m_last; }

private:
    void push(MonotonicTime from, MonotonicTime to);

    std::vector<IdleGap> m_gaps;
    MonotonicTime m_first, m_last;
    bool m_any = false;
    bool m_openEnded = false; // the last gap has no event after it yet
};

/// Between real time and axis time. Holds a pointer to the gaps: as short-lived as a frame.
class IdleMapping {
public:
    /// Skips nothing.
    IdleMapping() = default;
    /// Each gap becomes `gapWidth` long: 0 up to IdleGaps::maxWidth.
    IdleMapping(const IdleGaps& gaps, Duration gapWidth);

    bool skips() const { return m_gaps != nullptr; }
    Duration gapWidth() const { return m_gapWidth; }
    MonotonicTime toAxis(MonotonicTime time) const;
    MonotonicTime fromAxis(MonotonicTime axis) const;

private:
    std::int64_t axisBegin(std::size_t gap) const;

    const IdleGaps* m_gaps = nullptr;
    Duration m_gapWidth{};
};

} // namespace lifeline
