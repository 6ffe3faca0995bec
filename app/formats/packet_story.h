// One connection as packets that could have passed.
#pragma once

#include "formats/made_up_tcp.h"
#include "formats/packet_queue.h"
#include "lifecycle/connection_story.h"

#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// The packets are those of one witness, so that nothing is there twice; of the other side's events only what
/// is no packet is told. Takes the events of one connection, in order.
class PacketStory {
public:
    /// Of payloads of which only a beginning is known, so many bytes are filled with zeros in one frame; a
    /// larger rest is left out, as a gap in the sequence numbers.
    static constexpr std::uint64_t mostFilled = std::uint64_t{16} << 20;

    /// `began`: nanoseconds since 1970 of the session. `queue` must outlive it.
    PacketStory(ConnectionId id, Side witness, std::int64_t began, PacketQueue& queue)
        : m_id(number(id)), m_witness(witness), m_began(began), m_queue(queue)
    {
    }

    void take(const Event& event);
    /// After the last event: the verdict.
    void finish();

private:
    struct Wire;
    void onWire(const Event& event);
    void connected(std::string_view client, std::string_view server);
    void connectFailed(const event::ConnectFailed& failed);
    void shakeHands();
    MadeUpTcp& tcp();
    void send(Side from, std::uint8_t flags, std::string_view bytes = {});
    void sendBytes(Side from, std::string_view bytes);
    void sendFrame(const Event& event, const event::Frame& frame, bool sent);
    void endStream(Side from, std::uint8_t flag);
    void note(std::string text);
    void early(std::string text);
    void carry(std::string text);
    void addPacket(std::string bytes, PacketWay way);

    std::uint32_t m_id;
    Side m_witness;
    std::int64_t m_began;
    PacketQueue& m_queue;
    std::uint64_t m_now = 0; // of the event being told
    std::optional<TcpAddress> m_client, m_server;
    std::optional<MadeUpTcp> m_tcp;
    bool m_hasPackets = false;
    std::vector<std::string> m_early; // comments before the first packet
    std::size_t m_earlyBytes = 0;
    ConnectionStory m_story;
};

} // namespace lifeline
