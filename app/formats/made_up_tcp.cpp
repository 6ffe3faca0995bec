#include "formats/made_up_tcp.h"

namespace lifeline {
namespace {

constexpr std::size_t v4Size = 20, v6Size = 40, tcpSize = 20, synOptions = 8;
constexpr std::uint8_t tcpProtocol = 6, hops = 64, widestScale = 14;

void append8(std::string& out, unsigned value) { out += static_cast<char>(value); }
void append16(std::string& out, unsigned value)
{
    append8(out, value >> 8U);
    append8(out, value);
}
void append32(std::string& out, std::uint32_t value)
{
    append16(out, value >> 16U);
    append16(out, value);
}

void appendAddress(std::string& out, const TcpAddress& address)
{
    const std::size_t size = address.v6 ? 16 : 4;
    for (std::size_t i = 0; i < size; ++i)
        append8(out, address.bytes[i]);
}

/// RFC 1071; `bytes` begin at an even place.
std::uint32_t sumOf(std::string_view bytes, std::uint32_t sum = 0)
{
    std::uint64_t all = sum;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        all += static_cast<unsigned>(static_cast<std::uint8_t>(bytes[i]) << 8U) |
               static_cast<std::uint8_t>(bytes[i + 1]);
    if (bytes.size() % 2 == 1)
        all += static_cast<unsigned>(static_cast<std::uint8_t>(bytes.back()) << 8U);
    return static_cast<std::uint32_t>((all & 0xFFFF) + (all >> 16U));
}

std::uint16_t folded(std::uint32_t sum)
{
    while (sum > 0xFFFF)
        sum = (sum & 0xFFFF) + (sum >> 16U);
    return static_cast<std::uint16_t>(~sum);
}

void set16(std::string& bytes, std::size_t at, std::uint16_t value)
{
    bytes[at] = static_cast<char>(value >> 8U);
    bytes[at + 1] = static_cast<char>(value);
}

/// So that one address used again is a new connection for who reads the packets.
std::uint32_t firstNumber(std::uint32_t connection, bool client)
{
    return (connection * 2 + (client ? 0 : 1)) * 2'654'435'761U; // Knuth's multiplicative hash
}

} // namespace

MadeUpTcp::MadeUpTcp(const TcpAddress& client, const TcpAddress& server, std::uint32_t connection)
{
    const bool fit = client.v6 == server.v6;
    m_ends[0].address = fit ? client : madeUpAddress(true, connection);
    m_ends[1].address = fit ? server : madeUpAddress(false, connection);
    for (const bool isClient : {true, false}) {
        End& end = m_ends[isClient ? 0 : 1];
        end.next = end.acknowledged = firstNumber(connection, isClient);
    }
}

std::string MadeUpTcp::packet(Side from, std::uint8_t flags, std::string_view bytes)
{
    End& own = end(from);
    End& other = end(otherEnd(from));
    const bool syn = (flags & tcp_flag::syn) != 0;
    const std::size_t ipSize = own.address.v6 ? v6Size : v4Size;
    std::string out;
    out.reserve(ipSize + tcpSize + synOptions + bytes.size());
    appendIp(out, own, other, tcpSize + (syn ? synOptions : 0) + bytes.size());
    appendTcp(out, own, other, flags);
    out += bytes;
    setTcpChecksum(out, ipSize, own.address.v6);
    own.next +=
        static_cast<std::uint32_t>(bytes.size()) + (syn ? 1 : 0) + ((flags & tcp_flag::fin) != 0 ? 1 : 0);
    if ((flags & tcp_flag::ack) != 0)
        other.acknowledged = other.next;
    return out;
}

void MadeUpTcp::appendIp(std::string& out, const End& from, const End& to, std::size_t size)
{
    if (from.address.v6) {
        append32(out, 0x60000000);
        append16(out, static_cast<unsigned>(size));
        append8(out, tcpProtocol);
        append8(out, hops);
    } else {
        append16(out, 0x4500);
        append16(out, static_cast<unsigned>(v4Size + size));
        append16(out, ++m_id);
        append16(out, 0x4000); // do not fragment
        append8(out, hops);
        append8(out, tcpProtocol);
        append16(out, 0);
    }
    appendAddress(out, from.address);
    appendAddress(out, to.address);
    if (!from.address.v6)
        set16(out, 10, folded(sumOf(out)));
}

/// A SYN says how much one packet holds and that windows are wide (RFC 9293 §3.2, RFC 7323 §2).
void MadeUpTcp::appendTcp(std::string& out, const End& from, const End& to, std::uint8_t flags)
{
    const bool syn = (flags & tcp_flag::syn) != 0;
    append16(out, from.address.port);
    append16(out, to.address.port);
    append32(out, from.next);
    append32(out, (flags & tcp_flag::ack) != 0 ? to.next : 0);
    append8(out, static_cast<unsigned>((tcpSize + (syn ? synOptions : 0)) / 4) << 4U);
    append8(out, flags);
    append16(out, (flags & tcp_flag::rst) != 0 ? 0 : 0xFFFF);
    append32(out, 0); // checksum, urgent pointer
    if (!syn)
        return;
    append32(out, 0x02040000U | mostBytes);
    append32(out, 0x01030300U | widestScale);
}

/// Over a pseudo header of the addresses, the protocol and the size, too (RFC 9293 §3.1, RFC 8200 §8.1).
void MadeUpTcp::setTcpChecksum(std::string& packet, std::size_t ipSize, bool v6)
{
    const std::string_view all = packet;
    const std::string_view addresses = v6 ? all.substr(8, 32) : all.substr(12, 8);
    const std::string_view segment = all.substr(ipSize);
    const auto size = static_cast<std::uint32_t>(segment.size());
    const std::uint32_t sum =
        sumOf(segment, sumOf(addresses) + tcpProtocol + (size & 0xFFFF) + (size >> 16U));
    set16(packet, ipSize + 16, folded(sum));
}

} // namespace lifeline
