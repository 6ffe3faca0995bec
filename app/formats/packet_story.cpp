#include "formats/packet_story.h"

#include "formats/export_run.h"
#include "formats/packet_comment.h"
#include "wire/masking.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::uint32_t ackEvery = 1U << 20; // bytes one side may send until the other acknowledges them

/// Of an empty IP packet that only carries comments: no packet of the connection ever passed (RFC 3692 §2.1).
constexpr char forExperiments = static_cast<char>(253);

/// "ws://127.0.0.1:9001/chat"
std::string_view authorityOf(std::string_view url)
{
    const std::size_t slashes = url.find("//");
    if (slashes == std::string_view::npos)
        return {};
    url.remove_prefix(slashes + 2);
    return url.substr(0, url.find_first_of("/?#"));
}

/// Gathers bytes to segments as large as they may be.
template <class Send> class Segments {
public:
    explicit Segments(Send send) : m_send(std::move(send)) {}

    void add(std::string_view bytes)
    {
        m_bytes += bytes;
        if (m_bytes.size() >= MadeUpTcp::mostBytes)
            flushWhole();
    }
    void end()
    {
        if (!m_bytes.empty())
            m_send(m_bytes);
        m_bytes.clear();
    }

private:
    void flushWhole()
    {
        std::string_view rest = m_bytes;
        for (; rest.size() >= MadeUpTcp::mostBytes; rest.remove_prefix(MadeUpTcp::mostBytes))
            m_send(rest.substr(0, MadeUpTcp::mostBytes));
        m_bytes = std::string(rest);
    }

    Send m_send;
    std::string m_bytes;
};

/// A payload as it passed: masked where the header says so, the unknown end as zeros.
template <class To> void addPayload(To& to, const event::Frame& frame, std::uint64_t filled)
{
    constexpr std::size_t piece = std::size_t{32} << 10;
    const auto header = frameHeader(frame);
    const std::uint64_t all = frame.payload.size() + filled;
    for (std::uint64_t at = 0; at < all; at += piece) {
        std::string bytes(frame.payload.substr(std::min<std::uint64_t>(at, frame.payload.size()), piece));
        bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece, all - at)), '\0');
        if (header && header->masked)
            applyMask(bytes.data(), bytes.size(), header->maskingKey, at);
        to.add(bytes);
    }
}

} // namespace

struct PacketStory::Wire {
    PacketStory& story;
    const Event& event;

    template <class Body> void operator()(const Body&) const {}
    void operator()(const event::Connecting& b) const
    {
        story.m_server = parseTcpAddress(authorityOf(b.url));
    }
    void operator()(const event::Connected& b) const { story.connected(b.local, b.remote); }
    void operator()(const event::Accepted& b) const { story.connected(b.remote, b.local); }
    void operator()(const event::ConnectFailed& b) const { story.connectFailed(b); }
    void operator()(const event::Request& b) const { story.sendBytes(Side::Client, b.head); }
    void operator()(const event::Response& b) const
    {
        story.sendBytes(Side::Server, std::string(b.head).append(b.body));
    }
    void operator()(const event::FrameSent& b) const { story.sendFrame(event, b, true); }
    void operator()(const event::FrameReceived& b) const { story.sendFrame(event, b, false); }
    void operator()(const event::FinSent&) const { story.endStream(event.side, tcp_flag::fin); }
    void operator()(const event::FinReceived&) const { story.endStream(otherEnd(event.side), tcp_flag::fin); }
    void operator()(const event::ResetSent&) const { story.endStream(event.side, tcp_flag::rst); }
    void operator()(const event::ResetReceived&) const
    {
        story.endStream(otherEnd(event.side), tcp_flag::rst);
    }
};

void PacketStory::take(const Event& event)
{
    m_now = static_cast<std::uint64_t>(unixNanoseconds(m_began, event.at));
    m_story.take(event);
    const Side side = event.side == Side::Client ? Side::Client : Side::Server;
    if (side == m_witness)
        std::visit(Wire{*this, event}, event.body);
    if (isCommented(event.kind()))
        note(packetComment(event));
}

void PacketStory::finish()
{
    note(verdictComment(m_story));
    if (!m_hasPackets) {
        const std::string first = "No packet of this connection passed; this one only carries comments.";
        carry(first);
    }
    m_queue.finish(m_id);
}

// Packets -----------------------------------------------------------------------------------------

void PacketStory::addPacket(std::string bytes, PacketWay way)
{
    m_queue.add({m_id, m_now, way, std::move(bytes)});
    m_hasPackets = true;
    for (std::string& text : m_early)
        m_queue.comment(m_id, std::move(text));
    m_early.clear();
    m_earlyBytes = 0;
}

void PacketStory::send(Side from, std::uint8_t flags, std::string_view bytes)
{
    addPacket(m_tcp->packet(from, flags, bytes),
              from == m_witness ? PacketWay::Outbound : PacketWay::Inbound);
}

void PacketStory::connected(std::string_view client, std::string_view server)
{
    m_client = parseTcpAddress(client);
    m_server = parseTcpAddress(server);
    shakeHands();
}

MadeUpTcp& PacketStory::tcp()
{
    if (!m_tcp)
        shakeHands();
    return *m_tcp;
}

void PacketStory::shakeHands()
{
    if (m_tcp)
        return;
    m_tcp.emplace(m_client.value_or(madeUpAddress(true, m_id)), m_server.value_or(madeUpAddress(false, m_id)),
                  m_id);
    send(Side::Client, tcp_flag::syn);
    send(Side::Server, tcp_flag::syn | tcp_flag::ack);
    send(Side::Client, tcp_flag::ack);
}

/// A name that was not found, or no descriptor: then no packet left.
void PacketStory::connectFailed(const event::ConnectFailed& failed)
{
    const bool left = failed.cause == Cause::Refused || failed.cause == Cause::TcpTimedOut ||
                      failed.cause == Cause::ConnectTimeout || failed.cause == Cause::Unreachable;
    if (m_tcp || !left)
        return;
    m_tcp.emplace(m_client.value_or(madeUpAddress(true, m_id)), m_server.value_or(madeUpAddress(false, m_id)),
                  m_id);
    send(Side::Client, tcp_flag::syn);
    if (failed.cause == Cause::Refused)
        send(Side::Server, tcp_flag::rst | tcp_flag::ack);
}

void PacketStory::sendBytes(Side from, std::string_view bytes)
{
    tcp();
    for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), MadeUpTcp::mostBytes))) {
        send(from, tcp_flag::psh | tcp_flag::ack, bytes.substr(0, MadeUpTcp::mostBytes));
        if (m_tcp->unacknowledged(from) >= ackEvery)
            send(otherEnd(from), tcp_flag::ack);
    }
}

void PacketStory::sendFrame(const Event& event, const event::Frame& frame, bool sent)
{
    const Side from = sent ? event.side : otherEnd(event.side);
    const std::uint64_t missing =
        frame.arrived - std::min<std::uint64_t>(frame.payload.size(), frame.arrived);
    const bool filled = missing <= mostFilled;
    tcp();
    Segments segments([&](std::string_view bytes) { sendBytes(from, bytes); });
    segments.add(frame.header);
    addPayload(segments, frame, filled ? missing : 0);
    segments.end();
    if (!filled)
        m_tcp->skip(from, missing);
    if (missing > 0)
        note(cutComment(event, frame.payload.size(), frame.arrived, filled));
}

void PacketStory::endStream(Side from, std::uint8_t flag)
{
    tcp();
    send(from, flag | tcp_flag::ack);
    if (flag == tcp_flag::fin)
        send(otherEnd(from), tcp_flag::ack);
}

// Comments ----------------------------------------------------------------------------------------

void PacketStory::note(std::string text)
{
    if (!m_hasPackets && m_earlyBytes < PacketQueue::mostComments)
        early(std::move(text));
    else if (!m_queue.comment(m_id, text))
        carry(std::move(text));
}

void PacketStory::early(std::string text)
{
    m_earlyBytes += text.size();
    m_early.push_back(std::move(text));
}

/// A packet that says nothing new: an acknowledgement, or before the first packet one that is no TCP.
void PacketStory::carry(std::string text)
{
    if (m_tcp) {
        send(m_witness, tcp_flag::ack);
    } else {
        std::string packet = MadeUpTcp(madeUpAddress(true, m_id), madeUpAddress(false, m_id), m_id)
                                 .packet(Side::Client, tcp_flag::ack);
        packet[9] = forExperiments;
        addPacket(std::move(packet), PacketWay::Unknown);
    }
    m_queue.comment(m_id, std::move(text));
}

} // namespace lifeline
