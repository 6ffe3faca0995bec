// A stack that faults are measured against: how a play of one is begun, whatever the stack is.
#pragma once

#include "atlas/play_mail.h"
#include "faults/scenario.h"

#include <memory>
#include <string>

namespace lifeline {

/// Used on the measurement's thread. What a play leads to comes to the mail it was made with.
class StackSubject {
public:
    StackSubject() = default;
    virtual ~StackSubject() = default;
    StackSubject(const StackSubject&) = delete;
    StackSubject& operator=(const StackSubject&) = delete;

    virtual Side side() const = 0;
    /// Why that fault cannot be measured; empty where it can.
    virtual std::string whyNot(const Fault& fault) const = 0;
    /// Leads to Connected in the mail, or to DoorOpen first where a client has to dial, or to Failed.
    virtual void begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault) = 0;
    /// Puts into the mail what came by another way; called before it is read.
    virtual void collect() {}
    /// After DoorOpen: lets the client dial that port. `name` is what it calls itself where it has no key
    /// yet.
    virtual void dial(MeasuredPlay /*play*/, const Fault& /*fault*/, std::uint16_t /*port*/,
                      const std::string& /*name*/)
    {
    }
    /// Whether the measurement has to let it act once it has opened.
    virtual bool waitsForActs() const { return false; }
    virtual void act(ConnectionId /*connection*/, const SubjectAct& /*act*/) {}
    /// The play is over; what it needed may go.
    virtual void end(MeasuredPlay play) = 0;
};

/// What a client calls itself in the query of its target: "play-7".
inline std::string playName(MeasuredPlay play) { return "play-" + std::to_string(play); }

} // namespace lifeline
