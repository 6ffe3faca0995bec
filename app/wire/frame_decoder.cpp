#include "wire/frame_decoder.h"

#include "wire/masking.h"

#include <algorithm>
#include <cassert>

namespace lifeline {

namespace {

/// A buffer up to this size is kept while no frame is arriving; thousands of idle connections should stay
/// small.
constexpr std::size_t keptCapacity = std::size_t{4} << 10;

constexpr std::uint64_t topBit = std::uint64_t{1} << 63U;
constexpr std::uint64_t maxControlPayload = 125;

constexpr bool isReserved(Opcode opcode) { return (static_cast<unsigned>(opcode) & 0x7U) > 2; }

std::optional<Violation> judgeControl(const FrameHeader& header)
{
    if (!header.fin)
        return Violation::FragmentedControl;
    if (header.length > maxControlPayload)
        return Violation::OversizedControl;
    return std::nullopt;
}

std::optional<Violation> judgeLength(const FrameHeader& header, const FrameLimits& limits)
{
    if (header.length >= topBit)
        return Violation::LengthTopBit;
    if (header.form != minimalForm(header.length))
        return Violation::NonMinimalLength;
    if (header.length > limits.maxFrame)
        return Violation::FrameTooLarge;
    return std::nullopt;
}

} // namespace

std::optional<Violation> judgeHeader(const FrameHeader& header, Side receiver, const FrameLimits& limits)
{
    const bool wantMask = receiver == Side::Server;
    if (header.masked != wantMask)
        return wantMask ? Violation::UnmaskedFrame : Violation::MaskedFrame;
    if (header.rsv != 0)
        return Violation::ReservedBit;
    const bool control = isControl(header.opcode);
    if (isReserved(header.opcode))
        return control ? Violation::ReservedControlOpcode : Violation::ReservedDataOpcode;
    if (control) {
        if (const auto violation = judgeControl(header))
            return violation;
    }
    return judgeLength(header, limits);
}

FrameDecoder::FrameDecoder(Side receiver, FrameLimits limits) : m_receiver(receiver), m_limits(limits) {}

void FrameDecoder::feed(std::string_view bytes)
{
    assert(m_input.empty());
    if (!m_stopped)
        m_input = bytes;
}

std::optional<DecodedFrame> FrameDecoder::next()
{
    if (m_stopped)
        return std::nullopt;
    if (!m_insidePayload) {
        if (!takeHeader())
            return std::nullopt;
        const auto violation = m_limits.judged ? judgeHeader(m_header, m_receiver, m_limits) : std::nullopt;
        if (violation)
            return refuse(*violation);
    }
    return takePayload();
}

std::optional<DecodedFrame> FrameDecoder::arriving() const
{
    if (m_stopped || !insideFrame())
        return std::nullopt;
    DecodedFrame frame;
    frame.offset = m_frameOffset;
    frame.headerBytes = headerBytes();
    frame.complete = false;
    if (m_insidePayload) {
        frame.header = m_header;
        frame.payload = {m_buffer.get(), m_size};
    }
    return frame;
}

std::optional<DecodedFrame> FrameDecoder::finish()
{
    auto frame = arriving();
    m_insidePayload = false;
    m_headSize = 0;
    m_size = 0;
    return frame;
}

bool FrameDecoder::takeHeader()
{
    if (m_headSize > 0)
        return completeHeldHeader();
    m_frameOffset = m_offset;
    const auto header = readFrameHeader(m_input);
    m_headerInInput = takeInput(header ? headerSize(*header) : m_input.size());
    if (!header) {
        holdHeader();
        releaseLargeBuffer();
        return false;
    }
    m_header = *header;
    return true;
}

bool FrameDecoder::completeHeldHeader()
{
    const std::size_t held = m_headSize;
    const std::size_t copied = m_input.copy(m_head.data() + held, m_head.size() - held);
    const auto header = readFrameHeader({m_head.data(), held + copied});
    const std::size_t size = header ? headerSize(*header) : held + copied;
    takeInput(size - held);
    m_headSize = static_cast<std::uint8_t>(size);
    if (header)
        m_header = *header;
    return header.has_value();
}

std::optional<DecodedFrame> FrameDecoder::takePayload()
{
    const std::uint64_t missing = m_header.length - m_size;
    const std::string_view piece = takeInput(std::min<std::uint64_t>(missing, m_input.size()));
    const bool whole = piece.size() == missing;
    if (whole && m_size == 0 && !m_header.masked)
        return give(piece);
    appendPayload(piece);
    if (whole)
        return give({m_buffer.get(), m_size});
    m_insidePayload = true;
    holdHeader();
    return std::nullopt;
}

/// At most as many as there are.
std::string_view FrameDecoder::takeInput(std::size_t count)
{
    const std::string_view taken(m_input.data(), count);
    m_input.remove_prefix(count);
    m_offset += count;
    return taken;
}

void FrameDecoder::holdHeader()
{
    if (m_headSize == 0)
        m_headSize = static_cast<std::uint8_t>(m_headerInInput.copy(m_head.data(), m_head.size()));
}

std::string_view FrameDecoder::headerBytes() const
{
    return m_headSize == 0 ? m_headerInInput : std::string_view(m_head.data(), m_headSize);
}

void FrameDecoder::appendPayload(std::string_view piece)
{
    reserve(m_size + piece.size());
    // Without a mask the key is 0, and the copy is plain.
    copyMasked(m_buffer.get() + m_size, piece.data(), piece.size(), m_header.maskingKey, m_size);
    m_size += piece.size();
}

/// Grows by what has arrived, never by what was declared.
void FrameDecoder::reserve(std::size_t needed)
{
    if (needed <= m_capacity)
        return;
    const auto doubled = static_cast<std::size_t>(std::min<std::uint64_t>(2 * m_capacity, m_header.length));
    m_capacity = std::max(needed, doubled);
    auto grown = std::make_unique_for_overwrite<char[]>(m_capacity);
    std::copy_n(m_buffer.get(), m_size, grown.get());
    m_buffer = std::move(grown);
}

void FrameDecoder::releaseLargeBuffer()
{
    if (m_capacity <= keptCapacity)
        return;
    m_buffer.reset();
    m_capacity = 0;
}

std::optional<DecodedFrame> FrameDecoder::give(std::string_view payload)
{
    std::optional<DecodedFrame> frame{
        DecodedFrame{m_header, m_frameOffset, headerBytes(), payload, std::nullopt, true}};
    m_insidePayload = false;
    m_headSize = 0;
    m_size = 0;
    return frame;
}

std::optional<DecodedFrame> FrameDecoder::refuse(Violation violation)
{
    const bool complete = m_header.length == 0;
    DecodedFrame frame{m_header, m_frameOffset, headerBytes(), {}, violation, complete};
    m_stopped = true;
    m_headSize = 0;
    m_input = {};
    m_buffer.reset();
    m_capacity = 0;
    return frame;
}

} // namespace lifeline
