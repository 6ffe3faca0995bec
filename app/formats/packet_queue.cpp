#include "formats/packet_queue.h"

namespace lifeline {

PacketQueue::Held* PacketQueue::lastOf(std::uint32_t connection)
{
    const auto found = m_last.find(connection);
    const bool held = found != m_last.end() && found->second >= m_first;
    return held ? &m_packets[static_cast<std::size_t>(found->second - m_first)] : nullptr;
}

void PacketQueue::add(Packet packet)
{
    if (Held* before = lastOf(packet.connection))
        before->last = false;
    m_last[packet.connection] = count();
    m_bytes += packet.bytes.size();
    m_packets.push_back({std::move(packet)});
}

bool PacketQueue::comment(std::uint32_t connection, std::string text)
{
    Held* held = lastOf(connection);
    if (held == nullptr || held->commentBytes >= mostComments)
        return false;
    held->commentBytes += text.size();
    m_bytes += text.size();
    held->packet.comments.push_back(std::move(text));
    return true;
}

void PacketQueue::finish(std::uint32_t connection)
{
    if (Held* held = lastOf(connection))
        held->last = false;
    m_last.erase(connection);
}

void PacketQueue::drain(std::string& out, bool all)
{
    while (!m_packets.empty() && (all || !m_packets.front().last || m_bytes > mostBytes)) {
        const Held& held = m_packets.front();
        const Packet& packet = held.packet;
        appendPacketBlock(out, packet.at, packet.bytes, packet.way, packet.comments);
        m_bytes -= packet.bytes.size() + held.commentBytes;
        m_packets.pop_front();
        ++m_first;
    }
}

} // namespace lifeline
