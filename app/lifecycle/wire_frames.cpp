#include "lifecycle/wire_frames.h"

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

FrameDecoder unjudging(Side receiver) { return FrameDecoder(receiver, {.judged = false}); }

} // namespace

WireFrames::WireFrames(Side receiver, std::uint64_t limit)
    : m_receiver(receiver), m_limit(limit), m_decoder(unjudging(receiver))
{
}

void WireFrames::feed(std::string_view bytes)
{
    if (m_large)
        m_behind = bytes;
    else
        m_decoder.feed(bytes);
}

std::optional<PassingFrame> WireFrames::next()
{
    if (m_large)
        return nextLarge();
    if (const auto frame = m_decoder.next())
        return passing(*frame);
    const auto begun = m_decoder.arriving();
    if (begun && begun->header.length > m_limit)
        beginLarge(*begun);
    return std::nullopt;
}

/// All that was fed so far belongs to it or stands before it; the decoder reads on behind it.
void WireFrames::beginLarge(const DecodedFrame& frame)
{
    m_large = Large{frame.header, m_base + frame.offset, std::string(frame.headerBytes),
                    std::string(frame.payload), frame.payload.size()};
    m_base = m_large->offset + frame.headerBytes.size() + frame.header.length;
    m_decoder = unjudging(m_receiver);
}

std::optional<PassingFrame> WireFrames::nextLarge()
{
    const std::uint64_t missing = m_large->header.length - m_large->arrived;
    const auto take = static_cast<std::size_t>(std::min<std::uint64_t>(missing, m_behind.size()));
    m_large->arrived += take;
    m_behind.remove_prefix(take);
    if (take < missing)
        return std::nullopt;
    m_decoder.feed(std::exchange(m_behind, {}));
    return giveLarge();
}

PassingFrame WireFrames::giveLarge()
{
    m_given = std::move(*m_large);
    m_large.reset();
    return passing(m_given);
}

std::optional<PassingFrame> WireFrames::arriving() const
{
    if (m_large)
        return passing(*m_large);
    const auto frame = m_decoder.arriving();
    return frame ? std::optional(passing(*frame)) : std::nullopt;
}

std::optional<PassingFrame> WireFrames::finish()
{
    if (m_large)
        return giveLarge();
    const auto frame = m_decoder.finish();
    return frame ? std::optional(passing(*frame)) : std::nullopt;
}

PassingFrame WireFrames::passing(const DecodedFrame& frame) const
{
    const bool whole = readFrameHeader(frame.headerBytes).has_value();
    return {frame.header,      whole,         frame.complete,      m_base + frame.offset,
            frame.headerBytes, frame.payload, frame.payload.size()};
}

PassingFrame WireFrames::passing(const Large& frame)
{
    return {
        frame.header,    true,         frame.arrived == frame.header.length, frame.offset, frame.headerBytes,
        frame.beginning, frame.arrived};
}

} // namespace lifeline
