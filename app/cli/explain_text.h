// The verdict on connections with its evidence: for people in paragraphs, for programs as JSON.
#pragma once

#include "contracts/connection_check.h"
#include "lifecycle/connection_story.h"
#include "lifecycle/resource_ledger.h"

#include <string>
#include <vector>

namespace lifeline {

/// What is needed to explain one connection. What its events show must outlive it, as an EventLog's do.
struct ExplainedConnection {
    ConnectionStory story;
    ResourceLedger ledger; // of a server's handler that takes one resource in upgrade and one in on-open
    ConnectionCheck check;
    MonotonicTime until; // the end of the log: what is owed may come until then

    void take(const Event& event);
};

/// A paragraph for each: the verdict with [#412] behind what an event tells, the facts, what did not fire and
/// why, which invariants its stacks missed and what that is worth, and the ledger where there is one.
std::string explainText(const std::vector<const ExplainedConnection*>& connections, bool colors);

/// {"lifeline":1,"app":"…","connections":[{…}],"resources":{…}} and a newline; times in nanoseconds.
std::string explainJson(const std::vector<const ExplainedConnection*>& connections);

/// "1 resource leaked", "2 resources taken, 2 released"; empty where none was taken.
std::string resourcesText(const ResourceTotals& totals);

} // namespace lifeline
