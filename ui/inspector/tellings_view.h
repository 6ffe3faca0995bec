// The list "What each stack would have been told": one line a stack.
#pragma once

#include "ui/inspector/stack_tellings.h"

#include <QAbstractScrollArea>

namespace lifeline {

class TellingsView : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr int rowHeight = 22; // pixels

    explicit TellingsView(QWidget* parent = nullptr);

    void show(std::vector<StackTelling> tellings);
    const std::vector<StackTelling>& tellings() const { return m_tellings; }

    /// As high as its lines.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, 2 * rowHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override; // tool tips

private:
    int nameWidth() const;
    void updateScroll();

    std::vector<StackTelling> m_tellings;
};

} // namespace lifeline
