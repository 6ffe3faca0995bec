// Echo over plain sockets in one thread: what the kernel alone costs.
#pragma once

#include <arpa/inet.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace lifeline {

/// Both ends of some loopback connections. Each end is asked in turn for what has come and sends all of it
/// back at once; nobody waits, nothing is decoded.
class PlainEcho {
public:
    PlainEcho(int connections, std::size_t inFlight, std::size_t messageSize)
        : m_inFlight(inFlight), m_messageSize(messageSize)
    {
        const int listener = must(::socket(AF_INET, SOCK_STREAM, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        must(::bind(listener, asGeneric(address), size));
        must(::listen(listener, connections));
        must(::getsockname(listener, asGeneric(address), &size));
        for (int i = 0; i < connections; ++i) {
            m_ends.push_back(must(::socket(AF_INET, SOCK_STREAM, 0)));
            must(::connect(m_ends.back(), asGeneric(address), size));
            m_ends.push_back(must(::accept(listener, nullptr, nullptr)));
        }
        ::close(listener);
        for (const int end : m_ends)
            must(::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &m_on, sizeof m_on));
    }
    ~PlainEcho()
    {
        for (const int end : m_ends)
            ::close(end);
    }
    PlainEcho(const PlainEcho&) = delete;
    PlainEcho& operator=(const PlainEcho&) = delete;

    /// Until so many messages have arrived, at both ends together.
    void run(std::uint64_t messages)
    {
        const std::string first(m_inFlight * m_messageSize, 'x');
        for (std::size_t client = 0; client < m_ends.size(); client += 2)
            must(static_cast<int>(::send(m_ends[client], first.data(), first.size(), 0)));
        for (std::uint64_t bytes = 0; bytes < messages * m_messageSize;) {
            for (const int end : m_ends)
                bytes += echo(end);
        }
    }

private:
    std::size_t echo(int end)
    {
        const ssize_t count = ::recv(end, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (count <= 0)
            return 0;
        must(static_cast<int>(::send(end, m_buffer.data(), static_cast<std::size_t>(count), 0)));
        return static_cast<std::size_t>(count);
    }
    static sockaddr* asGeneric(sockaddr_in& address) { return reinterpret_cast<sockaddr*>(&address); }
    static int must(int result)
    {
        if (result < 0)
            throw std::system_error(errno, std::generic_category());
        return result;
    }

    std::size_t m_inFlight, m_messageSize;
    int m_on = 1;
    std::vector<int> m_ends; // client, server, client, …
    std::array<char, std::size_t{128} << 10> m_buffer{};
};

} // namespace lifeline
