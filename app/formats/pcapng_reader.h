// The block format: sections, each with interfaces of their own link type and clock.
#pragma once

#include "formats/capture_reader.h"

#include <functional>

namespace lifeline {

/// Reads the blocks of sections, interfaces and packets (enhanced, simple, and the obsolete one); passes over
/// the others.
class PcapngReader final : public CaptureReader {
public:
    PcapngReader(ByteSource& source, std::string file);
    bool next(CapturedPacket& packet) override;

private:
    struct Interface {
        std::uint32_t linkType = 0;
        std::uint32_t snapLength = 0;
        std::uint64_t ticksPerSecond = 1'000'000;
        std::int64_t offset = 0; // seconds
    };
    enum class Block : std::uint8_t { Packet, Other, End };
    using TakeOption = std::function<void(std::uint16_t code, std::string_view value)>;

    Block readBlock(CapturedPacket& packet);
    Block take(std::uint32_t type, CapturedPacket& packet);
    Block cannot(const std::string& what);
    bool readHead(std::uint32_t& type, std::uint64_t& length);
    bool readByteOrder();
    Block takeSection();
    Block takeInterface();
    Block takeEnhanced(CapturedPacket& packet);
    Block takeSimple(CapturedPacket& packet);
    Block takeObsolete(CapturedPacket& packet);
    Block takePacket(std::size_t interface, std::size_t timeAt, CapturedPacket& packet);
    void options(std::size_t at, const TakeOption& take) const;
    std::uint16_t number16(std::size_t offset) const;
    std::uint32_t number32(std::size_t offset) const;

    bool m_bigEndian = false;
    bool m_begun = false;
    std::vector<Interface> m_interfaces; // of this section
    std::uint64_t m_blockAt = 0;
    std::string m_body; // of the block, without type and lengths
    std::int64_t m_lastTime = 0;
};

} // namespace lifeline
