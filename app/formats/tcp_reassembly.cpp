#include "formats/tcp_reassembly.h"

#include <string_view>
#include <utility>

namespace lifeline {

/// Hands one direction on, with the connection, the end and the time.
class TcpReassembly::Output final : public TcpStream::Output {
public:
    Output(TcpReassembly& all, Flow& flow, EndIndex from, MonotonicTime at)
        : m_all(all), m_flow(flow), m_from(from), m_at(at)
    {
    }

    void bytes(std::string_view bytes) override
    {
        m_all.m_sink.bytes(m_flow.connection, m_from, bytes, m_at);
    }
    void gap(std::uint64_t count) override { m_all.m_sink.gap(m_flow.connection, m_from, count, m_at); }
    void fin() override { m_all.m_sink.fin(m_flow.connection, m_from, m_at); }

    /// What the other end had sent is told before it.
    void reset() override
    {
        if (std::exchange(m_flow.following->reset, true))
            return;
        m_all.giveUp(m_flow, otherIndex(m_from), m_at);
        m_all.m_sink.reset(m_flow.connection, m_from, m_at);
    }

private:
    TcpReassembly& m_all;
    Flow& m_flow;
    EndIndex m_from;
    MonotonicTime m_at;
};

std::size_t TcpReassembly::KeyHash::operator()(const Key& key) const
{
    std::uint64_t hash = 0xCBF29CE484222325; // FNV-1a
    const auto mix = [&hash](std::uint8_t byte) { hash = (hash ^ byte) * 0x100000001B3; };
    for (const CapturedEnd& end : key) {
        for (const char byte : end.address)
            mix(static_cast<std::uint8_t>(byte));
        mix(static_cast<std::uint8_t>(end.port >> 8U));
        mix(static_cast<std::uint8_t>(end.port & 0xFFU));
    }
    return hash;
}

// Finding -----------------------------------------------------------------------------------------

TcpReassembly::Key TcpReassembly::keyOf(const TcpSegment& segment)
{
    return segment.from < segment.to ? Key{segment.from, segment.to} : Key{segment.to, segment.from};
}

TcpReassembly::Flow* TcpReassembly::find(const Key& key)
{
    const auto found = m_places.find(key);
    if (found == m_places.end())
        return nullptr;
    m_flows.splice(m_flows.end(), m_flows, found->second);
    return &*found->second;
}

/// A SYN that was seen already is sent again; another one begins anew. What carries nothing begins nothing:
/// it is the end of something that began before the capture.
bool TcpReassembly::isNew(const Flow* flow, const TcpSegment& segment) const
{
    if (!flow)
        return segment.syn || (segment.length > 0 && !segment.rst);
    if (!segment.syn || segment.hasAck)
        return false;
    const EndIndex from = segment.from == flow->connection.ends[0] ? 0 : 1;
    return flow->firsts[from] != segment.seq + 1;
}

TcpReassembly::Flow& TcpReassembly::begin(const Key& key, const TcpSegment& segment, MonotonicTime at)
{
    if (const auto old = m_places.find(key); old != m_places.end()) {
        end(*old->second, at);
        m_flows.erase(old->second);
        m_places.erase(old);
    }
    if (m_flows.size() >= maxConnections) {
        end(m_flows.front(), at);
        const auto& ends = m_flows.front().connection.ends;
        m_places.erase(ends[0] < ends[1] ? Key{ends[0], ends[1]} : Key{ends[1], ends[0]});
        m_flows.pop_front();
    }
    Flow& flow = m_flows.emplace_back();
    m_places[key] = std::prev(m_flows.end());
    const bool byServer = segment.syn && segment.hasAck;
    flow.connection = {
        ++m_count, {byServer ? segment.to : segment.from, byServer ? segment.from : segment.to}, segment.syn};
    if (m_sink.began(flow.connection, at))
        flow.following = std::make_unique<Following>();
    return flow;
}

// Following ---------------------------------------------------------------------------------------

std::uint32_t TcpReassembly::take(const TcpSegment& segment, MonotonicTime at)
{
    const Key key = keyOf(segment);
    Flow* flow = find(key);
    if (isNew(flow, segment))
        flow = &begin(key, segment, at);
    if (!flow)
        return 0;
    const EndIndex from = segment.from == flow->connection.ends[0] ? 0 : 1;
    learnBeginnings(*flow, from, segment);
    if (flow->following && !flow->following->reset)
        follow(*flow, from, segment, at);
    return flow->connection.number;
}

/// Where the SYN of an end is missing, the first number it was seen with stands in, or what the other end
/// expects of it.
void TcpReassembly::learnBeginnings(Flow& flow, EndIndex from, const TcpSegment& segment)
{
    auto& mine = flow.firsts[from];
    auto& theirs = flow.firsts[otherIndex(from)];
    if (!mine && !segment.rst)
        mine = segment.seq + (segment.syn ? 1 : 0);
    if (!theirs && segment.hasAck && !segment.rst)
        theirs = segment.ack;
    if (!flow.following)
        return;
    for (const EndIndex end : {EndIndex{0}, EndIndex{1}}) {
        if (flow.firsts[end] && !flow.following->streams[end].begun())
            flow.following->streams[end].begin(*flow.firsts[end]);
    }
}

void TcpReassembly::tellHandshake(Flow& flow, EndIndex from, const TcpSegment& segment, MonotonicTime at)
{
    Following& following = *flow.following;
    if (!flow.connection.handshake || segment.rst)
        return;
    if (from == 1 && !std::exchange(following.answered, true))
        m_sink.answered(flow.connection, at);
    if (from == 0 && !segment.syn && segment.hasAck && following.answered &&
        !std::exchange(following.established, true))
        m_sink.established(flow.connection, at);
}

void TcpReassembly::follow(Flow& flow, EndIndex from, const TcpSegment& segment, MonotonicTime at)
{
    Following& following = *flow.following;
    const std::size_t heldBefore = following.streams[0].held() + following.streams[1].held();
    TcpStream& stream = following.streams[from];
    Output out(*this, flow, from, at);
    ++following.packets;
    tellHandshake(flow, from, segment, at);
    if (segment.hasAck && following.streams[otherIndex(from)].begun())
        following.streams[otherIndex(from)].acknowledge(segment.ack);
    if (stream.begun())
        stream.take(segment.seq + (segment.syn ? 1 : 0), segment.payload, segment.length, segment.fin, out);
    if (segment.rst && stream.begun())
        stream.takeReset(segment.seq, out);
    else if (segment.rst)
        out.reset();
    watchHole(flow, 0, at);
    watchHole(flow, 1, at);
    m_held += following.streams[0].held() + following.streams[1].held() - heldBefore;
    if (m_held > maxHeldTogether) {
        m_held -= following.streams[0].held() + following.streams[1].held();
        giveUp(flow, 0, at);
        giveUp(flow, 1, at);
    }
}

void TcpReassembly::watchHole(Flow& flow, EndIndex from, MonotonicTime at)
{
    TcpStream& stream = flow.following->streams[from];
    HoleWatch& watch = flow.following->holes[from];
    Output out(*this, flow, from, at);
    while (stream.held() > maxHeld && stream.hasHole())
        stream.giveUpHole(out);
    if (!stream.holeIsAcknowledged()) {
        watch.on = false;
    } else if (!watch.on || watch.position != stream.position()) {
        watch = {true, stream.position(), flow.following->packets, at};
    } else if (flow.following->packets - watch.packets >= patience || at - watch.since >= patienceTime) {
        watch.on = false;
        stream.giveUpHole(out);
    }
}

void TcpReassembly::giveUp(Flow& flow, EndIndex from, MonotonicTime at)
{
    Output out(*this, flow, from, at);
    while (flow.following->streams[from].hasHole())
        flow.following->streams[from].giveUpHole(out);
}

// Ends --------------------------------------------------------------------------------------------

void TcpReassembly::end(Flow& flow, MonotonicTime at)
{
    if (!flow.following)
        return;
    m_held -= flow.following->streams[0].held() + flow.following->streams[1].held();
    giveUp(flow, 0, at);
    giveUp(flow, 1, at);
    m_sink.finished(flow.connection, at);
    flow.following.reset();
}

void TcpReassembly::finish(MonotonicTime at)
{
    m_flows.sort([](const Flow& a, const Flow& b) { return a.connection.number < b.connection.number; });
    for (Flow& flow : m_flows)
        end(flow, at);
    m_flows.clear();
    m_places.clear();
}

} // namespace lifeline
