// What a person does with a session as a file, the same in every window: open, export, copy, compare.
#pragma once

#include "formats/export_log.h"
#include "ui/sessions/export_subject.h"
#include "ui/sessions/session_opener.h"
#include "ui/shell/session.h"

#include <QObject>

class QMenu;

namespace lifeline {

class Commands;
class Workspace;

class SessionActions : public QObject {
    Q_OBJECT
public:
    /// All three must outlive it; it becomes the window's child.
    SessionActions(QWidget& window, Commands& commands, Workspace& workspace);

    /// Acts on that session from now on. `name` is what a comparison calls it.
    void setSession(Session& session, const QString& name);

    SessionOpener& opener() { return *m_opener; }
    void exportConnection(ConnectionId id);
    void compareConnection(ConnectionId id);
    void compareBoth(ConnectionId left, ConnectionId right);
    /// Copy and export, for the connection that is selected.
    void fillLadderMenu(QMenu& menu);
    /// Switches on what can be done now.
    void update();

Q_SIGNALS:
    /// How something went, in a sentence.
    void told(const QString& sentence, bool failed);

private:
    void connectCommands();
    void exportRows(ExportWhat what);
    ExportSubject subject(std::optional<ConnectionId> connection) const;
    void copyLadder(ExportFormat format, const QString& done);
    void compareWithFile();

    QWidget& m_window;
    Commands& m_commands;
    Workspace& m_workspace;
    SessionOpener* m_opener;
    Session* m_session = nullptr;
    QString m_name;
};

} // namespace lifeline
