// The window: one session at a time, its panes, and the server and client in it.
#pragma once

#include "ui/faults/fault_bench.h"
#include "ui/sessions/recording_desk.h"
#include "ui/shell/beacon_desk.h"
#include "ui/shell/lab_desk.h"
#include "ui/shell/selection_follower.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

namespace lifeline {

class Commands;
class MatrixWindow;
class MessageBar;
class SessionActions;
class StatusLine;
class Toolbar;
class TopArea;
class Workspace;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(LaunchOptions options = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return *m_session; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    enum class SettingsPage { Server, Client, Beacons, Recording };

    void buildWindow();
    void connectParts();
    void connectCommands();
    void connectFaults();
    void restoreState();
    void saveState() const;

    void beginSession();
    void askForNewSession();
    void launch();

    void connectClient();
    void editSettings(SettingsPage page);
    void takeSettings(const LabSettings& settings);
    void keepSettings() const;
    void chooseServerStack(StackKind kind);
    void chooseClientStack(StackKind kind);
    void chooseTaking(Taking taking);
    void showBeacons();
    void closeSelected();
    void showMatrix();
    void playFromMatrix(const QString& fault);
    void onServerChanged();
    void takeFilter();
    void updateActions();
    void updateCounts();
    void connectSessions();
    void showMenu(ConnectionId id, const QPoint& position);
    void showRecording();
    void tellDone(const QString& sentence, bool failed);

    std::unique_ptr<Session> m_session;
    std::unique_ptr<SelectionFollower> m_follower;
    LaunchOptions m_launch;
    LabDesk m_desk;
    BeaconDesk m_beacons; // after the session: it ends first
    Commands* m_commands;
    Workspace* m_workspace;
    TopArea* m_top;
    Toolbar* m_toolbar;
    MessageBar* m_message;
    StatusLine* m_status;
    SessionActions* m_actions;
    RecordingDesk m_recording;
    QPointer<MatrixWindow> m_matrix; // while it is there
    FaultBench m_faults;             // after the session: it ends first
    bool m_urlFollowsServer = true;  // until a person types an address
};

} // namespace lifeline
