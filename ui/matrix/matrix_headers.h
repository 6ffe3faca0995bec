// The headers of Callbacks × faults: a stack and where its column comes from; a fault and how many tell it
// differently.
#pragma once

#include <QHeaderView>

namespace lifeline {

/// Two lines: the stack's name, and "measured …" or "predicted". A click sorts.
class StackHeader : public QHeaderView {
    Q_OBJECT
public:
    static constexpr int lineHeights = 42; // pixels

    explicit StackHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& box, int logicalIndex) const override;
};

/// The faults' titles, which stay in view.
class FaultHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit FaultHeader(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    /// Pixels; the rest of the view belongs to the stacks.
    void setTitleWidth(int width);

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& box, int logicalIndex) const override;

private:
    int m_width = 260;
};

} // namespace lifeline
