// Puts the fragments of IP datagrams together again (RFC 791 §3.2, RFC 8200 §4.5).
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Which datagram a fragment is of.
struct DatagramId {
    std::array<char, 16> from{}, to{};
    std::uint32_t id = 0;
    std::uint8_t protocol = 0;
    bool operator==(const DatagramId&) const = default;
};

/// Sans-I/O; not thread-safe. Of bytes that come twice the first count. So many datagrams are waited for; the
/// oldest goes when there is one more.
class IpFragments {
public:
    static constexpr std::size_t maxWaiting = 64;
    static constexpr std::size_t maxDatagram = 65535;

    /// `offset` in bytes, a multiple of 8. The whole payload once nothing is missing.
    std::optional<std::string> add(const DatagramId& id, std::size_t offset, bool last,
                                   std::string_view bytes);

    /// Datagrams that are not whole, those that were given up among them.
    std::uint64_t unfinished() const { return m_givenUp + m_waiting.size(); }

private:
    static constexpr std::size_t unit = 8;
    struct Datagram {
        DatagramId id;
        std::string bytes;
        std::bitset<maxDatagram / unit + 1> there;
        std::size_t size = 0; // 0: the last one has not come
    };
    Datagram& find(const DatagramId& id);
    static bool isWhole(const Datagram& datagram);

    std::list<Datagram> m_waiting; // the oldest first
    std::uint64_t m_givenUp = 0;
};

} // namespace lifeline
