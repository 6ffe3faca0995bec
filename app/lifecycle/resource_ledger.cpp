#include "lifecycle/resource_ledger.h"

#include <utility>

namespace lifeline {

void add(ResourceTotals& totals, const ResourceLedger::Change& change)
{
    totals.taken += change.taken;
    totals.released += change.released;
    totals.leaked += change.leaked;
}

void add(ResourceTotals& totals, const ResourceTotals& more)
{
    totals.taken += more.taken;
    totals.released += more.released;
    totals.leaked += more.leaked;
}

ResourceLedger::Change ResourceLedger::takeOne(bool lost)
{
    m_live += lost ? 0 : 1;
    return {.taken = 1, .leaked = lost ? 1U : 0U};
}

ResourceLedger::Change ResourceLedger::take(const event::Callback& callback)
{
    Change change;
    if (!callback.called.empty()) // another stack's: what its handler holds is not known
        return change;
    switch (callback.name) {
    case CallbackName::Upgrade:
        if (m_taking == Taking::UpgradeAndOpen)
            change = takeOne(!callback.refusal.empty());
        break;
    case CallbackName::OnOpen:
        m_opened = true;
        change = takeOne(false);
        break;
    case CallbackName::OnClose: change = {.released = std::exchange(m_live, 0)}; break;
    case CallbackName::OnMessage:
    case CallbackName::OnPing:
    case CallbackName::OnPong:
    case CallbackName::OnError:
    case CallbackName::Other: break;
    }
    add(m_totals, change);
    return change;
}

ResourceLedger::Change ResourceLedger::end()
{
    Change change;
    if (!m_opened)
        change.leaked = std::exchange(m_live, 0);
    add(m_totals, change);
    return change;
}

} // namespace lifeline
