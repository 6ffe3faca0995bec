#include "endpoints/listener.h"

namespace lifeline {
namespace {

constexpr int acceptsPerTurn = 64; // before the connections that are there have theirs
constexpr auto pauseTime = std::chrono::milliseconds(100);
constexpr auto reportInterval = std::chrono::seconds(1);

} // namespace

Listener::Listener(asio::io_context& io, Accepted accepted, Failed failed)
    : m_io(io), m_accepted(std::move(accepted)), m_failed(std::move(failed)), m_acceptor(io), m_pause(io)
{
}

Listener::~Listener()
{
    asio::error_code ignored;
    m_acceptor.close(ignored);
}

std::optional<SocketFault> Listener::open(const TcpEndpoint& endpoint, std::uint32_t receiveBuffer)
{
    asio::error_code failed;
    m_acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        m_acceptor.set_option(TcpAcceptor::reuse_address(true), failed);
    if (!failed)
        m_acceptor.bind(endpoint, failed);
    setReceiveBuffer(m_acceptor, receiveBuffer);
    if (!failed)
        m_acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (!failed)
        m_acceptor.non_blocking(true, failed);
    if (!failed)
        m_acceptor.set_option(TcpAcceptor::enable_connection_aborted(true), failed);
    if (!failed)
        m_endpoint = m_acceptor.local_endpoint(failed);
    if (failed)
        return faultOf(failed);
    waitToAccept();
    return std::nullopt;
}

void Listener::waitToAccept()
{
    m_acceptor.async_wait(TcpAcceptor::wait_read, [this](const asio::error_code& cancelled) {
        if (!cancelled)
            acceptWaiting();
    });
}

void Listener::acceptWaiting()
{
    for (int count = 0; count < acceptsPerTurn; ++count) {
        asio::error_code failed;
        if (acceptOne(failed))
            continue;
        if (isWouldBlock(failed))
            break;
        report(failed);
        if (isExhaustion(failed)) {
            refuseWaiting();
            pause();
            return;
        }
    }
    waitToAccept();
}

bool Listener::acceptOne(asio::error_code& failed)
{
    TcpSocket socket(m_io);
    TcpEndpoint remote;
    m_acceptor.accept(socket, remote, failed);
    if (!failed)
        m_accepted(std::move(socket), remote);
    return !failed;
}

/// Uses the spare descriptor for one connection after the other.
void Listener::refuseWaiting()
{
    m_spare.give();
    for (int count = 0; count < acceptsPerTurn; ++count) {
        TcpSocket socket(m_io);
        asio::error_code failed;
        m_acceptor.accept(socket, failed);
        if (failed)
            break;
        socket.set_option(asio::socket_base::linger(true, 0), failed);
        socket.close(failed);
    }
    m_spare.take();
}

void Listener::report(const asio::error_code& why)
{
    const auto now = std::chrono::steady_clock::now();
    if (m_lastReport && now - *m_lastReport < reportInterval)
        return;
    m_lastReport = now;
    m_failed(faultOf(why));
}

void Listener::pause()
{
    m_pause.expires_after(pauseTime);
    m_pause.async_wait([this, alive = std::weak_ptr(m_alive)](const asio::error_code& cancelled) {
        if (!cancelled && !alive.expired())
            waitToAccept();
    });
}

} // namespace lifeline
