// What a contract's file holds, read: names, timers, and the table of rules. See README.md for the format.
#pragma once

#include "contracts/contract.h"
#include "contracts/moment_pattern.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// Where the code of a callback comes from.
enum class CodeSource : std::uint8_t {
    None,
    Literal,
    Wire,      // the peer's latest close frame; 1005 without a code
    Violation, // the code RFC 6455 §7.4.1 gives the violation that was noticed last
    Sent,      // the application's latest close
};

struct ToldRule {
    CallbackName role = CallbackName::Other;
    std::string called; // only where it differs from the contract's name for the role
    CodeSource source = CodeSource::None;
    std::uint16_t code = 0;
};

/// One way a rule may go.
struct RuleOutcome {
    std::vector<ToldRule> told;
    std::optional<std::size_t> to; // state; nullopt: it stays
    bool restart = false;          // what was waited counts anew
};

/// First match wins; where a timer decides, the one that passes first.
struct ContractRule {
    std::vector<std::size_t> in; // states
    std::vector<MomentPattern> when;
    std::optional<MomentPattern> after;  // the moment right before it, no silence between
    std::optional<MomentPattern> before; // the moment right behind it, no silence between
    std::optional<MomentPattern> soon;   // one behind it, with only glued ones between
    std::vector<RuleOutcome> outcomes;   // likeliest first; never empty
    Promise promise = Promise::Observed;
    std::string note, source;
};

struct ContractState {
    std::string name;
    StackStage stage = StackStage::Waiting;
};

struct ContractData {
    std::string stack, title;
    Side side = Side::Server;
    std::string id;
    std::vector<std::string> names, sources;
    std::array<std::string, callbackCount> called;
    ContractTimers timers;
    std::uint64_t limit = 0; // payload bytes of a message it takes; 0: none
    RuleSet accepts;         // upgrade rules it does not check
    std::vector<MomentPattern> tolerates;
    std::vector<ContractState> states; // the first four are the stages themselves
    std::vector<ContractRule> rules;
    std::map<std::string, Promise, std::less<>> invariants;
};

} // namespace lifeline
