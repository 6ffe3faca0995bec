#include "endpoints/tap_end.h"

#include "endpoints/socket_cause.h"

#include <asio/error.hpp>
#include <asio/post.hpp>

#include <linux/sockios.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace lifeline {
namespace {

constexpr int readsPerTurn = 4; // of a whole buffer, before others have theirs

} // namespace

void TapEnd::take(TcpSocket socket)
{
    m_socket = std::move(socket);
    asio::error_code ignored;
    m_socket.non_blocking(true, ignored);
    m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    watch();
}

// Reading -----------------------------------------------------------------------------------------

void TapEnd::setReading(bool on)
{
    m_wanted = on;
    waitToRead();
    watch();
}

bool TapEnd::mayRead() const { return (m_wanted || m_last) && !m_readOver && m_socket.is_open(); }

void TapEnd::waitToRead()
{
    if (m_reading || !mayRead())
        return;
    m_reading = true;
    m_socket.async_wait(TcpSocket::wait_read, [self = self()](const asio::error_code& cancelled) {
        if (cancelled) {
            self->rest();
            return;
        }
        self->readSome();
        self->m_context.readers.add(self);
    });
}

/// An event that is not the end of the connection (urgent data) ends the watch: it would be told again and
/// again.
void TapEnd::watch()
{
    if (m_watching || mayRead() || !m_socket.is_open())
        return;
    m_watching = true;
    m_socket.async_wait(TcpSocket::wait_error, [self = self()](const asio::error_code& cancelled) {
        self->m_watching = false;
        if (cancelled || !self->isGone())
            return;
        if (self->m_readOver)
            self->ended(asio::error::connection_reset);
        self->m_last = true;
        self->waitToRead();
    });
}

/// Looks without taking the socket's error, which the next read is to give.
bool TapEnd::isGone()
{
    tcp_info info{};
    socklen_t size = sizeof info;
    return m_socket.is_open() &&
           ::getsockopt(m_socket.native_handle(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
           info.tcpi_state == TCP_CLOSE;
}

std::size_t TapEnd::readSome()
{
    const auto alive = self();
    std::size_t bytes = 0;
    for (int turn = 0; turn < readsPerTurn && mayRead(); ++turn) {
        const std::size_t count = readOnce();
        bytes += count;
        if (count < m_context.readBuffer.size())
            break;
    }
    return bytes;
}

void TapEnd::rest()
{
    m_reading = false;
    waitToRead();
    watch();
}

/// A buffer that was filled may not have been all; 0 when there is nothing for now.
std::size_t TapEnd::readOnce()
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
    m_middle.received(*this, {buffer.data(), count});
    return count;
}

/// An error that a send ran into first is read as a plain end of stream.
void TapEnd::ended(const asio::error_code& code)
{
    m_readOver = true;
    m_middle.ended(*this, code == asio::error::eof ? m_writer.fault().value_or(code) : code);
}

// Writing -----------------------------------------------------------------------------------------

void TapEnd::send(std::string_view bytes)
{
    const bool hadFault = m_writer.fault().has_value();
    m_writer.send(bytes);
    if (m_writer.fault() && !hadFault)
        failed();
    else if (m_writer.waiting() > 0)
        waitToWrite();
}

/// What came before the error can still be read, and then the end.
void TapEnd::failed()
{
    m_last = true;
    if (!m_readOver) {
        waitToRead();
        return;
    }
    asio::post(m_context.io, [self = self()] {
        if (self->isOpen())
            self->ended(*self->m_writer.fault());
    });
}

void TapEnd::waitToWrite()
{
    if (m_writing)
        return;
    m_writing = true;
    m_socket.async_wait(TcpSocket::wait_write, [self = self()](const asio::error_code& cancelled) {
        self->m_writing = false;
        if (!cancelled && self->m_socket.is_open())
            self->flush();
    });
}

void TapEnd::flush()
{
    m_writer.flush();
    if (m_writer.fault())
        failed();
    else if (m_writer.waiting() > 0)
        waitToWrite();
    m_middle.moved(*this);
}

void TapEnd::finish()
{
    m_finished = true;
    m_writer.finish();
}

bool TapEnd::flushed()
{
    if (!m_socket.is_open() || m_writer.fault())
        return true;
    int unsent = 0;
    const bool known = ::ioctl(m_socket.native_handle(), SIOCOUTQNSD, &unsent) == 0;
    return m_writer.waiting() == 0 && (!known || unsent == 0);
}

bool TapEnd::finished() const
{
    return m_readOver && m_finished && m_writer.waiting() == 0 && !m_writer.finWaits();
}

// Endings -----------------------------------------------------------------------------------------

void TapEnd::reset()
{
    asio::error_code ignored;
    if (m_socket.is_open())
        m_socket.set_option(asio::socket_base::linger(true, 0), ignored);
    close();
}

void TapEnd::close()
{
    asio::error_code ignored;
    m_socket.close(ignored);
    m_writer.clear();
}

} // namespace lifeline
