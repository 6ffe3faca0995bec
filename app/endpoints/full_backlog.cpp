#include "endpoints/full_backlog.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

namespace lifeline {
namespace {

constexpr int backlog = 1;        // Linux lets in one more than that
constexpr int patientRounds = 10; // a connection that takes longer is held up by the full queue
constexpr std::size_t maxFillers = 16;
constexpr auto roundTime = std::chrono::milliseconds(10);

} // namespace

FullBacklog::~FullBacklog()
{
    asio::error_code ignored;
    m_timer.cancel();
    for (TcpSocket& filler : m_fillers)
        filler.close(ignored);
    m_acceptor.close(ignored);
}

std::optional<SocketFault> FullBacklog::open(const TcpEndpoint& endpoint, std::function<void()> full)
{
    asio::error_code failed;
    m_acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        m_acceptor.bind(endpoint, failed);
    if (!failed)
        m_acceptor.listen(backlog, failed);
    if (!failed)
        m_endpoint = m_acceptor.local_endpoint(failed);
    if (failed)
        return faultOf(failed);
    m_full = std::move(full);
    m_fillers.reserve(maxFillers); // their handlers look at them
    fill();
    return std::nullopt;
}

/// A listening socket tells the length of its queue and the most it may be.
bool FullBacklog::isFull() const
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(const_cast<TcpAcceptor&>(m_acceptor).native_handle(), IPPROTO_TCP, TCP_INFO, &info,
                     &size) != 0)
        return false;
    return info.tcpi_unacked > info.tcpi_sacked;
}

/// The kernel queues a connection a moment after its client's end is told, so one round too many may wait
/// for nothing: hence the timer.
void FullBacklog::fill()
{
    if (isFull() || m_rounds >= patientRounds) {
        finish();
        return;
    }
    if (!m_connecting)
        connectOne();
    ++m_rounds;
    m_timer.expires_after(roundTime);
    m_timer.async_wait([this, alive = std::weak_ptr(m_alive)](const asio::error_code& cancelled) {
        if (!cancelled && !alive.expired())
            fill();
    });
}

void FullBacklog::connectOne()
{
    if (m_fillers.size() == maxFillers)
        return;
    m_connecting = true;
    m_rounds = 0;
    m_fillers.emplace_back(m_io).async_connect(
        m_endpoint, [this, alive = std::weak_ptr(m_alive)](const asio::error_code& failed) {
            if (failed || alive.expired())
                return;
            m_connecting = false;
            if (m_full)
                fill();
        });
}

void FullBacklog::finish()
{
    m_timer.cancel();
    if (m_full)
        std::exchange(m_full, nullptr)();
}

} // namespace lifeline
