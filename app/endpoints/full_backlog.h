// A port that listens and never lets anybody in: its queue is full, so that a SYN is not answered.
#pragma once

#include "endpoints/socket_cause.h"
#include "endpoints/tcp_types.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lifeline {

/// Fills its own queue with connections that nobody accepts. Used on the transport thread only; nothing is
/// called any more once it is destroyed.
class FullBacklog {
public:
    explicit FullBacklog(asio::io_context& io) : m_io(io), m_acceptor(io), m_timer(io) {}
    ~FullBacklog();
    FullBacklog(const FullBacklog&) = delete;
    FullBacklog& operator=(const FullBacklog&) = delete;

    /// nullopt when it listens; `full` is then called once, as soon as no connection completes any more.
    std::optional<SocketFault> open(const TcpEndpoint& endpoint, std::function<void()> full);

    const TcpEndpoint& endpoint() const { return m_endpoint; }

private:
    bool isFull() const;
    void fill();
    void connectOne();
    void finish();

    asio::io_context& m_io;
    TcpAcceptor m_acceptor;
    TcpEndpoint m_endpoint;
    IoTimer m_timer;
    std::function<void()> m_full;
    std::vector<TcpSocket> m_fillers;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(); // handlers may be queued when it goes
    bool m_connecting = false;
    int m_rounds = 0; // that the connection under way has not completed for
};

} // namespace lifeline
