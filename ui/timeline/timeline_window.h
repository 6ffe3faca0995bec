// What of the session the timeline shows: the session contains the visible range; no painting here.
#pragma once

#include "ui/timeline/timeline_map.h"

#include <QObject>

namespace lifeline {

/// GUI thread only. Owns the idle gaps, so that zoom and pan work on what is seen.
class TimelineWindow : public QObject {
    Q_OBJECT
public:
    /// Length of the visible range while there is nothing, and the least that fit() shows.
    static constexpr Duration emptyLength = std::chrono::milliseconds(400);
    static constexpr Duration leastFit = std::chrono::milliseconds(20);
    static constexpr Duration minLength = std::chrono::microseconds(10);
    /// Up to this length the window grows with the session before anybody touched it; then it scrolls.
    static constexpr Duration growUpTo = std::chrono::seconds(30);
    /// Pixels a skipped gap takes where there is room.
    static constexpr double gapPixels = 24;
    /// Room left and right of what is shown, as parts of the visible length.
    static constexpr double leftRoom = 0.012;
    static constexpr double rightRoom = 0.045;

    explicit TimelineWindow(QObject* parent = nullptr);

    // What there is. append() and extend() are silent; advance() takes them over.
    /// The next event of a connection.
    void append(MonotonicTime at) { m_gaps.append(at); }
    /// Something lies as far ahead as this, such as a deadline; the window can be moved there.
    void extend(MonotonicTime to) { m_horizon = std::max(m_horizon, to); }
    /// The session goes on until `now`, or ended with its last event where nothing lives.
    void advance(MonotonicTime now);
    /// Of the plot, in pixels, at least 1.
    void setWidth(double width);

    /// From the first event on; the end is where advance() or a later event put it.
    TimeRange content() const;
    TimeRange visible() const { return map().visible(); }
    TimelineMap map() const;
    const IdleGaps& gaps() const { return m_gaps; }

    bool isFollowing() const { return m_following; }
    /// Keeps the session's end in view at the right.
    void setFollowing(bool following);
    bool skipsIdle() const { return m_skipsIdle; }
    void setSkipsIdle(bool skips);

    /// A factor above 1 shows less; the time stays at its x. Following ends when that pushes the session's
    /// end away.
    void zoom(double factor, MonotonicTime around);
    /// Around the session's end while following, else around the middle.
    void zoomAtFocus(double factor);
    /// Moves what is seen to the left by so many pixels (negative: to the right); no longer follows.
    void pan(double pixels);
    /// Everything. While following it keeps everything in view.
    void fit();
    /// The range with a little room; no longer follows.
    void show(TimeRange range);
    /// Moves only when the time is not in view; no longer follows then.
    void reveal(MonotonicTime time);
    void goToBegin();
    void goToEnd();

Q_SIGNALS:
    /// The visible range or its mapping.
    void changed();
    /// isFollowing() or skipsIdle().
    void modeChanged();

private:
    IdleMapping mapping(double length) const;
    Duration mostGapWidth() const;
    double lengthFor(TimeRange range, double room) const;
    double mostLength() const;
    double axisX(MonotonicTime time) const;
    void place(double axisBegin, double length);
    void placeFit();
    void placeAtEnd();
    void release();

    IdleGaps m_gaps;
    MonotonicTime m_end, m_horizon;
    MonotonicTime m_begin; // real time at the left edge
    double m_length;       // axis nanoseconds
    double m_width = 1;
    bool m_following = true;
    bool m_skipsIdle = false;
    bool m_fits = true;
    Duration m_fitLimit = growUpTo;
};

} // namespace lifeline
