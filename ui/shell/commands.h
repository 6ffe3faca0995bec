// Every action of the menus, with its shortcut, in one place.
#pragma once

#include "ui/theme/theme.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QWidget;

namespace lifeline {

/// The actions belong to `owner`'s window; who owns the work connects them.
class Commands : public QObject {
    Q_OBJECT
public:
    explicit Commands(QWidget& owner);

    /// Of a live session, or of one that was opened from a file: that has neither server nor client.
    enum class Menus { Live, Opened };
    void fill(QMenuBar& bar, const QList<QAction*>& panes, Menus menus = Menus::Live);
    /// All, filtered, selected connection: also the menu behind the toolbar's button.
    QMenu* exportMenu() const { return m_exportMenu; }
    /// Files opened lately; whoever knows them fills it when it is about to be shown.
    QMenu* recentMenu() const { return m_recentMenu; }
    /// What can be done to the selected connection; whoever knows it fills it when it is about to be shown.
    QMenu* injectMenu() const { return m_injectMenu; }
    void setThemeChoice(ThemeChoice choice);
    /// Every action with a shortcut, in the order of the menus.
    QList<QAction*> withShortcuts() const;

    // File
    QAction *newSession, *openFile, *saveSession, *recording, *exportAll, *exportSelected, *exportFiltered,
        *exportConnection, *copyMermaid, *copyLadder, *compareConnections, *compareBoth, *compareFile,
        *closeWindow, *quit;
    // View
    QAction *filter, *timelineIn, *timelineOut, *timelineFit, *timelineFollow, *timelineSkipIdle,
        *resetLayout;
    // Server, client
    QAction *toggleServer, *serverSettings, *beacons, *address, *connectClient, *closeConnection,
        *clientSettings;
    // Faults
    QAction *findFault, *runFault, *armFault, *editFault, *injectNow, *matrix;
    // Help
    QAction *firstSteps, *shortcuts, *about;

Q_SIGNALS:
    void themeChosen(lifeline::ThemeChoice choice);

private:
    QAction* add(const char* name, const QString& text, const QKeySequence& keys = {});
    void makeActions();
    void makeFileActions();
    void makeThemes();
    void fillFile(QMenuBar& bar);
    void switchOffLive();

    QWidget& m_owner;
    QList<QAction*> m_all;
    QMenu *m_exportMenu, *m_injectMenu, *m_recentMenu;
    QActionGroup* m_themes;
};

} // namespace lifeline
