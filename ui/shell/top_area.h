// The top of the window: menus with the state of the recording beside them, toolbar, message bar.
#pragma once

#include "session/event_log.h"

#include <QWidget>

class QAction;
class QLabel;

namespace lifeline {

class Commands;
class MessageBar;
class Toolbar;

class TopArea : public QWidget {
    Q_OBJECT
public:
    TopArea(Commands& commands, const QList<QAction*>& panes, QWidget* parent = nullptr);

    Toolbar& toolbar() { return *m_toolbar; }
    MessageBar& message() { return *m_message; }
    /// `badge` says how it is recorded: "● recording".
    void showRecording(const EventLog& log, const QString& badge);

private:
    QLabel* m_recording;
    Toolbar* m_toolbar;
    MessageBar* m_message;
};

} // namespace lifeline
