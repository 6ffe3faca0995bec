// One captured connection, watched as both of its ends would have.
#pragma once

#include "lifecycle/wire_observer.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

/// Sans-I/O. Each thing is told of the end that did it first, and then of the other. `log` must outlive it.
class WatchedConnection final : private EventSink {
public:
    WatchedConnection(ConnectionId id, std::string url, std::string client, std::string server,
                      EventSink& log);

    void connecting(MonotonicTime now);
    void connected(MonotonicTime now);
    void accepted(MonotonicTime now);
    void bytes(Side from, std::string_view bytes, MonotonicTime now);
    void fin(Side from, MonotonicTime now);
    void reset(Side from, MonotonicTime now);

    /// So many bytes are missing of what that end sent. Where they all belong to the payload of one frame,
    /// and are at most `mostFilled`, zeros stand in; how many. Otherwise nothing more of that end is read.
    std::uint64_t gap(Side from, std::uint64_t count, std::uint64_t mostFilled, MonotonicTime now);

    ConnectionId id() const { return m_client.connection(); }
    bool over() const { return m_client.over() && m_server.over(); }
    /// What is to be said of its gaps; empty: it has none.
    std::string gapsText() const;

private:
    /// What one end sent.
    struct Direction {
        std::uint64_t missing = 0, filled = 0; // bytes
        bool patched = false;                  // the message now passing holds bytes that stand in for others
        bool unread = false;
    };

    void accept(const Event& event) override;
    WireObserver& observer(Side side) { return side == Side::Client ? m_client : m_server; }
    Direction& direction(Side from) { return m_directions[from == Side::Client ? 0 : 1]; }
    void fill(Side from, const PassingFrame& frame, std::uint64_t count, MonotonicTime now);

    EventSink& m_log;
    std::string m_url, m_clientAddress, m_serverAddress;
    WireObserver m_client, m_server;
    std::array<Direction, 2> m_directions;
    bool m_connecting = false, m_connected = false, m_accepted = false;
};

} // namespace lifeline
