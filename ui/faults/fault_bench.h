// Where faults meet the window: the catalogue, what plays, what is armed, and the pane that shows it.
#pragma once

#include "ui/faults/fault_host.h"
#include "ui/faults/fault_player.h"
#include "ui/faults/faults_pane.h"
#include "ui/faults/injection_choice.h"

#include <QPointer>

#include <functional>

class QMenu;

namespace lifeline {

/// One a window; sessions come and go.
class FaultBench : public QObject {
    Q_OBJECT
public:
    /// `address` gives what stands in the toolbar. The window's dialogs stand before `window`.
    FaultBench(QWidget& window, std::function<QString()> address);

    /// Works with that session from now on; it must outlive its time here. Ends what played in the last one.
    void setSession(Session& session);
    /// Before its session goes for good.
    void endSession();
    /// The pane of the session; whoever takes it owns it.
    FaultsPane* makePane();

    /// Opens a connection that the armed fault plays; false when none waits for that.
    bool connectArmed(const WsUrl& url);
    /// What is armed, in a sentence; empty: nothing.
    QString armedText() const;
    /// Whether that is for the next Connect.
    bool clientArmed() const;
    void disarm();

    /// Plays that built-in or own fault against our own other side and shows it. Unknown ids do nothing.
    void play(const QString& fault);

    // As the menu does.
    void run();
    void arm();
    void edit();
    void find();

    void inject(const InjectionChoice& choice);
    /// What can be done to the connection.
    void fillInjections(QMenu& menu, std::optional<ConnectionId> connection);
    const ConnectionStory* storyOf(std::optional<ConnectionId> connection) const;

    FaultLibrary& library() { return m_library; }

Q_SIGNALS:
    void armedChanged();
    void failed(const QString& sentence);
    void playBegan(lifeline::ConnectionId connection);
    /// The pane is to be seen.
    void paneNeeded();

private:
    void runAll(const std::vector<FaultPtr>& faults);
    void runAgainstAddress(const std::vector<FaultPtr>& faults);
    bool confirmStranger(const WsUrl& url, std::size_t faults);
    void stop();
    void take(const FaultReport& report);
    void finish(std::size_t played);
    void refresh();
    QString activityText() const;
    void openEditor(const FaultPtr& fault);
    void selectSoon(ConnectionId connection);

    QWidget& m_window;
    std::function<QString()> m_address;
    FaultLibrary m_library;
    Session* m_session = nullptr;
    std::unique_ptr<FaultPlayer> m_player;
    std::unique_ptr<FaultHost> m_host;
    QPointer<FaultsPane> m_pane;
    ConnectionId m_toShow =
        ConnectionId::None; // of the run that is on: its last one, or its first that failed
    QString m_failed;       // id of the first fault of the run that failed
    QString m_summary;      // of the last run of many
};

} // namespace lifeline
