// Peer machines talking over an imagined network: what happens is carried out in the order of a time that is
// only counted.
#pragma once

#include "lifecycle/peer_machine.h"
#include "lifecycle/reference_contract.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lifeline {

/// An order of things by time. Things due at one time happen in the order they were asked for.
class Agenda {
public:
    MonotonicTime now() const { return m_now; }
    void at(MonotonicTime time, std::function<void()> what)
    {
        m_due.emplace(std::max(time, m_now), std::move(what));
    }
    void run(MonotonicTime until);

private:
    MonotonicTime m_now;
    std::multimap<MonotonicTime, std::function<void()>> m_due;
};

/// One TCP connection. An end that has a profile is a peer machine of ours; the other is told what to say,
/// and answers a FIN with a FIN unless it is made deaf.
class SampleConnection {
public:
    struct Ends {
        std::shared_ptr<const PeerProfile> client, server; // nullptr: not ours
        std::string clientAddress, serverAddress;
        Duration latency = std::chrono::microseconds(180); // one way
    };

    SampleConnection(Agenda& agenda, EventSink& sink, RandomSource& random, ConnectionId id, Ends ends);
    ~SampleConnection();

    /// Begins at `time`; everything else is asked for at times after that.
    void begin(MonotonicTime time);
    /// What the application does on an end of ours. Views must live until the time has come.
    void act(Side side, MonotonicTime time, PeerInput input);
    /// What an end that is not ours sends.
    void say(Side side, MonotonicTime time, std::string bytes);
    void fin(Side side, MonotonicTime time);
    void reset(Side side, MonotonicTime time);

    /// The end sends back every message.
    void echo(Side side);
    /// An end that is not ours never ends by itself.
    void makeDeaf() { m_deaf = true; }
    /// From now on only so many more bytes of that side reach the other one.
    void cutAfter(Side side, MonotonicTime time, std::size_t bytes);

private:
    struct End;
    End& end(Side side) { return *m_ends[side == Side::Client ? 0 : 1]; }
    void handle(End& to, const PeerInput& input);
    void carryOut(End& by, const PeerCommand& command);
    void deliver(End& from, std::function<void(End&)> arrival);
    void sendBytes(End& from, std::string bytes);
    void sendFin(End& from);
    void sendReset(End& from);
    void wake(End& end, std::optional<MonotonicTime> at);

    Agenda& m_agenda;
    Ends m_setup;
    std::unique_ptr<End> m_ends[2];
    bool m_deaf = false;
};

} // namespace lifeline
