// Wheel, fingers, mouse and keys of the timeline.
#include "ui/timeline/timeline_view.h"
#include "words/words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QStyleHints>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace lifeline {
namespace {

constexpr double zoomStep = 1.25; // of a wheel's notch and of a key
constexpr double notch = 120;     // eighths of a degree
constexpr double panStep = 0.1;   // of the width

} // namespace

bool TimelineView::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        QToolTip::showText(help->globalPos(), tip.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")),
                           viewport());
        return true;
    }
    case QEvent::Gesture: return handleGesture(static_cast<QGestureEvent*>(event));
    case QEvent::NativeGesture:
        if (handleNativeGesture(static_cast<QNativeGestureEvent*>(event)))
            return true;
        break;
    default: break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool TimelineView::handleGesture(QGestureEvent* event)
{
    const auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (pinch == nullptr)
        return false;
    if (pinch->changeFlags().testFlag(QPinchGesture::ScaleFactorChanged))
        zoomAt(viewport()->mapFromGlobal(pinch->centerPoint()).x(), pinch->scaleFactor());
    event->accept();
    return true;
}

bool TimelineView::handleNativeGesture(QNativeGestureEvent* event)
{
    if (event->gestureType() != Qt::ZoomNativeGesture)
        return false;
    zoomAt(event->position().x(), 1 + event->value());
    return true;
}

/// Left of the plot nothing has a time: there the zoom is around what the left edge shows.
void TimelineView::zoomAt(double x, double factor)
{
    const double inPlot = std::max(x - layoutNow().labelWidth, 0.0);
    m_window.zoom(factor, m_window.map().xToTime(inPlot));
}

/// Over the labels the wheel scrolls the rows.
void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPoint turn = event->angleDelta();
    event->accept();
    if (event->position().x() < layoutNow().labelWidth && turn.y() != 0) {
        const double rows = turn.y() / notch * layoutNow().rowHeight;
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(rows));
        return;
    }
    const int sideways =
        event->modifiers().testFlag(Qt::ShiftModifier) && turn.x() == 0 ? turn.y() : turn.x();
    if (sideways != 0)
        m_window.pan(-sideways / notch * panStep * layoutNow().plotWidth());
    else if (turn.y() != 0)
        zoomAt(event->position().x(), std::pow(zoomStep, turn.y() / notch));
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isDown = true;
    m_dragging = false;
    m_pressed = m_dragged = event->position();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isDown)
        return;
    const QPointF at = event->position();
    const int least = QGuiApplication::styleHints()->startDragDistance();
    if (!m_dragging && (at - m_pressed).manhattanLength() < least)
        return;
    m_dragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    const QPointF by = m_dragged - at;
    m_dragged = at;
    if (by.x() != 0)
        m_window.pan(by.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(std::lround(by.y())));
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_isDown)
        return;
    m_isDown = false;
    viewport()->unsetCursor();
    if (m_dragging)
        return;
    const TimelineGeometry geometry = geometryNow();
    select(timelineHit(geometry, event->position()), geometry, event->position().x());
}

void TimelineView::select(const TimelineHit& hit, const TimelineGeometry& geometry, double x)
{
    if (hit.what == TimelineHit::What::Nothing)
        return;
    const TimelineRow& row = geometry.rows[hit.row];
    if (hit.what == TimelineHit::What::Mark)
        m_model.selectRow(eventInMark(m_tracks[row.position], geometry, row.marks[hit.item], x));
    else if (hit.what == TimelineHit::What::Flag)
        m_model.selectRow(row.flags[hit.item].flag.row);
    else if (hit.what == TimelineHit::What::Deadline && row.deadlines[hit.item].row)
        m_model.selectRow(*row.deadlines[hit.item].row);
    else
        m_model.selectConnection(row.id);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const TimelineGeometry geometry = geometryNow();
    const TimelineHit hit = timelineHit(geometry, event->position());
    if (event->button() != Qt::LeftButton || hit.what == TimelineHit::What::Nothing)
        return;
    const ConnectionRecord& record = m_model.connections().at(geometry.rows[hit.row].position);
    const bool live = !isFinal(record.story.main().phase);
    m_window.show({record.story.began, live ? m_model.now() : record.story.lastEvent});
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (const auto connection = m_model.selectedConnection())
            Q_EMIT menuRequested(*connection, viewport()->mapToGlobal(viewport()->rect().center()));
        return;
    }
    const TimelineGeometry geometry = geometryNow();
    const TimelineHit hit = timelineHit(geometry, event->pos());
    if (hit.what == TimelineHit::What::Nothing)
        return;
    m_model.selectConnection(geometry.rows[hit.row].id);
    Q_EMIT menuRequested(geometry.rows[hit.row].id, event->globalPos());
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    if (zoomByKey(event->key()) || panByKey(event->key()) || moveByKey(event->key()))
        event->accept();
    else
        event->ignore();
}

bool TimelineView::zoomByKey(int key)
{
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_window.zoomAtFocus(zoomStep); return true;
    case Qt::Key_Minus: m_window.zoomAtFocus(1 / zoomStep); return true;
    case Qt::Key_0: m_window.fit(); return true;
    case Qt::Key_F: m_window.setFollowing(!m_window.isFollowing()); return true;
    default: return false;
    }
}

bool TimelineView::panByKey(int key)
{
    const double step = panStep * layoutNow().plotWidth();
    switch (key) {
    case Qt::Key_Left: m_window.pan(-step); return true;
    case Qt::Key_Right: m_window.pan(step); return true;
    case Qt::Key_Home: m_window.goToBegin(); return true;
    case Qt::Key_End: m_window.goToEnd(); return true;
    default: return false;
    }
}

bool TimelineView::moveByKey(int key)
{
    QScrollBar* const bar = verticalScrollBar();
    switch (key) {
    case Qt::Key_Up: selectRowBy(-1); return true;
    case Qt::Key_Down: selectRowBy(1); return true;
    case Qt::Key_PageUp: bar->triggerAction(QScrollBar::SliderPageStepSub); return true;
    case Qt::Key_PageDown: bar->triggerAction(QScrollBar::SliderPageStepAdd); return true;
    default: return false;
    }
}

/// From the selected row, or onto the topmost one in view where none is selected.
void TimelineView::selectRowBy(int steps)
{
    if (m_tracks.size() == 0)
        return;
    const auto last = static_cast<std::ptrdiff_t>(m_tracks.size()) - 1;
    auto index = static_cast<std::ptrdiff_t>(layoutNow().scrollY / layoutNow().rowHeight);
    if (const auto connection = m_model.selectedConnection()) {
        const std::size_t position = m_model.connections().positionOf(*connection);
        if (position < m_tracks.size())
            index = last - static_cast<std::ptrdiff_t>(position) + steps;
    }
    const auto wanted = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, last));
    m_model.selectConnection(m_model.connections().at(mirrored(wanted, m_tracks.size())).story.id);
}

} // namespace lifeline
