// Packets on their way into a file, held back while words may still be said about them.
#pragma once

#include "formats/pcapng_blocks.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace lifeline {

/// Keeps the order in which packets are added. One is held back while it is the last of its connection, for a
/// comment on it; when too much is held, the oldest go all the same.
class PacketQueue {
public:
    static constexpr std::size_t mostBytes = std::size_t{8} << 20;      // held back, comments included
    static constexpr std::size_t mostComments = std::size_t{256} << 10; // bytes of comments on one packet

    struct Packet {
        std::uint32_t connection = 0;
        std::uint64_t at = 0; // nanoseconds since 1970
        PacketWay way = PacketWay::Unknown;
        std::string bytes;
        std::vector<std::string> comments = {};
    };

    void add(Packet packet);
    /// On the last packet of that connection; false where that has gone, or can hold no more.
    bool comment(std::uint32_t connection, std::string text);
    /// Nothing more will be said about it.
    void finish(std::uint32_t connection);

    /// Appends the blocks of what need not be held back any longer; with `all`, of everything.
    void drain(std::string& out, bool all = false);
    /// Packets added so far.
    std::uint64_t count() const { return m_first + m_packets.size(); }

private:
    struct Held {
        Packet packet;
        std::size_t commentBytes = 0;
        bool last = true; // of its connection
    };
    Held* lastOf(std::uint32_t connection);

    std::deque<Held> m_packets;
    std::uint64_t m_first = 0; // number of the packet at the front
    std::size_t m_bytes = 0;
    std::unordered_map<std::uint32_t, std::uint64_t> m_last; // by connection: the number of its last packet
};

} // namespace lifeline
