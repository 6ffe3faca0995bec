#include "support/raw_socket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace lifeline {
namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void limitWaiting(int descriptor)
{
    const timeval minute{60, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &minute, sizeof minute);
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &minute, sizeof minute);
}

std::uint16_t portOf(int descriptor)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

RawSocket RawSocket::unconnected()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    limitWaiting(descriptor);
    return RawSocket(descriptor);
}

bool RawSocket::connectNow(std::uint16_t port)
{
    const sockaddr_in address = loopback(port);
    return connect(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

RawSocket RawSocket::connectTo(std::uint16_t port)
{
    RawSocket socket = unconnected();
    return socket.connectNow(port) ? std::move(socket) : RawSocket(-1);
}

RawSocket::~RawSocket()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

bool RawSocket::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string RawSocket::receiveUntil(std::string_view end)
{
    std::string received;
    char byte = 0;
    while (received.find(end) == std::string::npos && recv(m_descriptor, &byte, 1, 0) == 1)
        received += byte;
    return received;
}

std::string RawSocket::receive(std::size_t count)
{
    std::string received(count, '\0');
    std::size_t size = 0;
    while (size < count) {
        const ssize_t got = recv(m_descriptor, received.data() + size, count - size, 0);
        if (got <= 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    received.resize(size);
    return received;
}

int RawSocket::readToEnd()
{
    char buffer[4096];
    ssize_t count = 0;
    do
        count = recv(m_descriptor, buffer, sizeof buffer, 0);
    while (count > 0);
    return count == 0 ? 0 : errno;
}

void RawSocket::finish() { shutdown(m_descriptor, SHUT_WR); }

void RawSocket::reset()
{
    const linger now{1, 0};
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(m_descriptor);
    m_descriptor = -1;
}

void RawSocket::setReceiveBuffer(int bytes)
{
    setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

void RawSocket::setSendTimeout(std::chrono::milliseconds timeout)
{
    const timeval limit{timeout.count() / 1000, (timeout.count() % 1000) * 1000};
    setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

std::uint32_t RawSocket::windowOfTheOtherEnd() const
{
    tcp_info info{};
    socklen_t size = sizeof info;
    getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &size);
    return info.tcpi_snd_wnd;
}

std::uint16_t RawSocket::localPort() const { return portOf(m_descriptor); }

RawListener::RawListener()
{
    m_descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    limitWaiting(m_descriptor);
    const sockaddr_in address = loopback(0);
    bind(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    listen(m_descriptor, SOMAXCONN);
    m_port = portOf(m_descriptor);
}

RawListener::~RawListener() { close(m_descriptor); }

RawSocket RawListener::accept()
{
    const int descriptor = ::accept(m_descriptor, nullptr, nullptr);
    if (descriptor >= 0)
        limitWaiting(descriptor);
    return RawSocket(descriptor);
}

std::string upgradeRequestText(std::string_view path)
{
    return "GET " + std::string(path) +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

RawSocket openRaw(std::uint16_t port)
{
    RawSocket socket = RawSocket::connectTo(port);
    socket.send(upgradeRequestText());
    socket.receiveUntil("\r\n\r\n");
    return socket;
}

std::string maskedFrame(std::uint8_t firstByte, std::string_view payload)
{
    const std::string key = "\x11\x22\x33\x44";
    std::string frame;
    frame += static_cast<char>(firstByte);
    if (payload.size() <= 125) {
        frame += static_cast<char>(0x80U | payload.size());
    } else {
        frame += static_cast<char>(0x80U | 126U);
        frame += static_cast<char>(payload.size() >> 8U);
        frame += static_cast<char>(payload.size() & 0xFFU);
    }
    frame += key;
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame += static_cast<char>(payload[i] ^ key[i % 4]);
    return frame;
}

} // namespace lifeline
