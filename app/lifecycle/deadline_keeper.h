// Deadlines whose arming and meeting are events.
#pragma once

#include "lifecycle/deadlines.h"
#include "lifecycle/emitter.h"

namespace lifeline {

struct DeadlineKeeper {
    Emitter& emit;
    Deadlines deadlines = {};

    /// `after` from now; zero or less means that this deadline is off.
    void arm(DeadlineName name, Duration after)
    {
        if (after > Duration::zero())
            armAt(name, emit.now + after);
    }

    void armAt(DeadlineName name, MonotonicTime at)
    {
        deadlines.arm(name, at);
        emit(event::DeadlineArmed{name, at});
    }

    void meet(DeadlineName name)
    {
        if (deadlines.disarm(name))
            emit(event::DeadlineMet{name});
    }
};

} // namespace lifeline
