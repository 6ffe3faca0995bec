#include "lifecycle/resource_ledger.h"

#include <utility>

namespace lifeline {

ResourceLedger::Change ResourceLedger::take(const event::Callback& callback)
{
    switch (callback.name) {
    case CallbackName::Upgrade:
        if (callback.refusal.empty()) {
            ++m_live;
            return {.taken = 1};
        }
        ++m_leaked;
        return {.taken = 1, .leaked = 1};
    case CallbackName::OnOpen: ++m_live; return {.taken = 1};
    case CallbackName::OnClose: return {.released = std::exchange(m_live, 0)};
    case CallbackName::OnMessage:
    case CallbackName::OnPing:
    case CallbackName::OnPong:
    case CallbackName::OnError:
    case CallbackName::Other: break;
    }
    return {};
}

} // namespace lifeline
