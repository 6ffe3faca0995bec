// Host names to addresses, without ever making the program wait for a name server.
#pragma once

#include "endpoints/socket_cause.h"
#include "endpoints/tcp_types.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lifeline {

/// Addresses in the order to try them; empty with a fault when there are none.
struct Resolved {
    std::vector<TcpEndpoint> endpoints;
    SocketFault fault;
};

/// getaddrinfo cannot be cancelled, so it runs on detached threads, at most eight at once; an answer that
/// comes after the resolver is gone is dropped. Used on the transport thread only.
class Resolver {
public:
    using Answer = std::function<void(Resolved)>;

    explicit Resolver(asio::io_context& io);
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    /// Numeric addresses and "localhost" are answered within the call, anything else later on the transport
    /// thread.
    void resolve(const std::string& host, std::uint16_t port, Answer answer);

private:
    struct Desk;
    void give(std::uint64_t ticket, Resolved resolved);

    std::shared_ptr<Desk> m_desk;
    std::map<std::uint64_t, Answer> m_waiting; // by ticket
    std::uint64_t m_lastTicket = 0;
};

} // namespace lifeline
