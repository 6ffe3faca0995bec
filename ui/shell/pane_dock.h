// A dock that looks like a card: the pane's own header is its title bar.
#pragma once

#include "ui/theme/pane.h"

#include <QDockWidget>

class QToolButton;

namespace lifeline {

class PaneDock : public QDockWidget {
    Q_OBJECT
public:
    /// `name` is the key of its saved place.
    PaneDock(const QString& name, const QString& title, QWidget* parent);

    /// Shows the pane inside `body`, or alone without one; what was shown before is deleted.
    void setPane(Pane* pane, QWidget* body = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addHideButton(Pane& pane);
    void takeTheme();

    QToolButton* m_hide = nullptr;
};

} // namespace lifeline
