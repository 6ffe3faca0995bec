// One check an invariant; checkInvariants() runs them all. invariant_table.h has their sentences.
#pragma once

#include "contracts/invariants.h"
#include "contracts/told_story.h"

#include <vector>

namespace lifeline::invariant_check {

using Seqs = std::vector<EventSeq>;

struct Found {
    Holding holding = Holding::NotApplicable;
    Seqs events = {};
};

/// What all checks look at.
struct Sight {
    const SideRecord& side;
    ToldStory told;
    const SideRecord* otherEnd;

    /// Something owed has not come: it may still, as long as the connection lives or its timers run.
    Holding owed() const
    {
        return side.overFor && *side.overFor >= side.patience() ? Holding::Missed : Holding::NotYet;
    }
};

// What one side told
Found closeAtMostOnce(const Sight& sight);
Found closeImpliesOpen(const Sight& sight);
Found openImpliesClose(const Sight& sight);
Found noMessageBeforeOpen(const Sight& sight);
Found noMessageAfterClose(const Sight& sight);
Found noErrorAfterClose(const Sight& sight);
Found nothingAfterTheEnd(const Sight& sight);
Found errorThenClose(const Sight& sight);
Found upgradeImpliesOpenOrFailure(const Sight& sight);

// What it told of the wire
Found codeAsOnTheWire(const Sight& sight);
Found abnormalEndReported(const Sight& sight);
Found failedHandshakeNeverOpens(const Sight& sight);

// What both ends told
Found endsAgreeOnOpen(const Sight& sight);
Found endsAgreeOnCode(const Sight& sight);

} // namespace lifeline::invariant_check
