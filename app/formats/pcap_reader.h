// The classic capture format: one header, then packets, all of one link type.
#pragma once

#include "formats/capture_reader.h"

namespace lifeline {

class PcapReader final : public CaptureReader {
public:
    PcapReader(ByteSource& source, std::string file);
    bool next(CapturedPacket& packet) override;

private:
    bool readHeader();
    std::uint32_t number(std::string_view bytes, std::size_t offset) const;

    bool m_begun = false;
    bool m_bigEndian = false;
    bool m_nanoseconds = false;
    std::uint32_t m_linkType = 0;
    std::string m_bytes;
};

} // namespace lifeline
