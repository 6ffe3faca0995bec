// Packets as they could have passed: IP and TCP headers around bytes whose own packets nobody recorded.
#pragma once

#include "base/ids.h"
#include "formats/tcp_address.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

namespace tcp_flag {
inline constexpr std::uint8_t fin = 0x01, syn = 0x02, rst = 0x04, psh = 0x08, ack = 0x10;
}

/// One connection. Sequence numbers and acknowledgements go on as they must; nothing is lost, nothing comes
/// twice. Both ends are of one family: where they differ, both are made up.
class MadeUpTcp {
public:
    /// What one packet carries at most: an IPv4 packet is at most 65,535 bytes long.
    static constexpr std::size_t mostBytes = 65'495;

    MadeUpTcp(const TcpAddress& client, const TcpAddress& server, std::uint32_t connection);

    /// A whole IP packet with right checksums. What the other end has sent so far is acknowledged, but by a
    /// first SYN.
    std::string packet(Side from, std::uint8_t flags, std::string_view bytes = {});
    /// So many bytes went by of which nothing is known: the next packet leaves a gap.
    void skip(Side from, std::uint64_t bytes) { end(from).next += static_cast<std::uint32_t>(bytes); }
    /// Bytes of that side that the other has not acknowledged yet.
    std::uint32_t unacknowledged(Side from) const { return end(from).next - end(from).acknowledged; }

private:
    struct End {
        TcpAddress address;
        std::uint32_t next = 0, acknowledged = 0; // sequence numbers
    };
    End& end(Side side) { return m_ends[side == Side::Client ? 0 : 1]; }
    const End& end(Side side) const { return m_ends[side == Side::Client ? 0 : 1]; }
    void appendIp(std::string& out, const End& from, const End& to, std::size_t size);
    static void appendTcp(std::string& out, const End& from, const End& to, std::uint8_t flags);
    static void setTcpChecksum(std::string& packet, std::size_t ipSize, bool v6);

    std::array<End, 2> m_ends;
    std::uint16_t m_id = 0;
};

} // namespace lifeline
