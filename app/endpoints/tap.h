// A tap: hands every byte, FIN and RST on between a visitor and the far end, and records what one of them
// lives through.
#pragma once

#include "endpoints/connector.h"
#include "endpoints/lab.h"
#include "endpoints/live_end.h"
#include "endpoints/tap_end.h"
#include "lifecycle/wire_observer.h"

#include <memory>
#include <utility>

namespace lifeline {

/// Used on the transport thread only.
///
/// Nothing is read from the visitor before the far end is there. While more than TcpLink::highWater bytes
/// wait for one end, the other is not read from, so that memory is bounded and slowness is felt. A RST goes
/// on once what was read before it has left, at most `lastFlush` later. A far end that cannot be had, or is
/// lost, leads to ForwardFailed and a RST to the visitor.
class Tap final : public LiveEnd, public Sleeper, public TapMiddle, public std::enable_shared_from_this<Tap> {
public:
    /// `connectTimeout`: until the far end is there; 0: as long as TCP tries. `hops`: doors before this one.
    Tap(LinkContext& context, ConnectionId id, ForwardTo to, Duration connectTimeout, unsigned hops);

    /// Takes the visitor over, who is at `remote`.
    void start(TcpSocket visitor, const TcpEndpoint& remote);

    Side side() const override { return m_observer.side(); }
    Phase phase() const override { return m_observer.phase(); }
    bool isPlayed() const override { return false; }
    /// DropFin and DropReset: from the observed side towards its peer; a RST ends both connections. Vanish:
    /// nothing passes any more, either way.
    void handle(const PeerInput& input) override;
    /// Whoever is at the ends has a little time to end by itself, more where one of them is ours; then
    /// drop().
    void sayGoodbye() override;
    /// Resets both connections.
    void drop() override;
    unsigned hops() const override { return m_hops + 1; }

    /// Bytes held for that end, which does not take them: never more than TcpLink::highWater and one read.
    std::size_t heldFor(Side side) const { return (side == Side::Client ? m_visitor : m_target).waiting(); }

    static constexpr unsigned maxHops = 8; // an address may lead back to its own door
    static constexpr Duration lastFlush = std::chrono::seconds(5);
    static constexpr Duration lastWords = std::chrono::milliseconds(500);

private:
    void wake() override;
    void received(TapEnd& from, std::string_view bytes) override;
    void ended(TapEnd& from, const asio::error_code& code) override;
    void moved(TapEnd& end) override;
    std::shared_ptr<TapMiddle> shared() override { return shared_from_this(); }

    void recordVisitor(const TcpEndpoint& remote, MonotonicTime now);
    void connectDone(Connector::Result result);
    void join(TcpSocket target);
    void failForward(Cause cause, std::string_view error);
    void lost(TapEnd& from, const asio::error_code& code);
    void resetAfterFlush(TapEnd& end);
    void tryReset();
    void settle();
    void setReading(bool on);
    void close();

    MonotonicTime now() const { return m_context.clock.now(); }
    Side sideAt(const TapEnd& end) const { return &end == &m_visitor ? Side::Client : Side::Server; }
    TapEnd& endAt(Side side) { return side == Side::Client ? m_visitor : m_target; }
    TapEnd& otherThan(const TapEnd& end) { return endAt(otherEnd(sideAt(end))); }

    LinkContext& m_context;
    ForwardTo m_to;
    Duration m_connectTimeout;
    unsigned m_hops;
    WireObserver m_observer;
    TapEnd m_visitor, m_target;
    std::string m_door;                            // its address
    std::unique_ptr<Connector> m_connector;        // until the far end is there
    std::pair<TcpEndpoint, TcpEndpoint> m_through; // our connection to the far end: from, to
    TapEnd* m_resetting = nullptr;                 // is reset once what waits for it has left
    MonotonicTime m_resetBy;
    bool m_joined = false, m_vanished = false, m_over = false;
};

} // namespace lifeline
