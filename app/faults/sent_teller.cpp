#include "faults/sent_teller.h"

#include "wire/frame_decoder.h"
#include "wire/handshake.h"
#include "wire/http_head.h"

#include <algorithm>
#include <limits>

namespace lifeline {
namespace {

constexpr std::uint64_t unknown = std::numeric_limits<std::uint64_t>::max();

/// Bytes of the head these begin with; 0 when they do not hold a whole one.
std::size_t headSizeIn(HeadKind kind, std::string_view bytes)
{
    HttpHeadReader reader(kind, bytes.size() + 1);
    std::size_t consumed = 0;
    return reader.feed(bytes, consumed) == HttpHeadReader::Progress::Complete ? consumed : 0;
}

} // namespace

void SentTeller::tell(const OutgoingItem& item, std::size_t gone)
{
    if (gone == 0)
        return;
    const std::string_view bytes = std::string_view(item.bytes).substr(0, gone);
    switch (item.kind) {
    case OutgoingItem::Kind::Request: tellHead(HeadKind::Request, bytes, item.split); break;
    case OutgoingItem::Kind::Response: tellHead(HeadKind::Response, bytes, item.split); break;
    case OutgoingItem::Kind::Frame: tellFrame(item, gone); break;
    case OutgoingItem::Kind::Raw: tellRaw(bytes); break;
    }
}

void SentTeller::tellHead(HeadKind kind, std::string_view bytes, std::size_t headSize)
{
    const bool whole = bytes.size() >= headSize;
    const std::string_view head = bytes.substr(0, headSize);
    if (whole)
        m_offset = m_missing = 0;
    if (kind == HeadKind::Request) {
        m_emit(event::Request{head});
        return;
    }
    const int status = parseHead(kind, std::string(head)).status();
    if (whole && !isInterim(status)) {
        m_responded = status;
        if (status == 101)
            m_emit.move(Trigger::UpgradeAccepted);
    }
    m_emit(event::Response{status, head, bytes.substr(head.size())});
}

void SentTeller::tellFrame(const OutgoingItem& item, std::size_t gone)
{
    event::FrameSent sent;
    sent.header = std::string_view(item.bytes).substr(0, std::min(item.split, gone));
    sent.offset = m_offset;
    sent.payload = std::string_view(item.payload).substr(0, gone - sent.header.size());
    sent.arrived = sent.payload.size();
    m_offset += gone;
    m_missing = gone < item.split ? unknown : item.header.length - std::min(item.header.length, sent.arrived);
    emitFrame(sent, item.header);
}

void SentTeller::tellRaw(std::string_view bytes)
{
    if (inFrames()) {
        tellRawFrames(bytes);
        return;
    }
    const HeadKind kind = m_emit.side == Side::Client ? HeadKind::Request : HeadKind::Response;
    const std::size_t headSize = headSizeIn(kind, bytes);
    if (headSize == 0)
        return;
    const bool opens =
        kind == HeadKind::Response && parseHead(kind, std::string(bytes.substr(0, headSize))).status() == 101;
    tellHead(kind, opens ? bytes.substr(0, headSize) : bytes, headSize);
    if (opens)
        tellRawFrames(bytes.substr(headSize));
}

/// Raw bytes are what the other end will take them for: the rest of a frame that was cut, then frames.
void SentTeller::tellRawFrames(std::string_view bytes)
{
    const auto rest = static_cast<std::size_t>(std::min<std::uint64_t>(m_missing, bytes.size()));
    if (m_missing != unknown)
        m_missing -= rest;
    m_offset += rest;
    bytes.remove_prefix(rest);
    const std::uint64_t begin = m_offset;
    m_offset += bytes.size();
    FrameDecoder decoder(otherEnd(m_emit.side), {.judged = false});
    const auto tellDecoded = [&](const DecodedFrame& frame) {
        event::FrameSent sent;
        sent.header = frame.headerBytes;
        sent.offset = begin + frame.offset;
        sent.arrived = frame.payload.size();
        sent.payload = frame.payload;
        emitFrame(sent, frame.header);
    };
    decoder.feed(bytes);
    while (const auto frame = decoder.next())
        tellDecoded(*frame);
    if (const auto frame = decoder.finish()) {
        m_missing =
            readFrameHeader(frame->headerBytes) ? frame->header.length - frame->payload.size() : unknown;
        tellDecoded(*frame);
    }
}

void SentTeller::emitFrame(const event::FrameSent& frame, const FrameHeader& header)
{
    const bool headerWhole = frame.header.size() >= 2 && frame.header.size() == headerSize(header);
    if (headerWhole && header.opcode == Opcode::Close && frame.arrived >= header.length)
        m_emit.move(Trigger::CloseSent);
    m_emit(frame);
}

} // namespace lifeline
