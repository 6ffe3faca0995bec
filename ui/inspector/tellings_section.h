// The lower part of the inspector: what each stack would have been told of the selected connection.
#pragma once

#include "ui/inspector/stack_tellings.h"
#include "ui/shell/connection_follower.h"
#include "ui/shell/session_model.h"

#include <QWidget>

class QTimer;
class QToolButton;

namespace lifeline {

class FittedLabel;
class TellingsView;

class TellingsSection : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive it.
    TellingsSection(const SessionModel& model, const std::vector<AtlasColumn>& atlas,
                    QWidget* parent = nullptr);

    Side side() const { return m_side; }
    void showSide(Side side);

private:
    QWidget* makeHeader();
    void schedule();
    void takeSelection();
    void refresh();

    const SessionModel& m_model;
    const std::vector<AtlasColumn>& m_atlas;
    ConnectionFollower m_follower;
    std::optional<ConnectionId> m_shown;
    Side m_side = Side::Server;
    FittedLabel* m_title;
    QToolButton* m_other;
    TellingsView* m_view;
    QTimer* m_timer;
};

} // namespace lifeline
