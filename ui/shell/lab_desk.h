// What a person does with the lab: server on and off, connect, close, choose stacks, change the settings.
#pragma once

#include "ui/shell/lab_settings.h"
#include "ui/shell/launch_options.h"
#include "ui/shell/session.h"
#include "ui/shell/session_watch.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

class LabDesk : public QObject {
    Q_OBJECT
public:
    explicit LabDesk(LabSettings settings, QObject* parent = nullptr);

    /// Works with that session from now on. It must outlive its time here.
    void setSession(Session& session);

    const LabSettings& settings() const { return m_settings; }
    /// What was set holds from the next start of the server and the next connection on.
    void setSettings(LabSettings settings);
    /// Holds for this run, until settings are set.
    void setOverrides(const LaunchOptions& options);
    ServerSettings serverSettings() const;

    const std::optional<ListeningAt>& server() const;
    /// Where the server listens, or would.
    ListeningAt whereabouts() const;

    /// Hold from the next start of the server and the next connection on.
    void setServerStack(StackKind kind) { m_settings.serverStack = kind; }
    void setClientStack(StackKind kind) { m_settings.client.stack = kind; }
    /// Holds at once, for what was recorded too.
    void setTaking(Taking taking) { m_settings.taking = taking; }
    /// What the server runs on; nullopt while there is none.
    std::optional<StackKind> runningStack() const { return m_running; }

    void startServer();
    void toggleServer();
    /// The flaw's sentence goes to failed() when the address is none, and false is given.
    bool connectTo(const QString& url);
    /// That connection plays a fault: how it fails is no failure to tell of.
    void expectTrouble(ConnectionId id) { m_watch->expectTrouble(id); }
    /// With a close frame 1000 from an end that is ours and open.
    void closeConnection(ConnectionId id);

Q_SIGNALS:
    void serverChanged();
    void failed(const QString& sentence);

private:
    using StackPort = std::variant<std::uint16_t, StackHost::Failure>;
    using DoorPort = std::variant<std::uint16_t, ListenFault>;

    void startStackServer();
    void stackListens(std::uint32_t attempt, const StackPort& port);
    void stopStackServer();
    void connectStack(const WsUrl& url);
    void doorListens(std::uint32_t session, ServerTicket door, const WsUrl& url, const DoorPort& port);
    void closeUsedDoors(const std::vector<std::size_t>& positions);
    void onServerChanged();

    LabSettings m_settings;
    std::optional<std::string> m_bindAddress;
    std::optional<std::uint16_t> m_port;
    Session* m_session = nullptr;
    std::unique_ptr<SessionWatch> m_watch;
    StackKind m_starting = StackKind::Reference;
    std::optional<StackKind> m_running;
    StackHost::Ticket m_stackServer = 0; // 0: none
    std::uint32_t m_attempt = 0;         // counts starts of the server; what an older one leads to is dropped
    std::uint32_t m_sessions = 0;
    std::map<std::string, ServerTicket, std::less<>> m_doors; // by address; each is for one client
};

/// An end of the connection that is ours and may send a close frame; nullopt: none.
std::optional<Side> closableSide(const ConnectionStory& story);

} // namespace lifeline
