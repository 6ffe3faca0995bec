#include "contracts/contract_data.h"

#include <algorithm>
#include <array>
#include <set>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, 3> promiseIds{"promised", "observed", "not-promised"};
constexpr std::array<std::string_view, 4> stageIds{"waiting", "open", "closing", "ended"};

} // namespace

std::string_view promiseId(Promise promise) { return promiseIds[static_cast<std::size_t>(promise)]; }

std::optional<Promise> promiseFromId(std::string_view id)
{
    const auto found = std::find(promiseIds.begin(), promiseIds.end(), id);
    return found == promiseIds.end() ? std::nullopt
                                     : std::optional(static_cast<Promise>(found - promiseIds.begin()));
}

std::string_view stageId(StackStage stage) { return stageIds[static_cast<std::size_t>(stage)]; }

const std::string& StackContract::id() const { return m_data->id; }
const std::string& StackContract::stack() const { return m_data->stack; }
const std::string& StackContract::title() const { return m_data->title; }
Side StackContract::side() const { return m_data->side; }
const std::vector<std::string>& StackContract::names() const { return m_data->names; }
const std::vector<std::string>& StackContract::sources() const { return m_data->sources; }
const ContractTimers& StackContract::timers() const { return m_data->timers; }

std::string_view StackContract::called(CallbackName role) const
{
    return m_data->called[static_cast<std::size_t>(role)];
}

Promise StackContract::invariant(std::string_view id) const
{
    const auto found = m_data->invariants.find(id);
    return found == m_data->invariants.end() ? Promise::NotPromised : found->second;
}

std::vector<std::vector<ToldCallback>> StackContract::predict(std::span<const Moment> moments,
                                                              const ContractTimers& setUp) const
{
    std::vector<std::vector<ToldCallback>> ways;
    std::set<std::string> texts; // ways that only come about differently are one
    for (Prediction& each : follow(moments, setUp)) {
        if (texts.insert(toldText(each.told)).second)
            ways.push_back(std::move(each.told));
    }
    return ways;
}

} // namespace lifeline
