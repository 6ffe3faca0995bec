#include "formats/pcapng_reader.h"

#include <algorithm>
#include <limits>

namespace lifeline {
namespace {

constexpr std::uint32_t sectionBlock = 0x0A0D0D0A, interfaceBlock = 1, obsoleteBlock = 2, simpleBlock = 3,
                        enhancedBlock = 6;
constexpr std::uint32_t byteOrderMagic = 0x1A2B3C4D;
constexpr std::uint64_t frameOfBlock = 12; // its type and its length twice
constexpr std::uint16_t endOption = 0, commentOption = 1, appOption = 4, resolutionOption = 9,
                        offsetOption = 14;
constexpr std::int64_t billion = 1'000'000'000;
constexpr std::int64_t latest = 9'000'000'000; // seconds; in nanoseconds they still fit
constexpr std::size_t maxApp = 200;

constexpr std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

/// if_tsresol: a power of ten, or of two where the top bit is set.
std::uint64_t ticksOf(unsigned char resolution)
{
    const unsigned exponent = resolution & 0x7FU;
    if ((resolution & 0x80U) != 0)
        return exponent < 64 ? std::uint64_t{1} << exponent : std::numeric_limits<std::uint64_t>::max();
    std::uint64_t ticks = 1;
    for (unsigned i = 0; i < std::min(exponent, 19U); ++i)
        ticks *= 10;
    return ticks;
}

std::int64_t timeOf(std::uint64_t ticks, std::uint64_t perSecond, std::int64_t offset)
{
    const std::uint64_t whole = ticks / perSecond, rest = ticks % perSecond;
    const std::uint64_t exact =
        static_cast<std::uint64_t>(billion) % perSecond == 0
            ? rest * (static_cast<std::uint64_t>(billion) / perSecond)
            : static_cast<std::uint64_t>(static_cast<double>(rest) * 1e9 / static_cast<double>(perSecond));
    const auto seconds =
        static_cast<std::int64_t>(std::min(whole, static_cast<std::uint64_t>(latest))) + offset;
    return std::clamp<std::int64_t>(seconds, 0, latest) * billion +
           std::min(static_cast<std::int64_t>(exact), billion - 1);
}

} // namespace

bool isPcapng(std::string_view beginning)
{
    return beginning.size() >= 4 && numberAt<std::uint32_t>(beginning, 0, false) == sectionBlock;
}

PcapngReader::PcapngReader(ByteSource& source, std::string file) : CaptureReader(source, std::move(file)) {}

std::uint16_t PcapngReader::number16(std::size_t offset) const
{
    return numberAt<std::uint16_t>(m_body, offset, m_bigEndian);
}

std::uint32_t PcapngReader::number32(std::size_t offset) const
{
    return numberAt<std::uint32_t>(m_body, offset, m_bigEndian);
}

bool PcapngReader::next(CapturedPacket& packet)
{
    Block block = Block::Other;
    while (!m_problem && block == Block::Other)
        block = readBlock(packet);
    return !m_problem && block == Block::Packet;
}

PcapngReader::Block PcapngReader::cannot(const std::string& what)
{
    fail(m_blockAt, what);
    return Block::End;
}

// Blocks ------------------------------------------------------------------------------------------

/// A section's header comes first, and tells the byte order of its own length too.
bool PcapngReader::readByteOrder()
{
    char magic[4];
    if (!m_in.read(magic, sizeof magic))
        return fail(m_blockAt, "the file ends within a section's header");
    const std::string_view bytes(magic, sizeof magic);
    m_bigEndian = numberAt<std::uint32_t>(bytes, 0, true) == byteOrderMagic;
    if (!m_bigEndian && numberAt<std::uint32_t>(bytes, 0, false) != byteOrderMagic)
        return fail(m_blockAt, "the byte order of a section cannot be told");
    return true;
}

bool PcapngReader::readHead(std::uint32_t& type, std::uint64_t& length)
{
    m_blockAt = m_in.position();
    char raw[8];
    if (!m_in.read(raw, sizeof raw))
        return fail(m_blockAt, "the file ends within a block");
    const std::string_view head(raw, sizeof raw);
    type = numberAt<std::uint32_t>(head, 0, m_bigEndian);
    if (type == sectionBlock && !readByteOrder())
        return false;
    length = numberAt<std::uint32_t>(head, 4, m_bigEndian);
    const std::uint64_t taken = m_in.position() - m_blockAt;
    if (length < frameOfBlock + (taken - sizeof raw) || length % 4 != 0)
        return fail(m_blockAt, "a block claims the length " + std::to_string(length));
    if (length - taken > m_in.left())
        return fail(m_blockAt, "the file ends within a block of " + std::to_string(length) + " bytes");
    length -= taken + 4;
    return true;
}

PcapngReader::Block PcapngReader::readBlock(CapturedPacket& packet)
{
    std::uint32_t type = 0;
    std::uint64_t length = 0;
    if (m_in.left() == 0 || !readHead(type, length))
        return Block::End;
    if (!m_begun && type != sectionBlock)
        return cannot("the file begins with no section");
    const bool known = type == sectionBlock || type == interfaceBlock || type == obsoleteBlock ||
                       type == simpleBlock || type == enhancedBlock;
    if (!known) {
        m_in.skip(length + 4);
        return Block::Other;
    }
    if (length > maxBlock)
        return cannot("a block claims " + std::to_string(length) + " bytes");
    const std::uint64_t whole = m_in.position() - m_blockAt + length + 4;
    char trailer[4];
    if (!m_in.read(m_body, static_cast<std::size_t>(length)) || !m_in.read(trailer, sizeof trailer))
        return cannot("the file ends within a block");
    if (numberAt<std::uint32_t>({trailer, sizeof trailer}, 0, m_bigEndian) != whole)
        return cannot("a block tells two lengths");
    return take(type, packet);
}

PcapngReader::Block PcapngReader::take(std::uint32_t type, CapturedPacket& packet)
{
    switch (type) {
    case sectionBlock: return takeSection();
    case interfaceBlock: return takeInterface();
    case simpleBlock: return takeSimple(packet);
    case obsoleteBlock: return takeObsolete(packet);
    default: return takeEnhanced(packet);
    }
}

/// A list without its end ends with the block.
void PcapngReader::options(std::size_t at, const TakeOption& take) const
{
    while (at + 4 <= m_body.size()) {
        const std::uint16_t code = number16(at), size = number16(at + 2);
        if (code == endOption || at + 4 + size > m_body.size())
            return;
        take(code, std::string_view(m_body).substr(at + 4, size));
        at += 4 + padded(size);
    }
}

// Sections and interfaces -------------------------------------------------------------------------

PcapngReader::Block PcapngReader::takeSection()
{
    if (m_body.size() < 12)
        return cannot("a section's header is too short");
    if (const std::uint16_t major = number16(0); major != 1)
        return cannot("version " + std::to_string(major) + " of pcapng is not known");
    m_begun = true;
    m_interfaces.clear();
    options(12, [&](std::uint16_t code, std::string_view value) {
        if (code == appOption && m_app.empty())
            m_app = value.substr(0, maxApp);
    });
    return Block::Other;
}

PcapngReader::Block PcapngReader::takeInterface()
{
    if (m_body.size() < 8)
        return cannot("an interface's description is too short");
    Interface interface {
        number16(0), number32(4)
    };
    options(8, [&](std::uint16_t code, std::string_view value) {
        if (code == resolutionOption && value.size() == 1)
            interface.ticksPerSecond = ticksOf(static_cast<unsigned char>(value[0]));
        if (code == offsetOption && value.size() == 8)
            interface.offset = std::clamp(
                static_cast<std::int64_t>(numberAt<std::uint64_t>(value, 0, m_bigEndian)), -latest, latest);
    });
    m_interfaces.push_back(interface);
    return Block::Other;
}

// Packets -----------------------------------------------------------------------------------------

PcapngReader::Block PcapngReader::takeEnhanced(CapturedPacket& packet)
{
    if (m_body.size() < 20)
        return cannot("a packet's block is too short");
    return takePacket(number32(0), 4, packet);
}

PcapngReader::Block PcapngReader::takeObsolete(CapturedPacket& packet)
{
    if (m_body.size() < 20)
        return cannot("a packet's block is too short");
    return takePacket(number16(0), 4, packet);
}

/// Time, captured length, length and bytes lie alike in both.
PcapngReader::Block PcapngReader::takePacket(std::size_t interface, std::size_t timeAt,
                                             CapturedPacket& packet)
{
    if (interface >= m_interfaces.size())
        return cannot("a packet is of interface " + std::to_string(interface) + ", of which nothing is told");
    const Interface& from = m_interfaces[interface];
    const std::uint64_t ticks = (std::uint64_t{number32(timeAt)} << 32U) | number32(timeAt + 4);
    const std::uint32_t captured = number32(timeAt + 8);
    const std::size_t at = timeAt + 16;
    if (captured > m_body.size() - at)
        return cannot("a packet claims " + std::to_string(captured) + " bytes, more than its block has");
    packet.at = m_lastTime = timeOf(ticks, from.ticksPerSecond, from.offset);
    packet.linkType = from.linkType;
    packet.bytes = std::string_view(m_body).substr(at, captured);
    packet.length = std::max(captured, number32(timeAt + 12));
    packet.comments.clear();
    options(at + padded(captured), [&](std::uint16_t code, std::string_view value) {
        if (code == commentOption)
            packet.comments.push_back(value);
    });
    return Block::Packet;
}

/// It has no time: that of the packet before stands in.
PcapngReader::Block PcapngReader::takeSimple(CapturedPacket& packet)
{
    if (m_body.size() < 4)
        return cannot("a packet's block is too short");
    if (m_interfaces.empty())
        return cannot("a packet is of interface 0, of which nothing is told");
    const Interface& from = m_interfaces.front();
    const std::uint32_t length = number32(0);
    const std::uint32_t most = from.snapLength == 0 ? length : std::min(length, from.snapLength);
    packet.at = m_lastTime;
    packet.linkType = from.linkType;
    packet.bytes = std::string_view(m_body).substr(4, most);
    packet.length = std::max<std::uint64_t>(length, packet.bytes.size());
    packet.comments.clear();
    return Block::Packet;
}

} // namespace lifeline
