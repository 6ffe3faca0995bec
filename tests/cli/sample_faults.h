// A fault and a report as the tests of the fault commands need them.
#pragma once

#include "faults/fault_judge.h"

#include <memory>

namespace lifeline {

inline Fault sampleFault(std::string id, FaultGroup group = FaultGroup::BadRequest, Side side = Side::Client)
{
    Fault fault;
    fault.id = std::move(id);
    fault.group = group;
    fault.side = side;
    fault.title = "No key";
    fault.does = "Asks for an upgrade without a key.";
    fault.must = "Refuse it.";
    fault.sections = {"4.2.1"};
    fault.expect.callbacks = {{CallbackName::Upgrade, true, 0}};
    fault.expect.allowedWhy = "the RFC leaves it open";
    return fault;
}

inline FaultReport sampleReport(std::string id, Outcome outcome)
{
    FaultReport report;
    report.fault = std::make_shared<Fault>(sampleFault(std::move(id)));
    report.connection = static_cast<ConnectionId>(7);
    report.outcome = outcome;
    report.took = std::chrono::milliseconds(1250);
    report.checks.push_back({"1 send-request", "", "", Outcome::Passed, 3});
    if (outcome == Outcome::Failed)
        report.checks.push_back({"2 expect response 400", "response 400", "response 101", outcome, 9});
    if (outcome == Outcome::Failed || outcome == Outcome::Skipped)
        report.why = "a reason";
    return report;
}

} // namespace lifeline
