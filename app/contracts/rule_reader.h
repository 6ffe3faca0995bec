// Reads one rule of a contract.
#pragma once

#include "base/json_reading.h"
#include "contracts/contract_data.h"

#include <optional>
#include <string_view>

namespace lifeline {

std::optional<StackStage> stageFromId(std::string_view id);
std::optional<std::size_t> stateNamed(const ContractData& data, std::string_view name);

/// "on-close:1006", "on-close:wire", "on-error", "other=aboutToClose", "on-error=onWebSocketError".
std::optional<ToldRule> toldRuleFromText(std::string_view text);

/// `data` has its states, timers and names already. What is wrong becomes a problem.
ContractRule readRule(JsonReading& reading, const Json::Value& value, const ContractData& data);

} // namespace lifeline
