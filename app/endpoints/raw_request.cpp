#include "endpoints/raw_request.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace lifeline {
namespace {

constexpr std::size_t maxAnswer = std::size_t{64} << 10;

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    operator int() const { return m_number; }

private:
    int m_number;
};

bool sendAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string receiveAll(int socket)
{
    std::string bytes;
    char block[4096];
    while (bytes.size() < maxAnswer) {
        const ssize_t count = ::recv(socket, block, sizeof block, 0);
        if (count <= 0)
            break;
        bytes.append(block, static_cast<std::size_t>(count));
    }
    return bytes;
}

std::uint16_t localPort(int socket)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace

std::optional<RawAnswer> requestRaw(std::uint16_t port, std::string_view request,
                                    std::chrono::seconds patience)
{
    const Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval limit{patience.count(), 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return std::nullopt;
    RawAnswer answer{localPort(socket), {}};
    if (sendAll(socket, request))
        answer.bytes = receiveAll(socket);
    return answer;
}

} // namespace lifeline
