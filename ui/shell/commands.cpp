#include "ui/shell/commands.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace lifeline {

Commands::Commands(QWidget& owner)
    : QObject(&owner), m_owner(owner), m_exportMenu(new QMenu(tr("&Export"), &owner)),
      m_injectMenu(new QMenu(tr("&Inject into the connection"), &owner)),
      m_recentMenu(new QMenu(tr("Open &recent"), &owner)), m_themes(new QActionGroup(this))
{
    makeFileActions();
    makeActions();
    makeThemes();
    m_exportMenu->setObjectName(QStringLiteral("export-menu"));
    m_injectMenu->setObjectName(QStringLiteral("inject-into-menu"));
    m_recentMenu->setObjectName(QStringLiteral("recent-menu"));
    m_exportMenu->addActions({exportAll, exportSelected, exportFiltered, exportConnection});
    m_exportMenu->addSeparator();
    m_exportMenu->addActions({copyMermaid, copyLadder});
}

QAction* Commands::add(const char* name, const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    m_owner.addAction(action);
    m_all.append(action);
    return action;
}

void Commands::makeFileActions()
{
    newSession = add("new-session", tr("&New session"), tr("Ctrl+L"));
    openFile = add("open-file", tr("&Open…"), tr("Ctrl+O"));
    saveSession = add("save-session", tr("&Save session as…"), tr("Ctrl+S"));
    recording = add("recording-settings", tr("Recor&ding…"));
    exportAll = add("export-all", tr("&All events…"), tr("Ctrl+E"));
    exportSelected = add("export-selected-events", tr("Selected &events…"));
    exportFiltered = add("export-filtered", tr("&Filtered events…"), tr("Ctrl+Shift+E"));
    exportConnection = add("export-selected", tr("&Selected connection…"));
    copyMermaid = add("copy-mermaid", tr("Copy the ladder as &Mermaid"), tr("Ctrl+Shift+M"));
    copyLadder = add("copy-ladder", tr("Copy the ladder as &text"), tr("Ctrl+Shift+C"));
    compareConnections = add("compare-connections", tr("&Compare connections…"), tr("Ctrl+Shift+D"));
    compareBoth = add("compare-both", tr("Compare the &two selected connections"), tr("Ctrl+Shift+B"));
    compareFile = add("compare-file", tr("Compare &with a file…"));
    closeWindow = add("close-window", tr("&Close window"), tr("Ctrl+W"));
    quit = add("quit", tr("&Quit"), tr("Ctrl+Q"));
    openFile->setToolTip(tr("Open a session, a log, a HAR or a capture"));
    exportAll->setToolTip(tr("Export all events"));
    exportFiltered->setToolTip(tr("Export the filtered events"));
}

void Commands::makeActions()
{
    filter = add("filter-events", tr("&Filter events"), tr("Ctrl+F"));
    timelineIn = add("timeline-in", tr("Zoom &in"), tr("Ctrl++"));
    timelineOut = add("timeline-out", tr("Zoom &out"), tr("Ctrl+-"));
    timelineFit = add("timeline-all", tr("Show &everything"), tr("Ctrl+0"));
    timelineFollow = add("timeline-live", tr("&Follow the present"), tr("Ctrl+Shift+F"));
    timelineSkipIdle = add("timeline-squeeze", tr("&Skip idle gaps"), tr("Ctrl+Shift+I"));
    resetLayout = add("reset-layout", tr("&Reset layout"));
    toggleServer = add("toggle-server", tr("&Start or stop"), tr("F6"));
    serverSettings = add("server-settings", tr("S&ettings…"), tr("Ctrl+,"));
    beacons = add("beacons", tr("&Beacons…"));
    address = add("edit-address", tr("&Address"), tr("Ctrl+K"));
    connectClient = add("connect", tr("&Connect"), tr("F5"));
    closeConnection = add("close-connection", tr("C&lose connection (1000)"), tr("Ctrl+D"));
    clientSettings = add("client-settings", tr("&Settings…"));
    findFault = add("find-fault", tr("&Find a fault"), tr("Ctrl+G"));
    runFault = add("run-fault", tr("&Run the selected fault"), tr("F7"));
    armFault = add("arm-fault", tr("&Arm it for the next connection"), tr("Shift+F7"));
    editFault = add("edit-fault", tr("&Edit its steps…"), tr("Ctrl+F7"));
    injectNow = add("inject-now", tr("In&ject what the toolbar shows"), tr("F8"));
    matrix = add("matrix", tr("&Callbacks × faults…"), tr("Ctrl+M"));
    firstSteps = add("first-steps", tr("&First steps"));
    shortcuts = add("shortcuts", tr("&Keyboard shortcuts"), tr("F1"));
    about = add("about", tr("&About Lifeline"));
    // For where they stand without their menu's title: the list of shortcuts.
    timelineIn->setToolTip(tr("Zoom into the timeline"));
    timelineOut->setToolTip(tr("Zoom out of the timeline"));
    timelineFit->setToolTip(tr("Show the whole timeline"));
    timelineFollow->setToolTip(tr("Timeline follows the present"));
    timelineSkipIdle->setToolTip(tr("Timeline skips idle gaps"));
    toggleServer->setToolTip(tr("Start or stop the server"));
    serverSettings->setToolTip(tr("Settings of server and client"));
    beacons->setToolTip(tr("Where other programs report which callbacks fired"));
    address->setToolTip(tr("Edit the address to connect to"));
    armFault->setToolTip(tr("Arm the selected fault for the next connection"));
    editFault->setToolTip(tr("Edit the steps of the selected fault"));
    matrix->setToolTip(tr("What each stack tells its application of each fault"));
    injectNow->setToolTip(tr("Break the selected connection as the toolbar shows"));
    timelineFollow->setCheckable(true);
    timelineSkipIdle->setCheckable(true);
}

void Commands::makeThemes()
{
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("Follow the &system")},
                                                       {ThemeChoice::Light, tr("&Light")},
                                                       {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [choice, text] : choices) {
        auto* action = m_themes->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
    }
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        Q_EMIT themeChosen(static_cast<ThemeChoice>(action->data().toInt()));
    });
}

void Commands::setThemeChoice(ThemeChoice choice)
{
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

void Commands::fillFile(QMenuBar& bar)
{
    auto* file = bar.addMenu(tr("&File"));
    file->addActions({newSession, openFile});
    file->addMenu(m_recentMenu);
    file->addSeparator();
    file->addActions({saveSession, recording});
    file->addMenu(m_exportMenu);
    file->addSeparator();
    file->addActions({compareConnections, compareBoth, compareFile});
    file->addSeparator();
    file->addActions({closeWindow, quit});
}

/// What acts on a server, a client or a recording does not even answer to its keys.
void Commands::switchOffLive()
{
    for (QAction* action : {newSession, saveSession, recording, toggleServer, serverSettings, beacons,
                            address, connectClient, closeConnection, clientSettings, findFault, runFault,
                            armFault, editFault, injectNow, matrix, firstSteps}) {
        action->setEnabled(false);
        action->setVisible(false);
        m_all.removeAll(action);
    }
}

void Commands::fill(QMenuBar& bar, const QList<QAction*>& panes, Menus menus)
{
    fillFile(bar);
    auto* view = bar.addMenu(tr("&View"));
    view->addAction(filter);
    view->addSection(tr("Panes"));
    view->addActions(panes);
    view->addAction(resetLayout);
    view->addSection(tr("Timeline"));
    view->addActions({timelineIn, timelineOut, timelineFit, timelineFollow, timelineSkipIdle});
    view->addSeparator();
    view->addMenu(tr("&Theme"))->addActions(m_themes->actions());

    if (menus == Menus::Opened) {
        switchOffLive();
        bar.addMenu(tr("&Help"))->addActions({shortcuts, about});
        return;
    }
    closeWindow->setVisible(false);
    closeWindow->setEnabled(false);
    m_all.removeAll(closeWindow);
    bar.addMenu(tr("&Server"))->addActions({toggleServer, serverSettings, beacons});
    bar.addMenu(tr("&Client"))->addActions({address, connectClient, closeConnection, clientSettings});
    auto* faults = bar.addMenu(tr("F&aults"));
    faults->addActions({findFault, runFault, armFault, editFault});
    faults->addSeparator();
    faults->addAction(injectNow);
    faults->addMenu(m_injectMenu);
    faults->addSeparator();
    faults->addAction(matrix);
    bar.addMenu(tr("&Help"))->addActions({firstSteps, shortcuts, about});
}

QList<QAction*> Commands::withShortcuts() const
{
    QList<QAction*> found;
    for (QAction* action : m_all) {
        if (!action->shortcut().isEmpty())
            found.append(action);
    }
    return found;
}

} // namespace lifeline
