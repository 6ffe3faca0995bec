#include "atlas/contract_check.h"

#include "atlas/racy_faults.h"

#include <algorithm>

namespace lifeline {
namespace {

void addNew(std::vector<std::string>& list, std::string text)
{
    if (std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(std::move(text));
}

} // namespace

ContractTimers timersOf(const AtlasColumn& column, const Fault& fault)
{
    const PeerSettings& peer = fault.subject.peer;
    if (column.stack == "reference") {
        const bool pings = peer.pingInterval > Duration::zero();
        return {{"upgrade", peer.upgradeTimeout},
                {"idle", peer.idleTimeout},
                {"pong", pings ? peer.pingInterval + peer.pongTimeout : Duration::zero()},
                {"close", peer.closeTimeout}};
    }
    if (column.stack == "qt" && column.side == Side::Server)
        return {{"upgrade", peer.upgradeTimeout}};
    return column.timers;
}

bool races(const AtlasCell& cell) { return cell.racy() || !whyRacy(cell.fault).empty(); }

ContractCheck checkContract(const StackContract& contract, const AtlasColumn& column, const AtlasCell& cell,
                            const Fault& fault)
{
    ContractCheck check;
    const ContractTimers timers = timersOf(column, fault);
    for (const AtlasOutcome& outcome : cell.outcomes) {
        const auto moments = momentsFromText(outcome.moments);
        if (!moments)
            return check;
        for (const Prediction& way : contract.follow(*moments, timers))
            addNew(check.predicted, toldText(way.told));
    }
    const bool seen = std::ranges::all_of(cell.outcomes, [&](const AtlasOutcome& outcome) {
        return std::ranges::find(check.predicted, outcome.told) != check.predicted.end();
    });
    check.right = seen && (races(cell) || check.predicted.size() == 1);
    return check;
}

} // namespace lifeline
