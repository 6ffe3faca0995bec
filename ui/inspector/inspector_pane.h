// The selected event in every detail: a frame's header bits, its bytes, what it breaks; a head with its
// rules; a callback with its reason.
#pragma once

#include "ui/inspector/inspector_subject.h"
#include "ui/shell/session_model.h"
#include "ui/theme/pane.h"

#include <optional>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace lifeline {

class FactsView;
class FrameBitsView;
class PayloadView;

class InspectorPane : public Pane {
    Q_OBJECT
public:
    explicit InspectorPane(SessionModel& model, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Page { Hint, Details };

    QWidget* makeDetails();
    void schedule();
    void refresh();
    void showSubject(const InspectorSubject& subject);
    void showPage(Page page);
    void showNothing();

    SessionModel& m_model;
    QStackedWidget* m_stack;
    QLabel* m_hint;
    FrameBitsView* m_bits;
    FactsView* m_facts;
    PayloadView* m_payload;
    QSplitter* m_parts;
    QList<int> m_shares{300, 200}; // of the two parts while an event is shown
    std::optional<std::uint64_t> m_row;
    std::size_t m_around = 0; // events close behind it that were known when it was shown
    bool m_scheduled = false;
};

} // namespace lifeline
