// Brings one client's TCP connection about: name, addresses in turn, connect.
#pragma once

#include "base/ids.h"
#include "endpoints/resolver.h"
#include "endpoints/socket_cause.h"

#include <functional>
#include <memory>
#include <variant>

namespace lifeline {

struct LinkContext;

/// Used on the transport thread only. Destroying it gives up; `done` is then not called.
class Connector {
public:
    using Result = std::variant<TcpSocket, SocketFault>;
    using Done = std::function<void(Result)>;

    /// `receiveBuffer`: SO_RCVBUF, bytes; 0: the system's.
    Connector(LinkContext& context, ConnectionId id, std::uint32_t receiveBuffer = 0);
    ~Connector();
    Connector(const Connector&) = delete;
    Connector& operator=(const Connector&) = delete;

    /// `done` is called once, perhaps within the call. The fault is that of the last address tried.
    void start(const std::string& host, std::uint16_t port, Done done);

private:
    struct Attempt;
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace lifeline
