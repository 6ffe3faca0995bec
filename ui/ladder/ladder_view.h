// The scrolling picture of one connection's ladder; shows what is selected and lets a person select.
#pragma once

#include "ui/ladder/ladder_captions.h"
#include "ui/shell/session_model.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

#include <optional>

namespace lifeline {

/// Shows the model's selected connection. Painting and clicks read one picture, made of the part that is
/// seen. While the connection lives the view stays at its end, unless the user has scrolled away from it.
class LadderView : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int namesHeight = 28; // of the band over the lifelines, which does not scroll

    explicit LadderView(SessionModel& model, QWidget* parent = nullptr);

    /// What is painted now; its (0, 0) lies at contentOrigin().
    const LadderPicture& picture() const { return m_picture; }
    /// Where the top of the story lies in the viewport; above it when scrolled.
    QPoint contentOrigin() const;
    bool hasGhosts() const { return !m_ghosts.empty(); }
    /// Where the server's handler takes its resources, for the notes at its callbacks.
    void setTaking(Taking taking);

Q_SIGNALS:
    void ghostsChanged();
    /// A person asks what can be done to the shown connection.
    void menuRequested(lifeline::ConnectionId connection, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    void schedule();
    void refresh();
    void take();
    std::vector<Ghost> ghostsNow(const ConnectionStory& story);
    void updateScrollBar();
    void relayout();
    void showSelected();
    void moveSelection(int by);
    bool toggleFold(std::optional<bool> open);
    void selectItem(std::size_t item);
    std::optional<std::size_t> selectedItem() const;
    std::uint32_t selectedLadderRow() const;
    const ConnectionRecord* record() const;
    LadderScene scene() const;
    const LadderHit* hitAt(QPointF position) const;
    QString tipAt(QPoint position) const;

    SessionModel& m_model;
    LadderRows m_rows;
    LadderFlow m_flow;
    LadderCaptions m_captions;
    std::vector<Ghost> m_ghosts;
    LadderPicture m_picture;
    std::optional<ConnectionId> m_shown;
    std::optional<std::uint64_t> m_selectedRow;
    QBasicTimer m_patience;
    bool m_scheduled = false;
    bool m_follow = true;
    bool m_ring = false; // focused by key: the ring shows
};

/// What stands over a lifeline: "SERVER", "CLIENT curl/7.88 (outside)".
QString ladderEndName(const ConnectionStory& story, Side side);
/// Whether nothing more can arrive.
bool isOver(const ConnectionStory& story);

} // namespace lifeline
