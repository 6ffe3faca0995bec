#include "ui/timeline/timeline_view.h"

#include "ui/theme/theme.h"
#include "ui/timeline/timeline_painter.h"
#include "ui/timeline/timeline_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lifeline {
namespace {

constexpr int liveInterval = 33; // milliseconds

} // namespace

TimelineView::TimelineView(SessionModel& model, TimelineWindow& window, QWidget* parent)
    : QAbstractScrollArea(parent), m_model(model), m_window(window), m_live(this)
{
    setObjectName(QStringLiteral("timeline-view"));
    setAccessibleName(tr("Timeline of all connections"));
    setAccessibleDescription(
        tr("Up and down select a connection, left and right move in time, plus and minus zoom."));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->grabGesture(Qt::PinchGesture);
    m_live.setParent(this);
    m_live.setObjectName(QStringLiteral("timeline-live"));
    m_live.setInterval(liveInterval);
    connect(&m_live, &QTimer::timeout, this, &TimelineView::advance);
    connect(&m_model, &SessionModel::rowsAppended, this, &TimelineView::onRowsAppended);
    connect(&m_model, &SessionModel::connectionsChanged, this, &TimelineView::onConnectionsChanged);
    connect(&m_model, &SessionModel::selectionChanged, this, &TimelineView::onSelectionChanged);
    connect(&m_window, &TimelineWindow::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&ThemeManager::instance(), &ThemeManager::changed, viewport(), qOverload<>(&QWidget::update));
    takeAll();
}

/// What was in the log before this view.
void TimelineView::takeAll()
{
    std::vector<std::size_t> positions(m_model.connections().size());
    for (std::size_t i = 0; i < positions.size(); ++i)
        positions[i] = i;
    onRowsAppended(0, m_model.rows());
    onConnectionsChanged(positions);
}

void TimelineView::onRowsAppended(std::uint64_t first, std::uint64_t count)
{
    for (std::uint64_t row = first; row < first + count; ++row) {
        const EventEntry& entry = m_model.log().entry(row);
        if (entry.connection != number(ConnectionId::None))
            m_window.append(monotonicTime(entry.at));
    }
}

void TimelineView::onConnectionsChanged(const std::vector<std::size_t>& positions)
{
    const std::size_t before = m_tracks.size();
    m_tracks.update(m_model.log(), m_model.connections(), positions);
    m_window.extend(m_tracks.farthestDeadline());
    updateScrollBar();
    if (verticalScrollBar()->value() > 0) { // new rows come above: what is looked at stays
        const auto added = static_cast<double>(m_tracks.size() - before) * layoutNow().rowHeight;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(added));
    }
    advance();
}

void TimelineView::onSelectionChanged()
{
    if (const auto connection = m_model.selectedConnection()) {
        const std::size_t position = m_model.connections().positionOf(*connection);
        if (position < m_tracks.size())
            scrollToRow(mirrored(position, m_tracks.size()));
    }
    if (const auto row = m_model.selectedRow())
        m_window.reveal(monotonicTime(m_model.log().entry(*row).at));
    viewport()->update();
}

/// Time goes on only where something lives.
void TimelineView::advance()
{
    const bool live = m_model.anyLive();
    m_window.advance(live ? m_model.now() : m_window.content().end);
    if (!live || !isVisible())
        m_live.stop();
    else if (!m_live.isActive())
        m_live.start();
    viewport()->update();
}

void TimelineView::updateScrollBar()
{
    const TimelineLayout layout = layoutNow();
    const auto page = static_cast<int>(layout.plot().height());
    const auto all = static_cast<int>(static_cast<double>(m_tracks.size()) * layout.rowHeight);
    verticalScrollBar()->setSingleStep(static_cast<int>(layout.rowHeight));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(0, all - page));
}

void TimelineView::scrollToRow(std::size_t index)
{
    const TimelineLayout layout = layoutNow();
    const auto top = static_cast<int>(static_cast<double>(index) * layout.rowHeight);
    const auto bottom = top + static_cast<int>(layout.rowHeight - layout.plot().height());
    const int value = verticalScrollBar()->value();
    verticalScrollBar()->setValue(std::min(std::max(value, bottom), top));
}

TimelineLayout TimelineView::layoutNow() const
{
    TimelineLayout layout;
    layout.width = viewport()->width();
    layout.height = viewport()->height();
    layout.scrollY = verticalScrollBar()->value();
    return layout;
}

TimelineSource TimelineView::source() const
{
    return {m_model.log(), m_model.connections(),        m_tracks,
            m_model.now(), m_model.selectedConnection(), m_model.selectedRow()};
}

TimelineGeometry TimelineView::geometryNow() const
{
    return buildTimelineGeometry(source(), m_window.map(), layoutNow(), m_window.gaps());
}

QString TimelineView::tipAt(QPointF point) const
{
    const TimelineGeometry geometry = geometryNow();
    return timelineTip(source(), geometry, timelineHit(geometry, point), point.x());
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    paintTimeline(painter, geometryNow(), TimelineSprites(theme(), devicePixelRatioF()), theme());
    if (m_tracks.size() == 0) {
        painter.setFont(uiFont());
        painter.setPen(theme().muted);
        painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No connection yet. Every connection is drawn here as it lives."));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    m_window.setWidth(layoutNow().plotWidth());
    updateScrollBar();
    advance();
}

void TimelineView::scrollContentsBy(int, int) { viewport()->update(); }

void TimelineView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    advance();
}

void TimelineView::hideEvent(QHideEvent* event)
{
    m_live.stop();
    QAbstractScrollArea::hideEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace lifeline
