#include "ui/timeline/timeline_row.h"

#include "ui/timeline/row_labels.h"
#include "wire/violation.h"
#include "words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

constexpr double labelIndent = 14;
constexpr double labelMargin = 8;
constexpr double leastBar = 1;     // pixels, however short a phase was
constexpr double leastLastBar = 4; // so that the outcome can be seen
constexpr double outside = 8;      // pixels beyond the plot that shapes may reach
constexpr double flagGrip = 3;     // left and right of a line

QString tr(const char* text) { return QCoreApplication::translate("lifeline::Timeline", text); }

bool isLive(const ConnectionRecord& record) { return !isFinal(record.story.main().phase); }

void addPhases(std::vector<TimelinePhase>& out, const std::vector<PhaseSpan>& spans, Side side,
               MonotonicTime until)
{
    for (std::size_t i = 0; i < spans.size() && spans[i].at < until; ++i) {
        const MonotonicTime end = i + 1 < spans.size() ? std::min(spans[i + 1].at, until) : until;
        if (spans[i].phase != Phase::Idle)
            out.push_back({spans[i].phase, side, {spans[i].at, end}});
    }
}

/// "⚡ reset": what was injected; "✗ request-no-key": the fault that went wrong.
QString faultText(const Event& event)
{
    if (const auto* injected = event.as<event::FaultInjected>())
        return QStringLiteral("⚡ ") + words::injection(injected->fault);
    const auto* ended = event.as<event::FaultEnded>();
    const std::string_view id = ended == nullptr ? std::string_view() : ended->fault;
    return QStringLiteral("✗ ") + QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString flagText(const TimelineFlag& flag, const EventLog& log)
{
    const EventEntry& entry = log.entry(flag.row);
    switch (flag.kind) {
    case FlagKind::Fin: return QStringLiteral("FIN");
    case FlagKind::Reset: return QStringLiteral("⚡ RST");
    case FlagKind::Lost: return tr("lost");
    case FlagKind::ConnectFailed: return tr("no connection");
    case FlagKind::Fault: return faultText(log.event(flag.row));
    case FlagKind::Violation: break;
    }
    const std::string_view id = entry.aux < violationCount ? info(static_cast<Violation>(entry.aux)).id : "";
    return QStringLiteral("⚠ ") + QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

class RowBuilder {
public:
    RowBuilder(const TimelineSource& source, const TimelineMap& map, const TimelineLayout& layout,
               TimelineRow& row)
        : m_source(source), m_record(source.connections.at(row.position)),
          m_track(source.tracks[row.position]), m_map(map), m_layout(layout), m_row(row),
          m_plot(layout.plot()), m_barTop(row.box.top() + (layout.rowHeight - layout.barHeight) / 2),
          m_labels(m_plot, row.box)
    {
    }

    void bars();
    void marks();
    void flags();
    void deadlines();

private:
    double xOf(MonotonicTime time) const { return m_layout.labelWidth + m_map.timeToX(time); }
    MonotonicTime timeOf(std::uint32_t row) const { return monotonicTime(m_source.log.entry(row).at); }
    bool isSeen(double x) const { return x >= m_plot.left() - 1 && x <= m_plot.right() + 1; }
    QRectF lineBox(double x) const
    {
        return {x - flagGrip, m_row.box.top(), 2 * flagGrip, m_row.box.height()};
    }
    QRectF markBox(MarkKind kind, const MarkRun& run) const;
    void addBar(const TimelinePhase& phase, bool last);
    void addFlags(bool fin);
    void addDeadline(DeadlineName name, Side side, MonotonicTime at, std::optional<std::uint32_t> row);

    const TimelineSource& m_source;
    const ConnectionRecord& m_record;
    const TimelineTrack& m_track;
    const TimelineMap& m_map;
    const TimelineLayout& m_layout;
    TimelineRow& m_row;
    QRectF m_plot;
    double m_barTop;
    RowLabels m_labels;
};

void RowBuilder::bars()
{
    const auto phases = shownPhases(m_record, m_source.now);
    for (std::size_t i = 0; i < phases.size(); ++i)
        addBar(phases[i], i + 1 == phases.size());
}

void RowBuilder::addBar(const TimelinePhase& phase, bool last)
{
    const double least = last ? leastLastBar : leastBar;
    const double left = xOf(phase.time.begin);
    const double right = std::max(xOf(phase.time.end), left + least);
    if (right < m_plot.left() || left > m_plot.right())
        return;
    TimelineBar bar;
    bar.phase = phase.phase;
    bar.side = phase.side;
    bar.time = phase.time;
    bar.live = last && isLive(m_record);
    bar.abnormal = last && !bar.live && toneOf(m_record.verdict.stage) == StageTone::Failed;
    const double from = std::max(left, m_plot.left() - outside),
                 to = std::min(right, m_plot.right() + outside);
    bar.box = {from, m_barTop, to - from, m_layout.barHeight};
    m_row.bars.push_back(bar);
    m_labels.setBarEnd(bar.box.right());
}

QRectF RowBuilder::markBox(MarkKind kind, const MarkRun& run) const
{
    const double left = m_layout.labelWidth + run.x0 + 0.5 - markWidth / 2;
    const double width = run.x1 - run.x0 + markWidth;
    const double bottom = m_barTop + m_layout.barHeight;
    switch (kind) {
    case MarkKind::ToServer: return {left, m_barTop - 3, width, 6};
    case MarkKind::ToClient: return {left, bottom - 3, width, 6};
    case MarkKind::Callback: break;
    }
    return {left, m_barTop + m_layout.barHeight / 2 - markWidth / 2, width, markWidth};
}

void RowBuilder::marks()
{
    std::vector<MarkRun> runs;
    const auto right = static_cast<int>(m_plot.width() + outside);
    for (const MarkKind kind : {MarkKind::ToServer, MarkKind::ToClient, MarkKind::Callback}) {
        const TimelineMarks& marks = m_track.of(kind);
        runs.clear();
        appendMarkRuns(
            runs, [&](std::size_t i) { return marks.times[i]; }, marks.size(), m_map,
            -static_cast<int>(outside), right);
        for (const MarkRun& run : runs)
            m_row.marks.push_back({markBox(kind, run), kind, run});
    }
}

void RowBuilder::flags()
{
    addFlags(false); // what went wrong has its label first
    addFlags(true);
}

void RowBuilder::addFlags(bool fin)
{
    const auto timeOfFlag = [this](std::size_t i) { return timeOf(m_track.flags[i].row); };
    const MonotonicTime end = m_map.xToTime(m_plot.width() + 1);
    std::size_t i = firstNotBefore(timeOfFlag, 0, m_track.flags.size(), m_map.xToTime(-1));
    for (; i < m_track.flags.size() && timeOfFlag(i) < end; ++i) {
        const TimelineFlag& flag = m_track.flags[i];
        const double x = xOf(timeOfFlag(i));
        if ((flag.kind == FlagKind::Fin) != fin || !isSeen(x))
            continue;
        TimelineFlagMark mark{lineBox(x), x, flag, flagText(flag, m_source.log), {}};
        mark.labelBox = m_labels.place(x, mark.label);
        if (mark.labelBox.isEmpty())
            mark.label.clear();
        m_row.flags.push_back(std::move(mark));
    }
}

void RowBuilder::deadlines()
{
    const auto timeOfPassed = [this](std::size_t i) { return timeOf(m_track.passed[i].row); };
    const MonotonicTime end = m_map.xToTime(m_plot.width() + 1);
    std::size_t i = firstNotBefore(timeOfPassed, 0, m_track.passed.size(), m_map.xToTime(-1));
    for (; i < m_track.passed.size() && timeOfPassed(i) < end; ++i) {
        const DeadlinePassing& passed = m_track.passed[i];
        addDeadline(passed.name, passed.side, timeOfPassed(i), passed.row);
    }
    for (const Side side : {Side::Client, Side::Server}) {
        for (std::size_t name = 0; name < deadlineCount; ++name) {
            const auto at = waiting(m_track, m_record.story, side, static_cast<DeadlineName>(name));
            if (at)
                addDeadline(static_cast<DeadlineName>(name), side, *at, std::nullopt);
        }
    }
}

void RowBuilder::addDeadline(DeadlineName name, Side side, MonotonicTime at, std::optional<std::uint32_t> row)
{
    const double x = xOf(at);
    if (!isSeen(x))
        return;
    TimelineDeadline mark{lineBox(x), x, name, side, at, row, words::deadline(name), {}};
    mark.labelBox = m_labels.place(x + 4, mark.label);
    if (mark.labelBox.isEmpty())
        mark.label.clear();
    m_row.deadlines.push_back(std::move(mark));
}

} // namespace

std::vector<TimelinePhase> shownPhases(const ConnectionRecord& record, MonotonicTime now)
{
    std::vector<TimelinePhase> phases;
    const MonotonicTime end =
        isLive(record) ? std::max(now, record.story.lastEvent) : record.story.lastEvent + Duration(1);
    if (record.story.mainSide() == Side::Client) {
        addPhases(phases, record.clientPhases, Side::Client, end);
        return phases;
    }
    addPhases(phases, record.clientPhases, Side::Client, record.serverPhases.front().at);
    addPhases(phases, record.serverPhases, Side::Server, end);
    return phases;
}

TimelineRow buildTimelineRow(const TimelineSource& source, std::size_t position, const TimelineMap& map,
                             const TimelineLayout& layout, double top)
{
    const ConnectionStory& story = source.connections.at(position).story;
    TimelineRow row;
    row.position = position;
    row.id = story.id;
    row.box = {0, top, layout.width, layout.rowHeight};
    row.labelBox = {labelIndent, top, layout.labelWidth - labelIndent - labelMargin, layout.rowHeight};
    row.label = words::rowName(story);
    row.selected = source.selectedConnection == story.id;
    RowBuilder builder(source, map, layout, row);
    builder.bars();
    builder.marks();
    builder.flags();
    builder.deadlines();
    return row;
}

} // namespace lifeline
