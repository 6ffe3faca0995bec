// The ladder with its headline: what became of the selected connection, and how, from top to bottom.
#pragma once

#include "ui/ladder/ladder_view.h"
#include "ui/theme/pane.h"

class QLabel;

namespace lifeline {

class LedgerPanel;
class MissLines;
class VerdictBanner;

class LadderPane : public Pane {
    Q_OBJECT
public:
    explicit LadderPane(SessionModel& model, QWidget* parent = nullptr);

    LadderView& view() { return *m_view; }
    /// Where the server's handler takes its resources.
    void setTaking(Taking taking);

Q_SIGNALS:
    /// A person chose, in the ledger.
    void takingChosen(lifeline::Taking taking);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void schedule();
    void refresh();
    void selectEvent(quint64 event);

    SessionModel& m_model;
    VerdictBanner* m_banner;
    LadderView* m_view;
    LedgerPanel* m_ledger;
    MissLines* m_misses;
    QLabel* m_footer;
    bool m_scheduled = false;
};

/// "#6 client ⇄ server (Reference, Ring contract)"
QString ladderSubtitle(const ConnectionStory& story);

} // namespace lifeline
