// The window of a session that was opened from a file: the same panes, and nothing that acts on the wire.
#pragma once

#include "formats/open_log.h"
#include "ui/shell/session.h"

#include <QMainWindow>

#include <memory>

class QLabel;

namespace lifeline {

class Commands;
class FilterField;
class MessageBar;
class SessionActions;
class StatusLine;
class Workspace;

class OpenedWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `read` must have a log.
    OpenedWindow(const QString& path, OpenedLog read, QWidget* parent = nullptr);
    ~OpenedWindow() override;

    Session& session() { return m_session; }
    SessionActions& actions() { return *m_actions; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makeBar();
    void connectCommands();
    void connectParts();
    void showNotes();
    void selectFirst();
    void updateActions();
    void updateCounts();
    void tellDone(const QString& sentence, bool failed);
    QString originText() const;

    QString m_path, m_headline;
    QStringList m_notes;
    bool m_hasProblems;
    FileFormat m_format;
    QString m_app;
    Session m_session;
    Commands* m_commands;
    Workspace* m_workspace;
    FilterField* m_filter;
    MessageBar* m_message;
    StatusLine* m_status;
    SessionActions* m_actions;
    bool m_fitted = false; // the timeline showed all of it once
};

} // namespace lifeline
