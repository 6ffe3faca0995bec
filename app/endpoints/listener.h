// A listening socket that never gives up: what keeps it from accepting is told, waited out, and tried again.
#pragma once

#include "endpoints/descriptor_limit.h"
#include "endpoints/socket_cause.h"
#include "endpoints/tcp_types.h"

#include <functional>
#include <memory>
#include <optional>

namespace lifeline {

/// Used on the transport thread only. Nothing is called any more once it is destroyed.
///
/// When no descriptor is left, connections that wait are refused with a RST (the spare descriptor is used for
/// that), so that nobody waits for an answer that does not come; then accepting pauses for a moment.
class Listener {
public:
    using Accepted = std::function<void(TcpSocket, const TcpEndpoint& remote)>;
    using Failed = std::function<void(const SocketFault&)>;

    /// `failed` is called at most once a second.
    Listener(asio::io_context& io, Accepted accepted, Failed failed);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// nullopt when it listens. `endpoint` with port 0 takes any free port.
    /// `receiveBuffer`: SO_RCVBUF of what is accepted, bytes; 0: the system's.
    std::optional<SocketFault> open(const TcpEndpoint& endpoint, std::uint32_t receiveBuffer = 0);

    /// Where it listens.
    const TcpEndpoint& endpoint() const { return m_endpoint; }

private:
    void waitToAccept();
    void acceptWaiting();
    bool acceptOne(asio::error_code& failed);
    void refuseWaiting();
    void report(const asio::error_code& why);
    void pause();

    asio::io_context& m_io;
    Accepted m_accepted;
    Failed m_failed;
    TcpAcceptor m_acceptor;
    TcpEndpoint m_endpoint;
    SpareDescriptor m_spare;
    IoTimer m_pause;
    std::shared_ptr<bool> m_alive =
        std::make_shared<bool>(); // the pause may be over, and queued, when it goes
    std::optional<std::chrono::steady_clock::time_point> m_lastReport;
};

} // namespace lifeline
