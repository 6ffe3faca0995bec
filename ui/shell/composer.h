// The bar that sends something on the selected connection.
#pragma once

#include "ui/shell/composer_draft.h"
#include "ui/shell/session_model.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace lifeline {

class FittedLabel;

/// Offers the sides of the selected connection that are open; without one it is off and says why. Return
/// sends from the input, Ctrl+Return from anywhere in the bar; Up and Down walk through what was sent. The
/// model must outlive it.
class Composer : public QWidget {
    Q_OBJECT
public:
    explicit Composer(SessionModel& model, QWidget* parent = nullptr);

    /// Whether there is a side to send from.
    bool isReady() const { return m_ready; }

Q_SIGNALS:
    void sendRequested(lifeline::ConnectionId connection, lifeline::Side side,
                       const lifeline::Outgoing& outgoing);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // Up and Down in the input

private:
    void makeWidgets();
    void layOut();
    void connectAll();
    void refreshIcons();
    void refreshSides();
    void refreshKind();
    void refreshKinds();
    void refreshDraft();
    void showSides(const std::vector<Side>& sides);
    void connectionsChanged(const std::vector<std::size_t>& positions);
    void send();
    bool recall(int key);

    Draft draft() const;
    void setDraft(const Draft& draft);
    DraftKind kind() const;
    bool sideSends(DraftKind kind) const;

    SessionModel& m_model;
    SendHistory m_history;
    std::optional<ConnectionId> m_connection; // whose sides are shown
    bool m_ready = false, m_recalling = false;
    QComboBox *m_side, *m_kind, *m_code;
    QStackedWidget* m_middle; // the input, or why there is none
    QWidget* m_draftPage;
    FittedLabel *m_reason, *m_note;
    QLineEdit* m_input;
    QPushButton* m_send;
};

} // namespace lifeline
