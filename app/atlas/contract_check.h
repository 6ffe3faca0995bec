// Whether a contract would have told what was measured.
#pragma once

#include "atlas/atlas.h"
#include "contracts/contract.h"
#include "faults/scenario.h"

#include <string>
#include <vector>

namespace lifeline {

struct ContractCheck {
    bool right = false;
    std::vector<std::string> predicted; // over the moments of all outcomes, each once
};

/// Whether its plays differed, or may have on another machine: the fault is known to race (racy_faults.h).
bool races(const AtlasCell& cell);

/// Over the moments that were recorded. Of a cell that races, all outcomes seen must be among those that the
/// contract names over the moments of any: one that it names besides was merely not seen here. Of a stable
/// cell the contract must name what was told, and nothing else. The timers are those the stack had then.
ContractCheck checkContract(const StackContract& contract, const AtlasColumn& column, const AtlasCell& cell,
                            const Fault& fault);

/// Of the reference and qt, which are set up by each fault, those of the fault; else the column's.
ContractTimers timersOf(const AtlasColumn& column, const Fault& fault);

} // namespace lifeline
