// The TCP segment inside a captured packet, whatever it was captured on.
#pragma once

#include "formats/capture_reader.h"
#include "formats/ip_fragments.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// One end of a connection, as it stands in packets.
struct CapturedEnd {
    std::array<char, 16> address{}; // an IPv4 address in the first four
    bool v6 = false;
    std::uint16_t port = 0;

    auto operator<=>(const CapturedEnd&) const = default;
    /// "127.0.0.1:40312", "[::1]:80".
    std::string text() const;
};

struct TcpSegment {
    CapturedEnd from, to;
    std::uint32_t seq = 0, ack = 0;
    bool syn = false, fin = false, rst = false, hasAck = false;
    std::string_view payload; // what was captured of it
    std::uint32_t length = 0; // of the payload on the wire; at least payload.size()
};

/// Packets that hold no segment.
struct PassedOver {
    std::uint64_t unknownLinks = 0; // of a link type that is not known
    std::uint64_t notIp = 0, notTcp = 0;
    std::uint64_t malformed = 0; // they contradict themselves, or were cut off within a header
};

/// Knows BSD loopback (0, 108), Ethernet with VLAN tags (1), raw IP (101, 228, 229; 12 and 14 of old files)
/// and Linux cooked captures (113, 276); IPv4 with options and IPv6 with extension headers, both with
/// fragments. Checksums are not looked at: many systems leave them to the network card, behind the capture.
class SegmentReader {
public:
    /// Views live until the next call, or as long as the packet. nullopt: there is none, or not yet.
    std::optional<TcpSegment> read(const CapturedPacket& packet);

    const PassedOver& passedOver() const { return m_passedOver; }
    std::uint64_t unfinishedDatagrams() const { return m_fragments.unfinished(); }

private:
    /// Bytes of a packet and how many there were on the wire.
    struct Part {
        std::string_view bytes;
        std::uint64_t length = 0;
        bool drop(std::size_t count);
        void limit(std::uint64_t count);
    };
    struct Datagram {
        DatagramId id;
        bool v6 = false;
        std::size_t offset = 0; // of a fragment
        bool fragment = false, last = true;
    };
    using Result = std::optional<TcpSegment>;

    Result malformed();
    Result link(std::uint32_t type, Part part);
    Result typed(std::uint16_t type, Part part);
    Result ip(Part part);
    Result ip4(Part part);
    Result ip6(Part part);
    Result extensions(std::uint8_t next, Datagram datagram, Part part);
    Result payload(const Datagram& datagram, Part part);
    Result tcp(const Datagram& datagram, Part part);

    IpFragments m_fragments;
    std::string m_whole; // the datagram put together last
    PassedOver m_passedOver;
};

} // namespace lifeline
