// What a frame of the event table costs while it is scrolled and while its filter changes, with many events
// and with few, in one run.
#include "support/sample_session.h"
#include "ui/table/event_table_pane.h"
#include "ui/table/row_table.h"

#include <QApplication>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace lifeline;

namespace {

constexpr int width = 1600, height = 600;
constexpr std::uint64_t many = 1'000'000, few = 10'000;
constexpr int scrollFrames = 240, filterRounds = 5;

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

EventFilter filterOf(std::string_view text)
{
    FilterError error;
    return EventFilter::parse(text, error).value();
}

/// A shown pane over a log of its own.
class Subject {
public:
    explicit Subject(std::uint64_t events) : m_log("2026-11-22T18:54:00.000Z")
    {
        fillManyEvents(m_log, events);
        while (m_session.rows() < m_log.size())
            m_session.poll();
        m_pane.resize(width, height);
        m_pane.show();
        QCoreApplication::processEvents();
    }

    QScrollBar& bar() { return *m_view.verticalScrollBar(); }
    bool filtering() const { return m_pane.model().isFiltering(); }
    void filter(std::string_view text) { m_pane.setFilter(filterOf(text)); }

    /// Milliseconds of this thread's processor time until what `change` did is painted: others on the machine
    /// do not tell in it.
    template <class Change> double frame(Change change)
    {
        const double begin = threadMilliseconds();
        change();
        m_view.viewport()->repaint();
        return threadMilliseconds() - begin;
    }

private:
    EventLog m_log;
    SessionModel m_session{m_log, [] { return monotonicTime(0); }};
    EventTablePane m_pane{m_session};
    RowTable& m_view = *m_pane.findChild<RowTable*>(QStringLiteral("event-table"));
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// By so many rows a frame, back and forth around the middle.
double scrollMedian(Subject& subject, int rows)
{
    QScrollBar& bar = subject.bar();
    bar.setValue(bar.maximum() / 2);
    std::vector<double> frames;
    for (int step = 0; step < scrollFrames; ++step)
        frames.push_back(subject.frame([&] { bar.setValue(bar.value() + (step % 40 < 20 ? rows : -rows)); }));
    return median(frames);
}

/// From the new filter to the last row it has looked at: every frame on the way.
double filterMedian(Subject& subject)
{
    std::vector<double> frames;
    for (int round = 0; round < filterRounds; ++round) {
        for (const std::string_view text : {"event:message-received", "conn:1", "side:server layer:ws", ""}) {
            frames.push_back(subject.frame([&] { subject.filter(text); }));
            while (subject.filtering())
                frames.push_back(subject.frame([] { QCoreApplication::processEvents(); }));
        }
    }
    return median(frames);
}

void report(const char* what, double manyMs, double fewMs)
{
    std::printf("event table %-22s %8.3f ms at %llu events, %8.3f ms at %llu, ratio %.2f (at most 1.5; at "
                "most 8 ms)\n",
                what, manyMs, static_cast<unsigned long long>(many), fewMs,
                static_cast<unsigned long long>(few), manyMs / fewMs);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Subject large(many), small(few);
    scrollMedian(small, 1); // warm
    report("scroll by a row", scrollMedian(large, 1), scrollMedian(small, 1));
    report("scroll by a page", scrollMedian(large, 25), scrollMedian(small, 25));
    report("filter changes", filterMedian(large), filterMedian(small));
    return 0;
}
