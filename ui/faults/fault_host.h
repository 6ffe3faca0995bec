// Faults that wait for someone: a scripted server for any client that dials in, and the fault that the next
// connection plays.
#pragma once

#include "faults/fault_runner.h"
#include "ui/faults/fault_library.h"
#include "ui/shell/session.h"

#include <map>
#include <optional>

namespace lifeline {

/// GUI thread only. The session must outlive it. Of these connections only the script is judged: nobody set
/// the other side up for it.
class FaultHost : public QObject {
    Q_OBJECT
public:
    static constexpr std::uint16_t usualPort = 9100; // where that is taken, any free one

    explicit FaultHost(Session& session, QObject* parent = nullptr);
    ~FaultHost() override;

    /// Whether a client that dials in can meet it: a server's fault that somebody listens for.
    static bool canServe(const Fault& fault);
    /// Whether the next connection can play it.
    static bool canArm(const Fault& fault);

    void serve(FaultPtr fault);
    void stopServing();
    /// nullptr: nothing is served.
    const FaultPtr& served() const { return m_served; }
    /// "ws://127.0.0.1:9100/"; empty until it listens.
    QString address() const;
    std::size_t visits() const { return m_visits; }

    /// The next connection of the server, or the next of the client, by the side of the fault. Replaces what
    /// was armed before.
    void arm(FaultPtr fault);
    void disarm();
    const FaultPtr& armed() const { return m_armed; }
    /// Whether it waits for a connection that the client opens.
    bool armedForConnect() const { return m_armed != nullptr && m_armed->side == Side::Client; }
    /// Opens a connection that the armed fault plays; it is used then.
    void connectArmed(const WsUrl& url);

Q_SIGNALS:
    void changed();
    void reported(const lifeline::FaultReport& report);
    void failed(const QString& sentence);

private:
    void listen(std::uint16_t port);
    void listening(std::uint32_t attempt, const std::variant<std::uint16_t, ListenFault>& result);
    void visited(std::uint32_t attempt, ConnectionId id);
    void usedByServer(std::uint32_t arming, ConnectionId id);
    void watch(ConnectionId id, const FaultPtr& fault);
    void readRows(std::uint64_t first, std::uint64_t count);
    void read(const Event& event);

    Session& m_session;
    FaultPtr m_served, m_armed;
    ServerTicket m_ticket = 0;
    std::uint16_t m_asked = 0; // 0: any port
    std::uint16_t m_port = 0;  // 0: does not listen yet
    std::size_t m_visits = 0;
    std::uint32_t m_attempt = 0, m_arming = 0; // what comes late from an older one is dropped
    std::map<ConnectionId, FaultJudge> m_judges;
};

} // namespace lifeline
