// The timeline of all connections: one row each, the phase as a bar, marks for what passed.
#pragma once

#include "ui/shell/session_model.h"
#include "ui/timeline/timeline_hit.h"
#include "ui/timeline/timeline_window.h"

#include <QAbstractScrollArea>
#include <QTimer>

class QGestureEvent;
class QNativeGestureEvent;

namespace lifeline {

/// Reads the model and moves the window; both must outlive it. Wheel, pinch, + and - zoom; dragging and the
/// left and right keys pan; up and down select; F follows, 0 fits.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    TimelineView(SessionModel& model, TimelineWindow& window, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {800, 220}; }
    QSize minimumSizeHint() const override { return {240, 96}; }

    /// As it would be painted now.
    TimelineGeometry geometryNow() const;
    /// Text for a tooltip at a point of the viewport; empty where there is nothing to tell.
    QString tipAt(QPointF point) const;
    const TimelineTracks& tracks() const { return m_tracks; }

Q_SIGNALS:
    /// A person asks what can be done to a connection: the one under the pointer, or the selected one.
    void menuRequested(lifeline::ConnectionId connection, const QPoint& globalPosition);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void onRowsAppended(std::uint64_t first, std::uint64_t count);
    void onConnectionsChanged(const std::vector<std::size_t>& positions);
    void onSelectionChanged();
    void takeAll();
    void advance();
    void updateScrollBar();
    void scrollToRow(std::size_t index);
    void selectRowBy(int steps);
    void select(const TimelineHit& hit, const TimelineGeometry& geometry, double x);
    bool handleGesture(QGestureEvent* event);
    bool handleNativeGesture(QNativeGestureEvent* event);
    bool panByKey(int key);
    bool zoomByKey(int key);
    bool moveByKey(int key);
    void zoomAt(double x, double factor);
    TimelineLayout layoutNow() const;
    TimelineSource source() const;

    SessionModel& m_model;
    TimelineWindow& m_window;
    TimelineTracks m_tracks;
    QTimer m_live;
    QPointF m_pressed, m_dragged;
    bool m_isDown = false;
    bool m_dragging = false;
};

} // namespace lifeline
