#include "endpoints/tcp_link.h"

#include "endpoints/socket_address.h"
#include "wire/close_code.h"

#include <asio/post.hpp>

#include <algorithm>
#include <sys/socket.h>

namespace lifeline {
namespace {

constexpr int readsPerTurn = 4; // of a whole buffer, before others have theirs
constexpr Duration lastFlush = std::chrono::seconds(5);

asio::error_code pendingError(TcpSocket& socket)
{
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(socket.native_handle(), SOL_SOCKET, SO_ERROR, &error, &size);
    return {error, asio::error::get_system_category()};
}

} // namespace

void EchoApplication::onMessage(Opcode kind, std::string_view payload) { active->answer(kind, payload); }

TcpLink::TcpLink(LinkContext& context, std::unique_ptr<Peer> peer)
    : m_context(context), m_peer(std::move(peer)), m_socket(context.io), m_writer(m_socket)
{
}

// Beginnings --------------------------------------------------------------------------------------

void TcpLink::startAccepted(TcpSocket socket, const TcpEndpoint& remote)
{
    const auto self = shared_from_this();
    m_socket = std::move(socket);
    asio::error_code gone;
    const std::string local = endpointText(m_socket.local_endpoint(gone));
    begin();
    handle(input::Accepted{local, endpointText(remote)});
    waitToRead();
}

void TcpLink::startConnecting(const WsUrl& url, std::uint32_t receiveBuffer)
{
    handle(input::ConnectStarted{});
    if (url.secure) {
        handle(input::ConnectFailed{Cause::TcpError, "wss:// needs TLS, which is not spoken here"});
        return;
    }
    m_connector = std::make_unique<Connector>(m_context, m_peer->connection(), receiveBuffer);
    m_connector->start(url.host, url.port,
                       [this](Connector::Result result) { connectDone(std::move(result)); });
}

void TcpLink::connectDone(Connector::Result result)
{
    const auto self = shared_from_this();
    const auto finished = std::move(m_connector);
    if (const auto* fault = std::get_if<SocketFault>(&result)) {
        handle(input::ConnectFailed{fault->cause, fault->error});
        return;
    }
    m_socket = std::get<TcpSocket>(std::move(result));
    asio::error_code gone; // a RST may have come already; it is read later
    const std::string local = endpointText(m_socket.local_endpoint(gone));
    const std::string remote = endpointText(m_socket.remote_endpoint(gone));
    begin();
    handle(input::TcpConnected{local, remote});
    waitToRead();
}

void TcpLink::begin()
{
    asio::error_code ignored;
    m_socket.non_blocking(true, ignored);
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
}

// The peer ----------------------------------------------------------------------------------------

void TcpLink::handle(const PeerInput& input)
{
    if (m_peer->done())
        return;
    const auto self = shared_from_this();
    m_context.commands.clear();
    m_context.echo.active = this;
    m_now = m_context.clock.now();
    m_peer->handle(input, m_now, m_context.commands);
    m_context.echo.active = nullptr;
    for (const PeerCommand& command : m_context.commands.list)
        std::visit([this](const auto& what) { perform(what); }, command);
}

void TcpLink::answer(Opcode kind, std::string_view payload)
{
    m_peer->handle(input::SendMessage{kind, payload}, m_now, m_context.commands);
}

void TcpLink::wake()
{
    if (m_released)
        close();
    else
        handle(input::Woken{});
}

void TcpLink::sayGoodbye()
{
    if (phase() == Phase::Open)
        handle(input::SendClose{close_code::goingAway, {}});
    else if (phase() == Phase::Upgrading)
        handle(input::DropFin{});
    else if (phase() == Phase::Connecting)
        giveUp();
}

void TcpLink::drop()
{
    if (m_peer->phase() == Phase::Connecting)
        giveUp();
    else
        handle(input::DropReset{});
    close();
}

// Reading -----------------------------------------------------------------------------------------

bool TcpLink::mayRead() const
{
    return !m_paused && !m_deaf && !m_readOver && !m_released && m_socket.is_open();
}

void TcpLink::waitToRead()
{
    if (m_reading || !mayRead())
        return;
    m_reading = true;
    m_socket.async_wait(TcpSocket::wait_read, [self = shared_from_this()](const asio::error_code& cancelled) {
        if (cancelled) {
            self->rest();
            return;
        }
        self->readSome();
        self->m_context.readers.add(self);
    });
}

/// A peer that does not read is told of a RST at once; what came before it stays unread. One event without an
/// error (both ends have said FIN, or urgent data came) ends the watch: it would be told again and again.
void TcpLink::waitForError()
{
    if (m_watching || !m_deaf || m_readOver || m_released || !m_socket.is_open())
        return;
    m_watching = true;
    m_socket.async_wait(TcpSocket::wait_error, [self =
                                                    shared_from_this()](const asio::error_code& cancelled) {
        self->m_watching = false;
        if (cancelled || !self->m_deaf || self->m_readOver || self->m_released || !self->m_socket.is_open())
            return;
        if (const asio::error_code code = pendingError(self->m_socket))
            self->ended(code);
    });
}

std::size_t TcpLink::readSome()
{
    std::size_t bytes = 0;
    for (int turn = 0; turn < readsPerTurn && mayRead(); ++turn) {
        const std::size_t count = readOnce();
        bytes += count;
        if (count < m_context.readBuffer.size())
            break;
    }
    return bytes;
}

void TcpLink::rest()
{
    m_reading = false;
    waitToRead();
}

/// A buffer that was filled may not have been all; 0 when there is nothing for now.
std::size_t TcpLink::readOnce()
{
    std::vector<char>& buffer = m_context.readBuffer;
    asio::error_code code;
    const std::size_t count = m_socket.read_some(asio::buffer(buffer), code);
    if (isWouldBlock(code))
        return 0;
    if (code) {
        ended(code);
        return 0;
    }
    handle(input::BytesReceived{{buffer.data(), count}});
    return count;
}

/// An error that a send ran into first is read as a plain end of stream.
void TcpLink::ended(const asio::error_code& code)
{
    m_readOver = true;
    const asio::error_code why = code == asio::error::eof ? m_writer.fault().value_or(code) : code;
    if (why == asio::error::eof)
        handle(input::FinReceived{});
    else if (isReset(why))
        handle(input::ResetReceived{});
    else
        handle(input::ConnectionLost{causeOf(why), why.message()});
}

// Writing -----------------------------------------------------------------------------------------

void TcpLink::sendBytes(std::string_view bytes)
{
    const bool hadFault = m_writer.fault().has_value();
    m_writer.send(bytes);
    if (m_writer.fault() && !hadFault)
        sendFailed();
    if (m_writer.waiting() == 0)
        return;
    if (m_writer.waiting() > highWater)
        m_paused = true;
    waitToWrite();
}

/// After a RST what came before it can still be read, and then the end; other errors end the connection here.
void TcpLink::sendFailed()
{
    m_paused = false;
    if (isReset(*m_writer.fault()) && !m_readOver && !m_deaf) {
        waitToRead();
        return;
    }
    asio::post(m_context.io, [self = shared_from_this()] {
        if (self->m_released)
            self->close();
        else
            self->ended(*self->m_writer.fault());
    });
}

void TcpLink::waitToWrite()
{
    if (m_writing)
        return;
    m_writing = true;
    m_socket.async_wait(TcpSocket::wait_write,
                        [self = shared_from_this()](const asio::error_code& cancelled) {
                            self->m_writing = false;
                            if (!cancelled && self->m_socket.is_open())
                                self->flush();
                        });
}

void TcpLink::flush()
{
    const std::size_t before = m_writer.waiting();
    m_writer.flush();
    if (m_writer.waiting() < before && !m_writer.fault())
        handle(input::OutputMoved{});
    if (m_writer.fault()) {
        sendFailed();
        return;
    }
    if (m_writer.waiting() > 0)
        waitToWrite();
    else if (m_released)
        close();
    if (m_paused && m_writer.waiting() <= lowWater) {
        m_paused = false;
        waitToRead();
    }
}

// Endings -----------------------------------------------------------------------------------------

void TcpLink::perform(const command::SendReset&)
{
    asio::error_code ignored;
    m_socket.set_option(asio::socket_base::linger(true, 0), ignored);
    m_socket.close(ignored);
    m_writer.clear();
}

void TcpLink::perform(const command::SetReading& reading)
{
    m_deaf = !reading.on;
    waitToRead();
    waitForError();
}

/// The socket goes. Where the peer has ended its direction and still reads, what waits and our FIN have a
/// last while.
void TcpLink::perform(const command::Release&)
{
    m_released = true;
    if (m_socket.is_open() && m_readOver && m_writer.finWaits())
        m_context.wakes.set(*this, m_context.clock.now() + lastFlush);
    else
        close();
}

void TcpLink::close()
{
    const auto self = shared_from_this();
    m_released = true;
    m_connector.reset();
    m_context.wakes.set(*this, std::nullopt);
    asio::error_code ignored;
    m_socket.close(ignored);
    m_writer.clear();
    m_context.registry.remove(m_peer->connection(), m_peer->side());
}

} // namespace lifeline
