// A TCP connection between two peers that is only imagined: latency, windows, FIN and RST, in the order of an
// agenda.
#pragma once

#include "lifecycle/peer.h"
#include "support/sample_network.h"

#include <deque>
#include <optional>
#include <string>

namespace lifeline {

/// Agenda and peers must outlive it. Peers must not call each other; what one does reaches the other through
/// the agenda only.
class ImaginedTcp {
public:
    struct Setup {
        std::string clientAddress = "127.0.0.1:40000", serverAddress = "127.0.0.1:9001";
        Duration latency = std::chrono::microseconds(180); // one way
        std::size_t clientWindow = std::size_t{4} << 20;   // bytes it lets arrive without reading them
        std::size_t serverWindow = std::size_t{4} << 20;
    };

    /// A peer that is nullptr is not there: the client's connect gets no answer.
    ImaginedTcp(Agenda& agenda, Peer* client, Peer* server, Setup setup);

    void connect();
    /// Nobody listens: the client is refused.
    void refuse();
    /// An input that comes from no network, as from an application.
    void handle(Side side, const PeerInput& input);

private:
    struct Arrival {
        enum class What : std::uint8_t { Bytes, Fin, Reset };
        What what = What::Bytes;
        std::string bytes = {};
    };
    struct End {
        Side side = Side::Client;
        Peer* peer = nullptr;
        std::size_t window = 0; // of what it receives
        std::deque<Arrival> toSend, unread;
        std::size_t underWay = 0; // bytes sent to it and not read by it
        bool reading = true, finSent = false, gone = false;
        std::optional<MonotonicTime> wakeAt;
        MonotonicTime lastArrival; // at this end: nothing overtakes
    };

    End& end(Side side) { return m_ends[side == Side::Client ? 0 : 1]; }
    End& other(const End& one) { return end(otherEnd(one.side)); }
    void give(End& to, const PeerInput& input);
    void carryOut(End& by, const PeerCommand& command);
    void wake(End& end, std::optional<MonotonicTime> at);
    void transmit(End& from);
    void arriveAt(End& to, Arrival arrival);
    void arrived(End& to, Arrival arrival);
    void readAll(End& to);
    void readOne(End& to);
    void reset(End& from);

    Agenda& m_agenda;
    Setup m_setup;
    End m_ends[2];
};

} // namespace lifeline
