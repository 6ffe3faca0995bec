// The timeline with its header: follow, fit, skip idle gaps, zoom.
#pragma once

#include "ui/theme/pane.h"
#include "ui/timeline/timeline_view.h"

class QToolButton;

namespace lifeline {

class TimelinePane : public Pane {
    Q_OBJECT
public:
    /// The model must outlive the pane.
    explicit TimelinePane(SessionModel& model, QWidget* parent = nullptr);

    TimelineWindow& window() { return m_window; }
    TimelineView& view() { return *m_view; }

private:
    QToolButton* addButton(const char* name, const QString& icon, const QString& text, const QString& tip);
    void addButtons();
    void showModes();
    void showIcons();
    void showSubtitle();

    SessionModel& m_model;
    TimelineWindow m_window;
    TimelineView* m_view;
    QToolButton* m_follow = nullptr;
    QToolButton* m_skipIdle = nullptr;
};

} // namespace lifeline
