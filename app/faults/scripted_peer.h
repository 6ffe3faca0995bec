// A peer that plays a script: the misbehaving end of a connection, sans-I/O like the well-behaved one.
#pragma once

#include "base/random_source.h"
#include "faults/scenario.h"
#include "lifecycle/peer.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lifeline {

/// Plays the fault's steps from the moment TCP is there (ConnectStarted and Accepted come first as for any
/// peer), records what it sends and what reaches it as wire events of its side, and each step as an event of
/// the fault layer. It judges nothing it receives: frames are read as they are, legal or not.
///
/// When the script is over it emits FaultEnded, then sees the connection out: it answers the other end's FIN,
/// and resets after `lingerLimit` when nothing comes. The limit of the fault ends a script that hangs,
/// and so does DropReset, with a RST.
/// `random` and `sink` must outlive it.
class ScriptedPeer final : public Peer {
public:
    /// `host` is what ${host} stands for ("127.0.0.1:9001"), `target` the path asked for. `callbacksSeen`:
    /// whether CallbackSeen will come. Without a fault a server reads the request first and asks `choose` for
    /// one by its target, which is empty when there is no request within `requestLimit`.
    struct Setup {
        std::shared_ptr<const Fault> fault = {};
        std::string host = {}, target = "/";
        bool callbacksSeen = false;
        std::function<std::shared_ptr<const Fault>(std::string_view target)> choose = {};
    };
    static constexpr Duration requestLimit = std::chrono::seconds(10);
    static constexpr Duration lingerLimit = std::chrono::seconds(1);

    ScriptedPeer(ConnectionId connection, Setup setup, RandomSource& random, EventSink& sink);
    ~ScriptedPeer() override;

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) override;

    bool done() const override;
    Phase phase() const override;
    ConnectionId connection() const override;
    Side side() const override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lifeline
