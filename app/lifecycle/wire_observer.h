// Watches one TCP connection from between its ends and tells what one of them lived through: the wire events
// of that side, as a peer of ours in its place would record them; never callbacks.
#pragma once

#include "lifecycle/emitter.h"
#include "lifecycle/message_tracker.h"
#include "lifecycle/upgrade_watch.h"
#include "lifecycle/wire_frames.h"

#include <memory>
#include <optional>
#include <string_view>

namespace lifeline {

/// Sans-I/O; not thread-safe; `sink` must outlive it. Times never go back.
///
/// Judges what reached the observed side and goes on reading after every violation, since a lax stack does.
/// The phase follows what passed: a 101, the first close frame, the end of TCP; a finding moves nothing. What
/// is neither HTTP nor WebSocket is told as far as it was taken for a head, and never breaks anything. Once
/// TCP has ended nothing more is told.
class WireObserver {
public:
    WireObserver(ConnectionId connection, Side observed, EventSink& sink);

    /// Server: a visitor is there, at `remote`.
    void accepted(std::string_view local, std::string_view remote, MonotonicTime now);
    /// Client: it wants to go to `url`, and its connection from `local` is there.
    void connected(std::string_view url, std::string_view local, std::string_view remote, MonotonicTime now);
    /// The same in two steps, where both times are known.
    void connecting(std::string_view url, MonotonicTime now);
    void connected(std::string_view local, std::string_view remote, MonotonicTime now);
    /// The connection to the far end is there.
    void forwarding(std::string_view local, std::string_view remote, MonotonicTime now);
    /// There is none, or it was lost; what is told then is the end of the connection to the visitor.
    void forwardFailed(Cause cause, std::string_view error, MonotonicTime now);

    /// What that end sent.
    void bytes(Side from, std::string_view bytes, MonotonicTime now);
    void fin(Side from, MonotonicTime now);
    void reset(Side from, MonotonicTime now);
    /// The observed side lost the other.
    void lost(Cause cause, std::string_view error, MonotonicTime now);
    /// A person broke the connection.
    void injected(std::string_view fault, MonotonicTime now);

    /// The frame that this end is sending; nullopt: none, or none whose header is whole. Good until the next
    /// bytes.
    std::optional<PassingFrame> arriving(Side from) const;

    Phase phase() const { return m_emit.phase; }
    ConnectionId connection() const { return m_emit.connection; }
    Side side() const { return m_emit.side; }
    bool over() const { return isFinal(m_emit.phase); }

private:
    /// What one end sends after the upgrade.
    struct Direction {
        explicit Direction(Side receiver) : frames(receiver) {}
        WireFrames frames;
        MessageTracker messages;
        bool closed = false;      // a close frame has passed
        bool toldBehind = false;  // that something came behind it
        bool finished = false;    // a FIN has passed
        std::uint64_t judged = 0; // one more than the offset of the last header that was
    };

    bool begins(MonotonicTime now);
    bool isReceived(Side from) const { return from != m_emit.side; }
    Direction& direction(Side from) { return from == Side::Client ? m_fromClient : m_fromServer; }
    void upgrading(Side from, std::string_view bytes);
    void takeFrames(Side from, std::string_view bytes);
    void take(Side from, const PassingFrame& frame);
    void tell(const PassingFrame& frame, bool received);
    void tellBehindClose(Direction& each, const PassingFrame& frame, bool received);
    void takeWhole(Direction& each, const PassingFrame& frame, bool received);
    void takeData(Direction& each, const PassingFrame& frame, bool received);
    bool judge(Direction& each, const PassingFrame& frame);
    void judgeArriving(Direction& each);
    bool isReadable(const PassingFrame& frame) const;
    void endOf(Side from);
    void tellUnfinished(Side from);
    void endTcp();

    Emitter m_emit;
    std::unique_ptr<UpgradeWatch> m_upgrade; // until both directions are upgraded
    std::uint8_t m_extensionBits = 0;
    Direction m_fromClient, m_fromServer;
};

} // namespace lifeline
