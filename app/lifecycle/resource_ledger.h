// What a server's handler holds: one resource taken in on-open and, where it is written so, one in upgrade
// already; all released in on-close.
#pragma once

#include "lifecycle/event.h"

#include <cstdint>

namespace lifeline {

/// Where the handler takes its resources.
enum class Taking : std::uint8_t {
    UpgradeAndOpen, // leaks on every upgrade that is refused
    OpenOnly,       // on-close is owed for every on-open: nothing leaks
};
inline constexpr std::size_t takingCount = static_cast<std::size_t>(Taking::OpenOnly) + 1;

/// Sums of one ledger, or of a session's.
struct ResourceTotals {
    std::uint64_t taken = 0, released = 0, leaked = 0;
    /// Taken and not released, the leaked ones included.
    std::uint64_t held() const { return taken - released; }

    friend bool operator==(const ResourceTotals&, const ResourceTotals&) = default;
};

/// The book of one connection's server side. Feed it that side's callbacks, in order; no others.
class ResourceLedger {
public:
    explicit ResourceLedger(Taking taking = Taking::UpgradeAndOpen) : m_taking(taking) {}

    /// What one callback did to the book.
    struct Change {
        std::uint32_t taken = 0;
        std::uint32_t released = 0;
        std::uint32_t leaked = 0; // of those taken: nobody will release them

        friend bool operator==(const Change&, const Change&) = default;
    };

    Change take(const event::Callback& callback);
    /// The connection is over. What an upgrade took whose on-open never came, and never will, is leaked now.
    Change end();

    const ResourceTotals& totals() const { return m_totals; }
    std::uint32_t held() const { return m_live + static_cast<std::uint32_t>(m_totals.leaked); }
    /// Taken by an upgrade that led to no on-open: on-close is not owed then and releases nothing.
    std::uint32_t leaked() const { return static_cast<std::uint32_t>(m_totals.leaked); }

private:
    Change takeOne(bool lost);

    Taking m_taking;
    std::uint32_t m_live = 0;
    bool m_opened = false;
    ResourceTotals m_totals;
};

void add(ResourceTotals& totals, const ResourceLedger::Change& change);
void add(ResourceTotals& totals, const ResourceTotals& more);

} // namespace lifeline
