// What a person does with the lab: server on and off, connect, close, change the settings.
#pragma once

#include "ui/shell/lab_settings.h"
#include "ui/shell/launch_options.h"
#include "ui/shell/session.h"
#include "ui/shell/session_watch.h"

#include <QObject>

#include <memory>
#include <optional>

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
    LabSettings m_settings;
    std::optional<std::string> m_bindAddress;
    std::optional<std::uint16_t> m_port;
    Session* m_session = nullptr;
    std::unique_ptr<SessionWatch> m_watch;
};

/// An end of the connection that is ours and may send a close frame; nullopt: none.
std::optional<Side> closableSide(const ConnectionStory& story);

} // namespace lifeline
