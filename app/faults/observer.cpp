#include "faults/observer.h"

#include "wire/handshake.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace lifeline {
namespace {

constexpr std::size_t maxBody = std::size_t{64} << 10;
constexpr std::string_view lastChunk = "0\r\n\r\n";

std::size_t declaredBody(const HttpHead& head)
{
    const std::string_view text = head.value("Content-Length").value_or("");
    std::size_t size = 0;
    std::from_chars(text.data(), text.data() + text.size(), size);
    return std::min(size, maxBody);
}

} // namespace

Observer::Observer(Emitter& emit, Seen& seen)
    : m_emit(emit), m_seen(seen), m_reader(kind()), m_decoder(emit.side, {.judged = false})
{
}

void Observer::receive(std::string_view bytes)
{
    while (!bytes.empty()) {
        switch (m_mode) {
        case Mode::Head: bytes = receiveHead(bytes); break;
        case Mode::Body: bytes = receiveBody(bytes); break;
        case Mode::Asked: m_held += std::exchange(bytes, {}); break;
        case Mode::Frames: receiveFrames(std::exchange(bytes, {})); break;
        }
    }
}

std::string_view Observer::receiveHead(std::string_view bytes)
{
    std::size_t consumed = 0;
    const auto progress = m_reader.feed(bytes, consumed);
    if (progress == HttpHeadReader::Progress::NeedMore)
        return {};
    const bool whole = progress == HttpHeadReader::Progress::Complete;
    if (m_emit.side == Side::Server)
        takeRequest(whole);
    else
        takeResponse(whole);
    return bytes.substr(consumed);
}

void Observer::takeRequest(bool whole)
{
    const HttpHead head = m_reader.take();
    m_key = head.value("Sec-WebSocket-Key").value_or("");
    m_emit(event::Request{head.raw()});
    Observed request{.what = Observed::What::Request, .whole = whole};
    request.head = head.raw();
    m_seen.wire.push_back(std::move(request));
    m_mode = Mode::Asked;
}

void Observer::takeResponse(bool whole)
{
    const HttpHead head = m_reader.take();
    const int status = head.status();
    m_response = Observed{.what = Observed::What::Response, .whole = whole, .status = status};
    m_response->head = head.raw();
    const bool bodiless = !whole || status == 101 || status == 204 || status == 304 || isInterim(status);
    m_chunked = !bodiless && head.hasToken("Transfer-Encoding", "chunked");
    m_bodyWanted = bodiless ? 0 : m_chunked ? maxBody : declaredBody(head);
    m_mode = Mode::Body;
    if (m_bodyWanted == 0)
        endResponse();
}

std::string_view Observer::receiveBody(std::string_view bytes)
{
    std::string& body = m_response->body;
    const std::size_t take = std::min(bytes.size(), m_bodyWanted - body.size());
    body += bytes.substr(0, take);
    if (body.size() == m_bodyWanted || (m_chunked && body.ends_with(lastChunk)))
        endResponse();
    return bytes.substr(take);
}

void Observer::endResponse()
{
    Observed response = std::move(*std::exchange(m_response, std::nullopt));
    const bool opens = response.whole && response.status == 101;
    if (opens)
        m_emit.move(Trigger::UpgradeAccepted);
    m_emit(event::Response{response.status, response.head, response.body});
    m_mode = opens ? Mode::Frames : Mode::Head;
    if (!isInterim(response.status)) // a client reads on (RFC 9110 §15.2)
        m_seen.wire.push_back(std::move(response));
}

void Observer::answered(int status)
{
    m_mode = status == 101 ? Mode::Frames : Mode::Head;
    receive(std::exchange(m_held, {}));
}

void Observer::receiveFrames(std::string_view bytes)
{
    m_decoder.feed(bytes);
    while (const auto frame = m_decoder.next())
        noteFrame(*frame);
}

void Observer::noteFrame(const DecodedFrame& frame)
{
    if (frame.complete && frame.header.opcode == Opcode::Close)
        m_emit.move(Trigger::CloseReceived);
    event::FrameReceived received;
    received.header = frame.headerBytes;
    received.offset = frame.offset;
    received.arrived = frame.payload.size();
    received.payload = frame.payload;
    m_emit(received);
    if (!frame.complete)
        return;
    Observed observed{.what = Observed::What::Frame, .header = frame.header};
    observed.payload = frame.payload;
    m_seen.wire.push_back(std::move(observed));
}

void Observer::endOfStream()
{
    if (m_response) {
        endResponse();
        return;
    }
    if (m_mode == Mode::Frames) {
        if (const auto frame = m_decoder.finish())
            noteFrame(*frame);
        return;
    }
    if (m_reader.empty())
        return;
    const HttpHead head = m_reader.take();
    if (m_emit.side == Side::Server)
        m_emit(event::Request{head.raw()});
    else
        m_emit(event::Response{head.status(), head.raw(), {}});
}

} // namespace lifeline
