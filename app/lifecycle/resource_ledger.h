// What the built-in reference handler holds: one resource taken in upgrade, one in on-open, both released in
// on-close.
#pragma once

#include "lifecycle/event.h"

#include <cstdint>

namespace lifeline {

/// The book of one connection's server side. Feed it that side's callbacks, in order; no others.
class ResourceLedger {
public:
    /// What one callback did to the book.
    struct Change {
        std::uint32_t taken = 0;
        std::uint32_t released = 0;
        std::uint32_t leaked = 0; // of those taken: nobody will release them

        friend bool operator==(const Change&, const Change&) = default;
    };

    Change take(const event::Callback& callback);

    /// Resources taken and not released, the leaked ones included.
    std::uint32_t held() const { return m_live + m_leaked; }
    /// Taken by an upgrade that was refused: on-open never fires then, so on-close is not owed and releases
    /// nothing.
    std::uint32_t leaked() const { return m_leaked; }

private:
    std::uint32_t m_live = 0;
    std::uint32_t m_leaked = 0;
};

} // namespace lifeline
