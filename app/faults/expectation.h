// One expect step while it waits: does what came fit?
#pragma once

#include "faults/observation.h"

#include <string>

namespace lifeline {

/// The step must outlive it.
class Expectation {
public:
    enum class Result : std::uint8_t {
        Waiting,
        Met,
        Allowed, // by one of the alternatives
        Missed,
        Unseen, // it is about a callback, and those cannot be seen here
    };

    Expectation(const step::Expect& expect, bool callbacksSeen);

    /// Looks at what came, takes away what fits and what is passed over. The end of the connection is only
    /// taken away where it was waited for.
    Result look(Seen& seen);
    /// Nothing more will come in time.
    Result timeUp() const;

    /// What came instead, after Missed; empty: nothing.
    const std::string& instead() const { return m_instead; }

private:
    template <class Test> Result alternative(Test test) const;
    Result lookAtCallbacks(Seen& seen) const;
    Result lookAtWire(Seen& seen);

    const step::Expect& m_expect;
    bool m_callbacksSeen;
    bool m_disturbed = false; // something came, so that "nothing" cannot be true any more
    std::string m_instead;
};

/// Whether one thing that came is what is awaited.
bool fits(const Awaited& awaited, const Observed& observed);
/// Whether a callback is the one awaited; false for everything that is no await::CallbackFired.
bool fits(const Awaited& awaited, const input::CallbackSeen& seen);

} // namespace lifeline
