#include "ui/shell/main_window.h"

#include "ui/faults/inject_control.h"
#include "ui/matrix/matrix_window.h"
#include "ui/sessions/session_actions.h"
#include "ui/sessions/session_offers.h"
#include "ui/shell/commands.h"
#include "ui/shell/filter_field.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/stack_choice.h"
#include "ui/shell/status_line.h"
#include "ui/shell/toolbar.h"
#include "ui/shell/top_area.h"
#include "ui/shell/url_field.h"
#include "ui/shell/window_state.h"
#include "ui/shell/workspace.h"
#include "ui/table/event_table_pane.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenu>

namespace lifeline {
namespace {

constexpr QSize firstSize{1440, 900};
constexpr int doneMilliseconds = 8000;

} // namespace

MainWindow::MainWindow(LaunchOptions options, QWidget* parent)
    : QMainWindow(parent), m_launch(std::move(options)), m_desk(LabSettings::load(QSettings())),
      m_commands(new Commands(*this)), m_workspace(new Workspace),
      m_top(new TopArea(*m_commands, m_workspace->paneActions())), m_toolbar(&m_top->toolbar()),
      m_message(&m_top->message()), m_status(new StatusLine),
      m_actions(new SessionActions(*this, *m_commands, *m_workspace)),
      m_recording(*this, m_actions->opener()), m_faults(*this, [this] { return m_toolbar->url().url(); })
{
    buildWindow();
    connectParts();
    connectCommands();
    connectFaults();
    connectSessions();
    beginSession();
    m_desk.setOverrides(m_launch);
    m_toolbar->serverStack().setKind(m_desk.settings().serverStack);
    m_toolbar->clientStack().setKind(m_desk.settings().client.stack);
    m_beacons.apply(m_desk.settings().beacons);
    restoreState();
    launch();
}

MainWindow::~MainWindow()
{
    delete m_matrix.data();     // it reads the library of faults
    delete takeCentralWidget(); // its panes read the session
}

void MainWindow::buildWindow()
{
    setWindowTitle(tr("Lifeline"));
    m_toolbar->setExportMenu(m_commands->exportMenu());
    setMenuWidget(m_top);
    setCentralWidget(m_workspace);
    setStatusBar(m_status);
}

void MainWindow::connectParts()
{
    connect(&m_desk, &LabDesk::failed, m_message, &MessageBar::tell);
    connect(&m_desk, &LabDesk::serverChanged, this, &MainWindow::onServerChanged);
    connect(&m_beacons, &BeaconDesk::failed, m_message, &MessageBar::tell);
    connect(&m_beacons, &BeaconDesk::changed, this, &MainWindow::showBeacons);
    connect(&m_toolbar->serverStack(), &StackChoice::chosen, this, &MainWindow::chooseServerStack);
    connect(&m_toolbar->clientStack(), &StackChoice::chosen, this, &MainWindow::chooseClientStack);
    connect(m_toolbar, &Toolbar::serverToggled, &m_desk, &LabDesk::toggleServer);
    connect(m_toolbar, &Toolbar::connectRequested, this, &MainWindow::connectClient);
    connect(&m_toolbar->url(), &UrlField::urlEdited, this, [this] { m_urlFollowsServer = false; });
    connect(&m_toolbar->filter(), &FilterField::filterChanged, this, &MainWindow::takeFilter);
    connect(m_workspace, &Workspace::filterRequested, &m_toolbar->filter(), &QLineEdit::setText);
    connect(m_workspace, &Workspace::closeRequested, &m_desk, &LabDesk::closeConnection);
    connect(m_workspace, &Workspace::takingChosen, this, &MainWindow::chooseTaking);
    connect(m_workspace, &Workspace::serverRequested, &m_desk, &LabDesk::toggleServer);
    connect(m_workspace, &Workspace::connectRequested, this, &MainWindow::connectClient);
    m_workspace->connectTimeline(*m_commands);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &MainWindow::onServerChanged);
}

void MainWindow::connectCommands()
{
    const Commands& c = *m_commands;
    const auto on = [this](QAction* action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(c.newSession, [this] { askForNewSession(); });
    on(c.saveSession, [this] { m_recording.saveAs(); });
    on(c.recording, [this] { editSettings(SettingsPage::Recording); });
    on(c.quit, [] { QApplication::closeAllWindows(); });
    on(c.filter, [this] {
        m_toolbar->filter().setFocus(Qt::ShortcutFocusReason);
        m_toolbar->filter().selectAll();
    });
    on(c.resetLayout, [this] { m_workspace->resetLayout(); });
    on(c.toggleServer, [this] { m_desk.toggleServer(); });
    on(c.serverSettings, [this] { editSettings(SettingsPage::Server); });
    on(c.beacons, [this] { editSettings(SettingsPage::Beacons); });
    on(c.address, [this] { m_toolbar->url().setFocus(Qt::ShortcutFocusReason); });
    on(c.connectClient, [this] { connectClient(); });
    on(c.closeConnection, [this] { closeSelected(); });
    on(c.clientSettings, [this] { editSettings(SettingsPage::Client); });
    on(c.firstSteps, [this] {
        const FirstSteps* steps = showFirstSteps(this, m_desk.whereabouts().httpUrl());
        connect(steps, &FirstSteps::serverRequested, &m_desk, &LabDesk::toggleServer);
        connect(steps, &FirstSteps::connectRequested, this, &MainWindow::connectClient);
    });
    on(c.shortcuts, [this] { showShortcuts(this, *m_commands); });
    on(c.about, [this] { showAbout(this); });
    connect(m_commands, &Commands::themeChosen, &ThemeManager::instance(), &ThemeManager::setChoice);
}

void MainWindow::connectFaults()
{
    const Commands& c = *m_commands;
    connect(c.findFault, &QAction::triggered, &m_faults, &FaultBench::find);
    connect(c.runFault, &QAction::triggered, &m_faults, &FaultBench::run);
    connect(c.armFault, &QAction::triggered, &m_faults, &FaultBench::arm);
    connect(c.editFault, &QAction::triggered, &m_faults, &FaultBench::edit);
    connect(c.matrix, &QAction::triggered, this, &MainWindow::showMatrix);
    connect(c.injectNow, &QAction::triggered, &m_toolbar->inject(), &InjectControl::run);
    connect(c.injectMenu(), &QMenu::aboutToShow, this, [this] {
        m_faults.fillInjections(*m_commands->injectMenu(), m_session->model().selectedConnection());
    });
    connect(&m_toolbar->inject(), &InjectControl::injectionRequested, &m_faults, &FaultBench::inject);
    connect(m_toolbar, &Toolbar::disarmRequested, &m_faults, &FaultBench::disarm);
    connect(m_workspace, &Workspace::menuRequested, this, &MainWindow::showMenu);
    connect(&m_faults, &FaultBench::failed, m_message, &MessageBar::tell);
    connect(&m_faults, &FaultBench::playBegan, &m_desk, &LabDesk::expectTrouble);
    connect(&m_faults, &FaultBench::paneNeeded, m_workspace, &Workspace::showFaults);
    connect(&m_faults, &FaultBench::armedChanged, this,
            [this] { m_toolbar->showArmed(m_faults.armedText(), m_faults.clientArmed()); });
}

void MainWindow::connectSessions()
{
    connect(m_actions, &SessionActions::told, this, &MainWindow::tellDone);
    connect(&m_recording, &RecordingDesk::told, this, &MainWindow::tellDone);
    connect(&m_recording, &RecordingDesk::stopped, m_message, [this](const QString& sentences) {
        m_message->tell(sentences);
        m_message->offer(tr("Save session as…"), [this] { m_recording.saveAs(); });
    });
    connect(&m_recording, &RecordingDesk::saved, m_message, &QWidget::hide); // it asked for that
    connect(&m_recording, &RecordingDesk::changed, this, &MainWindow::showRecording);
}

void MainWindow::showMenu(ConnectionId id, const QPoint& position)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("ladder-menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_faults.fillInjections(*menu, id);
    menu->addSeparator();
    m_actions->fillLadderMenu(*menu);
    menu->popup(position);
}

void MainWindow::showRecording()
{
    m_status->showRecording(m_recording.line(), m_recording.tip(), m_recording.alarms());
    m_top->showRecording(m_session->log(), m_recording.badge());
}

void MainWindow::restoreState()
{
    const WindowState state = WindowState::load(QSettings());
    if (!restoreGeometry(state.geometry))
        resize(firstSize);
    m_workspace->restoreLayout(state.layout);
    m_commands->setThemeChoice(ThemeManager::instance().choice());
    m_toolbar->url().setRecent(state.recentUrls);
    m_urlFollowsServer = state.url.isEmpty();
    m_toolbar->url().setUrl(m_urlFollowsServer ? m_desk.whereabouts().url() : state.url);
}

void MainWindow::saveState() const
{
    WindowState state;
    state.geometry = saveGeometry();
    state.layout = m_workspace->saveState();
    state.theme = ThemeManager::instance().choice();
    state.url = m_urlFollowsServer ? QString() : m_toolbar->url().url();
    state.recentUrls = m_toolbar->url().recent();
    QSettings settings;
    state.save(settings);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    delete m_matrix.data();
    QMainWindow::closeEvent(event);
}

void MainWindow::beginSession()
{
    auto session = std::make_unique<Session>(m_desk.settings().recording);
    SessionModel& model = session->model();
    m_follower.reset();
    m_recording.setSession(*session);
    m_actions->setSession(*session, QString());
    m_workspace->setSession(*session);
    m_workspace->setTaking(m_desk.settings().taking);
    m_faults.setSession(*session);
    m_workspace->setFaults(m_faults.makePane());
    m_workspace->firstSteps().addAbove(m_recording.makeOffers());
    m_desk.setSession(*session);
    m_beacons.setSession(*session); // leaves the one before
    m_follower = std::make_unique<SelectionFollower>(model);
    connect(&model, &SessionModel::rowsAppended, this, &MainWindow::updateCounts);
    connect(&model, &SessionModel::connectionsChanged, this, &MainWindow::updateActions);
    connect(&model, &SessionModel::selectionChanged, this, &MainWindow::updateActions);
    m_session = std::move(session); // the one before ends here, when nothing reads it any more
    takeFilter();
    updateActions();
    updateCounts();
}

void MainWindow::askForNewSession()
{
    const bool listened = m_desk.server().has_value();
    const std::uint64_t events = m_session->model().rows();
    if (events > 0 && !confirmNewSession(this, events, m_recording.path()))
        return;
    beginSession();
    if (listened)
        m_desk.startServer();
}

/// What the command line asked for.
void MainWindow::launch()
{
    if (!m_launch.connectUrl.isEmpty()) {
        m_urlFollowsServer = false;
        m_toolbar->url().setUrl(m_launch.connectUrl);
    }
    m_actions->opener().openAll(m_launch.files);
    m_launch.files.clear();
    if (m_launch.startServer)
        m_desk.startServer(); // onServerChanged() connects then
    else if (!m_launch.connectUrl.isEmpty())
        connectClient();
}

void MainWindow::connectClient()
{
    const auto parsed = m_toolbar->url().parsed();
    const auto* url = std::get_if<WsUrl>(&parsed);
    const bool played = url != nullptr && m_faults.connectArmed(*url);
    if (played || m_desk.connectTo(m_toolbar->url().url()))
        m_toolbar->url().remember();
    else
        m_toolbar->url().setFocus();
}

void MainWindow::editSettings(SettingsPage page)
{
    SettingsDialog dialog(m_desk.settings(), this);
    dialog.watchBeacons(m_beacons);
    switch (page) {
    case SettingsPage::Server: dialog.showServer(); break;
    case SettingsPage::Client: dialog.showClient(); break;
    case SettingsPage::Beacons: dialog.showBeacons(); break;
    case SettingsPage::Recording: dialog.showRecording(); break;
    }
    connect(&dialog, &SettingsDialog::applied, this, [&] { takeSettings(dialog.settings()); });
    if (dialog.exec() == QDialog::Accepted)
        takeSettings(dialog.settings());
}

void MainWindow::takeSettings(const LabSettings& settings)
{
    m_desk.setSettings(settings);
    m_beacons.apply(settings.beacons);
    m_workspace->setTaking(settings.taking);
    keepSettings();
    if (m_desk.server())
        m_status->showMessage(tr("The server takes its new settings when it is started again."),
                              doneMilliseconds);
}

void MainWindow::keepSettings() const
{
    QSettings settings;
    m_desk.settings().save(settings);
}

void MainWindow::chooseServerStack(StackKind kind)
{
    m_desk.setServerStack(kind);
    keepSettings();
    if (m_desk.runningStack() && *m_desk.runningStack() != kind)
        m_status->showMessage(m_toolbar->serverStack().toolTip(), doneMilliseconds);
}

void MainWindow::chooseTaking(Taking taking)
{
    m_desk.setTaking(taking);
    keepSettings();
}

void MainWindow::chooseClientStack(StackKind kind)
{
    m_desk.setClientStack(kind);
    keepSettings();
}

void MainWindow::showBeacons()
{
    m_status->showBeacons(m_beacons.address(), reportsText(m_beacons.accepted(), m_beacons.refused()));
}

void MainWindow::closeSelected()
{
    if (const auto id = m_session->model().selectedConnection())
        m_desk.closeConnection(*id);
}

void MainWindow::showMatrix()
{
    if (m_matrix.isNull()) {
        m_matrix = new MatrixWindow(m_faults.library(), builtInAtlas());
        m_matrix->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_matrix, &MatrixWindow::playRequested, this, &MainWindow::playFromMatrix);
        connect(m_matrix, &MatrixWindow::failed, m_message, &MessageBar::tell);
    }
    m_matrix->show();
    m_matrix->raise();
    m_matrix->activateWindow();
}

void MainWindow::playFromMatrix(const QString& fault)
{
    raise();
    activateWindow();
    m_faults.play(fault);
}

void MainWindow::onServerChanged()
{
    const ListeningAt where = m_desk.whereabouts();
    m_toolbar->showServer(m_desk.server(), where.text());
    m_toolbar->serverStack().showRunning(m_desk.runningStack());
    m_status->showServer(m_desk.server(), where.text(), where.loopback, m_desk.serverSettings().peer);
    m_commands->toggleServer->setText(m_desk.server() ? tr("&Stop") : tr("&Start"));
    m_workspace->firstSteps().setAddress(where.httpUrl());
    if (m_urlFollowsServer)
        m_toolbar->url().setUrl(where.url());
    if (m_desk.server() && m_launch.startServer && !m_launch.connectUrl.isEmpty())
        connectClient();
    if (m_desk.server())
        m_launch = {}; // done
}

void MainWindow::takeFilter()
{
    m_workspace->events().setFilter(m_toolbar->filter().filter());
    updateActions();
}

void MainWindow::updateActions()
{
    const SessionModel& model = m_session->model();
    const auto id = model.selectedConnection();
    const ConnectionRecord* record = id ? model.connections().find(*id) : nullptr;
    m_actions->update();
    m_toolbar->inject().show(record == nullptr ? nullptr : &record->story);
    m_commands->closeConnection->setEnabled(record != nullptr && closableSide(record->story).has_value());
}

void MainWindow::updateCounts()
{
    m_status->showCounts(m_session->model());
    showRecording();
    m_actions->update();
}

void MainWindow::tellDone(const QString& sentence, bool failed)
{
    failed ? m_message->tell(sentence) : m_status->showMessage(sentence, doneMilliseconds);
}

} // namespace lifeline
