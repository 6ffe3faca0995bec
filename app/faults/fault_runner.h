// Plays faults over real sockets: many at once, each against its own built-in side, or against an address.
#pragma once

#include "endpoints/lab.h"
#include "faults/fault_judge.h"

#include <functional>
#include <memory>
#include <optional>

namespace lifeline {

/// Used on one thread, which also hands it every event of the lab, in order. `lab` must outlive it; what
/// still runs when it goes is reset.
class FaultRunner {
public:
    /// Called from take() or woken(), once a play.
    using Done = std::function<void(const FaultReport&)>;
    /// Called as soon as the connection of a play has its id.
    using Started = std::function<void(const Fault&, ConnectionId)>;

    FaultRunner(Lab& lab, Done done, Started started = {}, std::size_t parallel = 64);
    ~FaultRunner();
    FaultRunner(const FaultRunner&) = delete;
    FaultRunner& operator=(const FaultRunner&) = delete;

    /// Against our own server or client, set up as the fault says.
    void playBuiltIn(std::shared_ptr<const Fault> fault, MonotonicTime now);
    /// A client's fault against a server somewhere; any other is skipped with the reason.
    void playAgainst(std::shared_ptr<const Fault> fault, const WsUrl& target, MonotonicTime now);

    void take(const Event& event);
    std::optional<MonotonicTime> wakeAt() const;
    void woken(MonotonicTime now);

    /// Drops what runs and what waits; they count as skipped.
    void stop();

    std::size_t running() const;
    std::size_t waiting() const;
    bool idle() const { return running() == 0 && waiting() == 0; }

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A factory of scripted peers for Lab::connectAs(), Lab::addServer() and Lab::armServer().
PeerFactory scriptedPeers(std::shared_ptr<const Fault> fault, std::string host, std::string target = "/",
                          bool callbacksSeen = true);

} // namespace lifeline
