// A clock that only moves when a test moves it.
#pragma once

#include "base/time.h"

namespace lifeline {

class ManualClock final : public Clock {
public:
    MonotonicTime now() const override { return m_now; }
    void advance(Duration by) { m_now += by; }

private:
    MonotonicTime m_now;
};

} // namespace lifeline
