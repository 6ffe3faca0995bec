// What a frame of the timeline costs while it is panned and zoomed, with many events and with few, in one
// run.
#include "support/sample_session.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_painter.h"
#include "ui/timeline/timeline_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

using namespace lifeline;
using std::chrono::milliseconds;

namespace {

constexpr int width = 1600, height = 220;
constexpr std::uint64_t many = 1'000'000, few = 10'000;
constexpr int panFrames = 240, panStep = 37;
constexpr double zoomStep = 1.25;
constexpr Duration closest = std::chrono::microseconds(20); // where zooming in ends: single events

/// A log of its own and what the timeline keeps of it.
class Subject {
public:
    explicit Subject(std::uint64_t events) : m_log("2026-11-22T18:54:00.000Z"), m_table(m_log)
    {
        fillManyEvents(m_log, events);
        m_table.update();
        std::vector<std::size_t> all(m_table.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        m_tracks.update(m_log, m_table, all);
        for (std::uint64_t row = 0; row < m_log.size(); ++row)
            m_window.append(monotonicTime(m_log.entry(row).at));
        m_layout.width = width;
        m_layout.height = height;
        m_window.setWidth(m_layout.plotWidth());
        m_window.advance(monotonicTime(m_log.entry(m_log.size() - 1).at));
        m_window.fit();
    }

    TimelineWindow& window() { return m_window; }
    std::uint64_t events() const { return m_log.size(); }
    std::size_t connections() const { return m_table.size(); }

    /// Milliseconds for geometry and painting of one frame.
    double frame()
    {
        QElapsedTimer timer;
        timer.start();
        const TimelineSource source{m_log, m_table, m_tracks, m_window.content().end, ConnectionId{1}, {}};
        const auto geometry = buildTimelineGeometry(source, m_window.map(), m_layout, m_window.gaps());
        QPainter painter(&m_image);
        paintTimeline(painter, geometry, TimelineSprites(theme(), 1), theme());
        painter.end();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }

private:
    EventLog m_log;
    ConnectionTable m_table;
    TimelineTracks m_tracks;
    TimelineWindow m_window;
    TimelineLayout m_layout;
    QImage m_image{width, height, QImage::Format_ARGB32_Premultiplied};
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// In from everything until single events are far apart, and out again.
double zoomMedian(Subject& subject)
{
    TimelineWindow& window = subject.window();
    std::vector<double> frames;
    window.fit();
    while (window.visible().length() > closest) {
        window.zoom(zoomStep, window.map().xToTime(width / 2.0));
        frames.push_back(subject.frame());
    }
    for (std::size_t steps = frames.size(); steps > 0; --steps) {
        window.zoom(1 / zoomStep, window.map().xToTime(width / 2.0));
        frames.push_back(subject.frame());
    }
    return median(frames);
}

/// Back and forth around the middle of the session, with so much of it in view.
double panMedian(Subject& subject, Duration length)
{
    TimelineWindow& window = subject.window();
    const TimeRange all = window.content();
    const MonotonicTime middle = all.begin + all.length() / 2;
    window.show({middle - length / 2, middle + length / 2});
    std::vector<double> frames;
    for (int step = 0; step < panFrames; ++step) {
        window.pan(step % 40 < 20 ? panStep : -panStep);
        frames.push_back(subject.frame());
    }
    return median(frames);
}

double panAllMedian(Subject& subject) { return panMedian(subject, subject.window().content().length()); }

void report(const char* what, double manyMs, double fewMs)
{
    std::printf(
        "timeline %-22s %8.3f ms at %llu events, %8.3f ms at %llu, ratio %.2f (at most 1.5; at most 8 ms)\n",
        what, manyMs, static_cast<unsigned long long>(many), fewMs, static_cast<unsigned long long>(few),
        manyMs / fewMs);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Subject large(many), small(few);
    std::printf("timeline: %llu and %llu events, %zu connections, %d x %d pixels\n",
                static_cast<unsigned long long>(large.events()),
                static_cast<unsigned long long>(small.events()), large.connections(), width, height);
    zoomMedian(small); // warm
    report("zoom", zoomMedian(large), zoomMedian(small));
    report("pan, everything", panAllMedian(large), panAllMedian(small));
    for (const auto length : {milliseconds(10), milliseconds(1)}) {
        const std::string name = "pan, " + std::to_string(length.count()) + " ms in view";
        report(name.c_str(), panMedian(large, length), panMedian(small, length));
    }
    large.window().setSkipsIdle(true);
    small.window().setSkipsIdle(true);
    report("zoom, skipping idle", zoomMedian(large), zoomMedian(small));
    return 0;
}
