// What one end of a TCP connection sent, put in order from the segments that were captured (RFC 9293 §3.4).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Sans-I/O; not thread-safe. Numbers are modulo 2^32 outside and never wrap inside. Of bytes that come twice
/// the first count. Bytes behind a hole are held until the hole is filled or given up.
class TcpStream {
public:
    class Output {
    public:
        virtual ~Output() = default;
        virtual void bytes(std::string_view bytes) = 0;
        /// So many bytes were sent and never captured.
        virtual void gap(std::uint64_t count) = 0;
        virtual void fin() = 0;
        virtual void reset() = 0;
    };

    /// What is further from what is expected than this is not of this stream.
    static constexpr std::int64_t reach = std::int64_t{1} << 30;

    bool begun() const { return m_begun; }
    /// The first byte has this number.
    void begin(std::uint32_t first);
    std::uint32_t first() const { return static_cast<std::uint32_t>(m_first); }

    /// `length` bytes were sent, of which `bytes` are the first ones.
    void take(std::uint32_t seq, std::string_view bytes, std::uint32_t length, bool fin, Output& out);
    /// A reset that stands where all before it has come, or has been acknowledged. It waits for what is
    /// missing before it.
    void takeReset(std::uint32_t seq, Output& out);
    /// The other end has all before this number.
    void acknowledge(std::uint32_t ack);

    /// Something is missing: there is more behind it, or it was acknowledged.
    bool hasHole() const { return m_begun && !m_ended && m_next < m_known; }
    /// The byte that is missing next was received by the other end.
    bool holeIsAcknowledged() const { return hasHole() && m_acknowledged > m_next; }
    std::uint64_t position() const { return m_next; }
    /// Memory that is taken by what is held, about.
    std::size_t held() const { return m_held; }
    /// Gives up what is missing first, and goes on behind it.
    void giveUpHole(Output& out);
    /// A FIN or a reset was given.
    bool ended() const { return m_ended; }

private:
    std::optional<std::uint64_t> place(std::uint32_t seq) const;
    void hold(std::uint64_t at, std::string_view bytes);
    void give(std::string_view bytes, Output& out);
    void goOn(Output& out);
    void end();

    bool m_begun = false, m_ended = false;
    std::uint64_t m_first = 0;
    std::uint64_t m_next = 0;         // given out are all before it
    std::uint64_t m_known = 0;        // there are bytes up to here
    std::uint64_t m_acknowledged = 0; // the other end has all before it
    std::optional<std::uint64_t> m_finAt, m_resetAt;
    std::map<std::uint64_t, std::string> m_pieces; // none touches another's bytes
    std::size_t m_held = 0;
};

} // namespace lifeline
