#include "lifecycle/frame_writer.h"

#include "wire/frame_encoder.h"

namespace lifeline {

void FrameWriter::write(Opcode opcode, std::string_view payload, Emitter& emit, std::string& out)
{
    FrameHeader header = wellFormed(opcode, payload.size());
    if (m_side == Side::Client) {
        header.masked = true;
        header.maskingKey = m_random.next();
    }
    writeAsIs(header, payload, emit, out);
}

void FrameWriter::writeAsIs(const FrameHeader& header, std::string_view payload, Emitter& emit,
                            std::string& out)
{
    const std::size_t begin = out.size();
    appendFrame(out, header, payload);
    event::FrameSent sent;
    sent.header = {out.data() + begin, headerSize(header)};
    sent.offset = m_offset;
    sent.arrived = payload.size();
    sent.payload = payload;
    m_offset += out.size() - begin;
    emit(sent);
}

} // namespace lifeline
