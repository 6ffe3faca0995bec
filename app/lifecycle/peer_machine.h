// One side of one WebSocket connection, from TCP to the last event (RFC 6455), without sockets, clock or
// threads: inputs and a time go in, commands come out, events go to the sink.
#pragma once

#include "base/random_source.h"
#include "lifecycle/deadline_keeper.h"
#include "lifecycle/emitter.h"
#include "lifecycle/frame_exchange.h"
#include "lifecycle/peer.h"
#include "lifecycle/peer_profile.h"
#include "lifecycle/upgrade_exchange.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Not thread-safe, not movable. `random` and `sink` must outlive it.
///
/// The closing order follows §7.1: the server ends TCP first, the client waits for it; whoever fails a
/// connection says why in a close frame, half-closes, and reads on until the peer ends too or the close
/// deadline passes, so that the answer is not lost to a reset.
class PeerMachine final : public Peer {
public:
    PeerMachine(ConnectionId connection, Side side, std::shared_ptr<const PeerProfile> profile,
                RandomSource& random, EventSink& sink);

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) override;

    Phase phase() const override { return m_emit.phase; }
    bool done() const override { return m_done; }
    ConnectionId connection() const override { return m_emit.connection; }
    Side side() const override { return m_emit.side; }
    /// True from on-open until a close frame or an end: messages can be sent.
    bool canSend() const { return m_frames.canSend(); }

private:
    void on(const input::ConnectStarted&);
    void on(const input::TcpConnected&);
    void on(const input::ConnectFailed&);
    void on(const input::Accepted&);
    void on(const input::BytesReceived&);
    void on(const input::FinReceived&);
    void on(const input::ResetReceived&);
    void on(const input::ConnectionLost&);
    void on(const input::OutputMoved&);
    void on(const input::Woken&);
    void on(const input::SendMessage&);
    void on(const input::SendPing&);
    void on(const input::SendPong&);
    void on(const input::SendClose&);
    void on(const input::DropFin&);
    void on(const input::DropReset&);
    void on(const input::Injected&);
    void on(const input::SendFrame&);
    void on(const input::StopAnsweringPings&);
    void on(const input::StopAnsweringClose&);
    void on(const input::Vanish&);
    void on(const input::CallbackSeen&) {}

    void put(const PeerInput& input);
    void sendPending();
    void beginUpgrade();
    void receiveUpgrade(std::string_view bytes);
    void receiveFrames(std::string_view bytes);
    void recordUnfinished();
    void sendFin();
    void endTcp();

    void passed(DeadlineName name);
    void upgradePassed();
    void idlePassed();
    void lastPassed(DeadlineName name);
    std::optional<MonotonicTime> nextWake() const;

    const PeerSettings& settings() const { return m_profile->settings; }
    std::string& bytes() { return m_out->bytes(); }

    std::shared_ptr<const PeerProfile> m_profile;
    RandomSource& m_random;
    Emitter m_emit;
    DeadlineKeeper m_keeper;
    std::unique_ptr<UpgradeExchange> m_upgrade; // while upgrading
    FrameExchange m_frames;
    PeerCommands* m_out = nullptr; // during handle()

    /// What the application sent from inside a callback: payloads one after another, a close payload whole.
    struct Pending {
        Opcode opcode;
        std::size_t size;
    };
    std::vector<Pending> m_pending;
    std::string m_pendingBytes;

    MonotonicTime m_lastActivity; // for the idle deadline, which follows it lazily
    MonotonicTime m_nextPing = MonotonicTime::max();
    std::optional<MonotonicTime> m_wakeAt; // what the world was last asked for
    std::uint32_t m_pings = 0;
    bool m_finSent = false, m_finReceived = false;
    bool m_vanished = false;
    bool m_done = false;
};

} // namespace lifeline
