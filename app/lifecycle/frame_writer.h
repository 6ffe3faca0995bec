// Sends frames of one side: masks where its role asks for it (RFC 6455 §5.3) and records each one.
#pragma once

#include "base/random_source.h"
#include "lifecycle/emitter.h"
#include "wire/frame.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

class FrameWriter {
public:
    FrameWriter(Side side, RandomSource& random) : m_side(side), m_random(random) {}

    /// Appends a well-formed frame to `out` and emits FrameSent, in the phase the emitter has.
    void write(Opcode opcode, std::string_view payload, Emitter& emit, std::string& out);
    /// Appends any frame, legal or not, with as much payload as is given, and emits FrameSent.
    void writeAsIs(const FrameHeader& header, std::string_view payload, Emitter& emit, std::string& out);

private:
    Side m_side;
    RandomSource& m_random;
    std::uint64_t m_offset = 0; // bytes of frames sent so far
};

} // namespace lifeline
