// A frame's header field by field: what it says and in which bytes (RFC 6455 §5.2).
#pragma once

#include "wire/frame.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace lifeline {

enum class FrameFieldId : std::uint8_t { Fin, Rsv, Opcode, Mask, Length, Key, Payload };

struct FrameField {
    FrameFieldId id = FrameFieldId::Fin;
    QString caption;         // "FIN", "RSV", "opcode", "MASK", "length"
    QString value;           // "1", "0 0 0", "text (1)", "1", "126 → 128"
    std::uint64_t first = 0; // byte of the frame
    std::uint64_t bytes = 0;

    bool holds(std::uint64_t byte) const { return byte >= first && byte - first < bytes; }
};

/// Fields in the order of the wire; Key only in a masked frame, Payload (`shown` bytes of it) only where
/// there is any.
std::vector<FrameField> frameFields(const FrameHeader& header, std::uint64_t shown);

/// "a1 5f 02 9c"
QString maskingKeyText(std::uint32_t key);

} // namespace lifeline
