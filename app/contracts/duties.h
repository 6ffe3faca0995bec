// What a side's stack owes its application, by its contract.
#pragma once

#include "contracts/contract.h"
#include "lifecycle/verdict.h"

namespace lifeline {

/// A Duties function: of a stack without a contract nothing is known. Only on-close after on-open, and what
/// follows an upgrade, can be owed; `within` is the stack's own patience (SideRecord::patience()).
CallbackDuty contractDuty(Side side, const SideStory& story, CallbackName name);

} // namespace lifeline
