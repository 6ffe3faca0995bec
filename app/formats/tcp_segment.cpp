#include "formats/tcp_segment.h"

#include <algorithm>
#include <cstdio>

namespace lifeline {
namespace {

constexpr std::uint16_t typeIp4 = 0x0800, typeIp6 = 0x86DD;
constexpr std::uint8_t protocolTcp = 6;
constexpr std::uint8_t hopByHop = 0, routing = 43, fragmentHeader = 44, authentication = 51, destination = 60,
                       mobility = 135;
constexpr std::size_t ip4Header = 20, ip6Header = 40, tcpHeader = 20;
constexpr std::uint64_t maxSegment = 0xFFFF'FFFF;

std::uint8_t byteAt(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }
std::uint16_t u16(std::string_view bytes, std::size_t at) { return numberAt<std::uint16_t>(bytes, at, true); }
std::uint32_t u32(std::string_view bytes, std::size_t at) { return numberAt<std::uint32_t>(bytes, at, true); }

bool isVlan(std::uint16_t type) { return type == 0x8100 || type == 0x88A8 || type == 0x9100; }

bool isExtension(std::uint8_t header)
{
    return header == hopByHop || header == routing || header == authentication || header == destination ||
           header == mobility;
}

/// The longest run of at least two zero groups: where it begins and how long it is (RFC 5952 §4.2).
std::pair<std::size_t, std::size_t> zeroRun(std::string_view address)
{
    std::pair<std::size_t, std::size_t> best{8, 0};
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t size = 0;
        while (i + size < 8 && u16(address, 2 * (i + size)) == 0)
            ++size;
        if (size > 1 && size > best.second)
            best = {i, size};
    }
    return best;
}

std::string ip6Text(std::string_view address)
{
    const auto [runAt, runSize] = zeroRun(address);
    std::string out;
    for (std::size_t i = 0; i < 8;) {
        if (i == runAt) {
            out += "::";
            i += runSize;
            continue;
        }
        if (!out.empty() && out.back() != ':')
            out += ':';
        char group[8];
        std::snprintf(group, sizeof group, "%x", unsigned{u16(address, 2 * i)});
        out += group;
        ++i;
    }
    return out;
}

std::string ip4Text(std::string_view address)
{
    std::string out;
    for (std::size_t i = 0; i < 4; ++i)
        out += (i > 0 ? "." : "") + std::to_string(byteAt(address, i));
    return out;
}

} // namespace

std::string CapturedEnd::text() const
{
    const std::string_view bytes(address.data(), address.size());
    return (v6 ? "[" + ip6Text(bytes) + "]" : ip4Text(bytes)) + ":" + std::to_string(port);
}

bool SegmentReader::Part::drop(std::size_t count)
{
    if (count > bytes.size())
        return false;
    bytes.remove_prefix(count);
    length -= count;
    return true;
}

void SegmentReader::Part::limit(std::uint64_t count)
{
    length = std::min(length, count);
    bytes = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(length, bytes.size())));
}

// Links -------------------------------------------------------------------------------------------

std::optional<TcpSegment> SegmentReader::read(const CapturedPacket& packet)
{
    return link(packet.linkType, {packet.bytes, packet.length});
}

SegmentReader::Result SegmentReader::malformed()
{
    ++m_passedOver.malformed;
    return std::nullopt;
}

SegmentReader::Result SegmentReader::link(std::uint32_t type, Part part)
{
    const std::string_view bytes = part.bytes;
    const auto behind = [&](std::size_t header, std::size_t typeAt) {
        if (!part.drop(header))
            return malformed();
        return typed(u16(bytes, typeAt), part);
    };
    switch (type) {
    case 0:
    case 108: return part.drop(4) ? ip(part) : malformed();
    case 1: return behind(14, 12);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229: return ip(part);
    case 113: return behind(16, 14);
    case 276: return behind(20, 0);
    default: ++m_passedOver.unknownLinks; return std::nullopt;
    }
}

SegmentReader::Result SegmentReader::typed(std::uint16_t type, Part part)
{
    while (isVlan(type)) {
        if (part.bytes.size() < 4)
            return malformed();
        type = u16(part.bytes, 2);
        part.drop(4);
    }
    if (type == typeIp4 || type == typeIp6)
        return ip(part);
    ++m_passedOver.notIp;
    return std::nullopt;
}

// IP ----------------------------------------------------------------------------------------------

SegmentReader::Result SegmentReader::ip(Part part)
{
    if (part.bytes.empty())
        return malformed();
    const int version = byteAt(part.bytes, 0) >> 4U;
    if (version == 4)
        return ip4(part);
    if (version == 6)
        return ip6(part);
    ++m_passedOver.notIp;
    return std::nullopt;
}

/// A total length of 0 is left by systems whose network card cuts the segments: then it is all there is.
SegmentReader::Result SegmentReader::ip4(Part part)
{
    const std::string_view bytes = part.bytes;
    if (bytes.size() < ip4Header)
        return malformed();
    const std::size_t header = std::size_t{byteAt(bytes, 0)} % 16 * 4;
    const std::uint16_t total = u16(bytes, 2), flags = u16(bytes, 6);
    if (header < ip4Header || (total != 0 && total < header))
        return malformed();
    if (total != 0)
        part.limit(total);
    Datagram datagram;
    datagram.id.id = u16(bytes, 4);
    datagram.id.protocol = byteAt(bytes, 9);
    bytes.copy(datagram.id.from.data(), 4, 12);
    bytes.copy(datagram.id.to.data(), 4, 16);
    datagram.offset = std::size_t{flags} % 0x2000 * 8;
    datagram.last = (flags & 0x2000U) == 0;
    datagram.fragment = datagram.offset > 0 || !datagram.last;
    return part.drop(header) ? payload(datagram, part) : malformed();
}

SegmentReader::Result SegmentReader::ip6(Part part)
{
    const std::string_view bytes = part.bytes;
    if (!part.drop(ip6Header))
        return malformed();
    if (const std::uint16_t size = u16(bytes, 4); size != 0)
        part.limit(size);
    Datagram datagram;
    datagram.v6 = true;
    bytes.copy(datagram.id.from.data(), 16, 8);
    bytes.copy(datagram.id.to.data(), 16, 24);
    return extensions(byteAt(bytes, 6), datagram, part);
}

SegmentReader::Result SegmentReader::extensions(std::uint8_t next, Datagram datagram, Part part)
{
    while (isExtension(next)) {
        if (part.bytes.size() < 8)
            return malformed();
        const std::size_t units = byteAt(part.bytes, 1);
        const std::size_t size = next == authentication ? (units + 2) * 4 : (units + 1) * 8;
        next = byteAt(part.bytes, 0);
        if (!part.drop(size))
            return malformed();
    }
    if (next == fragmentHeader) {
        if (part.bytes.size() < 8)
            return malformed();
        const std::uint16_t place = u16(part.bytes, 2);
        next = byteAt(part.bytes, 0);
        datagram.id.id = u32(part.bytes, 4);
        datagram.offset = place & 0xFFF8U;
        datagram.last = (place & 1U) == 0;
        datagram.fragment = datagram.offset > 0 || !datagram.last;
        part.drop(8);
    }
    datagram.id.protocol = next;
    return payload(datagram, part);
}

/// Of a fragment that was cut off in the capture nothing is made.
SegmentReader::Result SegmentReader::payload(const Datagram& datagram, Part part)
{
    if (datagram.id.protocol != protocolTcp) {
        ++m_passedOver.notTcp;
        return std::nullopt;
    }
    if (!datagram.fragment)
        return tcp(datagram, part);
    if (part.bytes.size() < part.length)
        return malformed();
    auto whole = m_fragments.add(datagram.id, datagram.offset, datagram.last, part.bytes);
    if (!whole)
        return std::nullopt;
    m_whole = std::move(*whole);
    return tcp(datagram, {m_whole, m_whole.size()});
}

// TCP ---------------------------------------------------------------------------------------------

/// Options may be cut off, the header itself not.
SegmentReader::Result SegmentReader::tcp(const Datagram& datagram, Part part)
{
    const std::string_view bytes = part.bytes;
    if (bytes.size() < tcpHeader)
        return malformed();
    const std::size_t header = std::size_t{byteAt(bytes, 12)} / 16 * 4;
    if (header < tcpHeader || header > part.length)
        return malformed();
    const std::uint8_t flags = byteAt(bytes, 13);
    TcpSegment segment;
    segment.from = {datagram.id.from, datagram.v6, u16(bytes, 0)};
    segment.to = {datagram.id.to, datagram.v6, u16(bytes, 2)};
    segment.seq = u32(bytes, 4);
    segment.ack = u32(bytes, 8);
    segment.fin = (flags & 0x01U) != 0;
    segment.syn = (flags & 0x02U) != 0;
    segment.rst = (flags & 0x04U) != 0;
    segment.hasAck = (flags & 0x10U) != 0;
    segment.payload = bytes.substr(std::min(header, bytes.size()));
    segment.length = static_cast<std::uint32_t>(std::min(part.length - header, maxSegment));
    return segment;
}

} // namespace lifeline
