#include "formats/pcap_reader.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::uint32_t microMagic = 0xA1B2C3D4, nanoMagic = 0xA1B23C4D;
constexpr std::size_t fileHeaderSize = 24, packetHeaderSize = 16;
constexpr std::uint32_t linkTypeBits = 0xFFFF; // above stand flags of the FCS

bool isMagic(std::uint32_t number) { return number == microMagic || number == nanoMagic; }

} // namespace

bool isPcap(std::string_view beginning)
{
    return beginning.size() >= 4 && (isMagic(numberAt<std::uint32_t>(beginning, 0, false)) ||
                                     isMagic(numberAt<std::uint32_t>(beginning, 0, true)));
}

PcapReader::PcapReader(ByteSource& source, std::string file) : CaptureReader(source, std::move(file)) {}

std::uint32_t PcapReader::number(std::string_view bytes, std::size_t offset) const
{
    return numberAt<std::uint32_t>(bytes, offset, m_bigEndian);
}

bool PcapReader::readHeader()
{
    m_begun = true;
    if (!m_in.read(m_bytes, fileHeaderSize))
        return fail(0, "the file ends within its header");
    m_bigEndian = isMagic(numberAt<std::uint32_t>(m_bytes, 0, true));
    m_nanoseconds = number(m_bytes, 0) == nanoMagic;
    m_linkType = number(m_bytes, 20) & linkTypeBits;
    const auto major = numberAt<std::uint16_t>(m_bytes, 4, m_bigEndian);
    return major == 2 || fail(4, "version " + std::to_string(major) + " of pcap is not known");
}

bool PcapReader::next(CapturedPacket& packet)
{
    if (m_problem || (!m_begun && !readHeader()) || m_in.left() == 0)
        return false;
    const std::uint64_t at = m_in.position();
    char raw[packetHeaderSize];
    if (!m_in.read(raw, sizeof raw))
        return fail(at, "the file ends within a packet's header");
    const std::string_view header(raw, sizeof raw);
    const std::uint32_t captured = number(header, 8);
    if (captured > maxBlock)
        return fail(at, "a packet claims " + std::to_string(captured) + " bytes");
    if (!m_in.read(m_bytes, captured))
        return fail(at, "the file ends within a packet");
    const std::int64_t scale = m_nanoseconds ? 1 : 1000;
    packet.at = std::int64_t{number(header, 0)} * 1'000'000'000 + std::int64_t{number(header, 4)} * scale;
    packet.linkType = m_linkType;
    packet.bytes = m_bytes;
    packet.length = std::max(captured, number(header, 12));
    packet.comments.clear();
    return true;
}

} // namespace lifeline
