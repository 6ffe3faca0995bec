#include "endpoints/connector.h"

#include "endpoints/link_context.h"
#include "endpoints/socket_address.h"

namespace lifeline {

/// Kept alive by whatever answers next; dead once `done` is empty.
struct Connector::Attempt : std::enable_shared_from_this<Attempt> {
    Attempt(LinkContext& context_, ConnectionId id_, std::uint32_t receiveBuffer_)
        : context(context_), id(id_), receiveBuffer(receiveBuffer_), socket(context_.io)
    {
    }

    void resolved(Resolved answer)
    {
        addresses = std::move(answer.endpoints);
        fault = std::move(answer.fault);
        tryNext();
    }

    void tryNext()
    {
        if (!done)
            return;
        if (next == addresses.size()) {
            finish(fault);
            return;
        }
        const TcpEndpoint target = addresses[next++];
        asio::error_code failed;
        socket.close(failed);
        socket.open(target.protocol(), failed);
        if (failed) {
            fault = faultOf(failed);
            tryNext();
            return;
        }
        setReceiveBuffer(socket, receiveBuffer);
        connect(target);
    }

    /// The local end is known as soon as the connect has begun, and before our server can accept it.
    void connect(const TcpEndpoint& target)
    {
        socket.async_connect(target, [self = shared_from_this(), target](const asio::error_code& failed) {
            self->connected(target, failed);
        });
        asio::error_code unknown;
        local = socket.local_endpoint(unknown);
        if (!unknown && context.servedPorts.contains(target.port()))
            context.registry.expect(local, target, id);
    }

    void connected(const TcpEndpoint& target, asio::error_code failed)
    {
        if (!done)
            return;
        if (!failed && connectedToItself())
            failed = asio::error::connection_refused;
        if (!failed) {
            finish(std::move(socket));
            return;
        }
        context.registry.forget(local, target);
        fault = faultOf(failed);
        tryNext();
    }

    /// TCP connects a port of the ephemeral range that nobody listens on to itself when it picks the same one
    /// for us.
    bool connectedToItself() const
    {
        asio::error_code gone;
        const TcpEndpoint remote = socket.remote_endpoint(gone);
        return !gone && remote == socket.local_endpoint(gone);
    }

    void finish(Result result) { std::exchange(done, nullptr)(std::move(result)); }

    LinkContext& context;
    ConnectionId id;
    std::uint32_t receiveBuffer;
    TcpSocket socket;
    Done done;
    std::vector<TcpEndpoint> addresses;
    std::size_t next = 0;
    TcpEndpoint local;
    SocketFault fault;
};

Connector::Connector(LinkContext& context, ConnectionId id, std::uint32_t receiveBuffer)
    : m_attempt(std::make_shared<Attempt>(context, id, receiveBuffer))
{
}

Connector::~Connector()
{
    m_attempt->done = nullptr;
    asio::error_code ignored;
    m_attempt->socket.close(ignored);
}

void Connector::start(const std::string& host, std::uint16_t port, Done done)
{
    m_attempt->done = std::move(done);
    m_attempt->context.resolver.resolve(
        host, port, [attempt = m_attempt](Resolved resolved) { attempt->resolved(std::move(resolved)); });
}

} // namespace lifeline
