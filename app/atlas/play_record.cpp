#include "atlas/play_record.h"

#include "endpoints/report_patience.h"

#include <algorithm>
#include <map>

namespace lifeline {
namespace {

constexpr std::size_t mostTold = 10'000; // of a stack that never stops

/// Whether the step does something to the other side.
bool isAct(const event::FaultStep& step) { return !isSilent(step) && !step.what.starts_with("expect"); }

std::int64_t milliseconds(Duration time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

std::int64_t median(std::vector<std::int64_t> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The pair that came most often, the first of those that came equally often.
AtlasOutcome typical(const std::vector<const AtlasOutcome*>& alike)
{
    const auto timesOf = [&](const AtlasOutcome* one) {
        return std::count_if(alike.begin(), alike.end(), [one](const AtlasOutcome* other) {
            return other->wire == one->wire && other->moments == one->moments;
        });
    };
    const AtlasOutcome* best = alike.front();
    for (const AtlasOutcome* each : alike) {
        if (timesOf(each) > timesOf(best))
            best = each;
    }
    return *best;
}

AtlasOutcome combined(const std::vector<const AtlasOutcome*>& alike)
{
    AtlasOutcome outcome = typical(alike);
    std::vector<std::int64_t> times;
    outcome.count = 0;
    for (const AtlasOutcome* each : alike) {
        times.push_back(each->afterMs);
        outcome.count += each->count;
    }
    outcome.afterMs = median(std::move(times));
    return outcome;
}

/// Where there is no wire to tell of: nobody is there, or nobody answers for as long as a play waits.
Moment withoutWire(Reach reach, Duration waited)
{
    Moment moment{.kind = MomentKind::ConnectFailed};
    if (reach == Reach::FullBacklog)
        moment = {.kind = MomentKind::Silence, .lasted = waited};
    return moment;
}

} // namespace

PlayRecord::PlayRecord(std::shared_ptr<const Fault> fault, PlayPatience patience, MonotonicTime begun)
    : m_fault(std::move(fault)), m_patience(patience), m_observed(otherEnd(m_fault->side)),
      m_wire(m_observed), m_moments(m_observed), m_begun(begun), m_last(begun)
{
    if (m_fault->reach != Reach::Normal)
        m_scriptOver = begun; // there is nobody to play it
}

void PlayRecord::take(const Event& event)
{
    m_asked = m_asked || event.kind() == EventKind::Request;
    m_wire.take(event);
    m_moments.take(event);
    if (event.side == m_observed)
        takeSubject(event);
    else
        takeScript(event);
}

void PlayRecord::takeScript(const Event& event)
{
    m_last = std::max(m_last, event.at);
    if (event.as<event::FaultEnded>() != nullptr)
        m_scriptOver = event.at;
    else if (const auto* step = event.as<event::FaultStep>(); step && isAct(*step))
        m_lastAct = event.at;
}

void PlayRecord::takeSubject(const Event& event)
{
    if (const auto* callback = event.as<event::Callback>()) {
        takeCallback(*callback, event.at);
        return;
    }
    m_last = std::max(m_last, event.at);
    switch (event.kind()) {
    case EventKind::FinSent: m_finSent = true; break;
    case EventKind::FinReceived: m_finReceived = true; break;
    case EventKind::ResetSent:
    case EventKind::ResetReceived:
    case EventKind::ConnectionLost:
    case EventKind::ConnectFailed: m_gone = true; break;
    default: break;
    }
}

void PlayRecord::takeCallback(const event::Callback& callback, MonotonicTime at)
{
    takeUnmatched(callback.stack, {callback.name, std::string(callback.called), callback.code, {}, 0, {}},
                  at);
}

void PlayRecord::takeUnmatched(std::string_view stack, ToldCallback callback, MonotonicTime at,
                               Duration waited)
{
    m_stack = stack;
    if (callback.role == CallbackName::Other || m_told.size() >= mostTold)
        return;
    m_told.push_back(std::move(callback));
    m_lastTold = at - waited;
    m_last = std::max(m_last, at);
    m_gone = m_gone || m_fault->reach != Reach::Normal;
}

/// Without its request a client's reports come when the lab has waited for it.
Duration PlayRecord::settle() const
{
    const bool known = m_asked || m_observed == Side::Server || m_fault->reach != Reach::Normal;
    return m_patience.settle + (known ? Duration::zero() : reportPatience);
}

bool PlayRecord::tcpOver() const { return m_gone || (m_finSent && m_finReceived); }

MonotonicTime PlayRecord::overAt() const
{
    const MonotonicTime latest =
        m_scriptOver ? *m_scriptOver + m_patience.limit : m_begun + m_fault->limit + m_patience.limit;
    return m_scriptOver && tcpOver() ? std::min(m_last + settle(), latest) : latest;
}

AtlasOutcome PlayRecord::outcome() const
{
    AtlasOutcome outcome;
    outcome.told = toldText(m_told);
    outcome.wire = m_wire.text();
    outcome.moments = momentsText(m_moments.moments());
    if (outcome.moments.empty() && m_fault->reach != Reach::Normal)
        outcome.moments = momentsText(std::vector{withoutWire(m_fault->reach, m_patience.limit)});
    if (m_lastTold)
        outcome.afterMs = std::max<std::int64_t>(milliseconds(*m_lastTold - m_lastAct.value_or(m_begun)), 0);
    return outcome;
}

std::vector<AtlasOutcome> outcomesOf(const std::vector<AtlasOutcome>& plays)
{
    std::vector<std::pair<std::string, std::vector<const AtlasOutcome*>>> groups;
    for (const AtlasOutcome& play : plays) {
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const auto& each) { return each.first == play.told; });
        if (group == groups.end())
            groups.emplace_back(play.told, std::vector{&play});
        else
            group->second.push_back(&play);
    }
    std::vector<AtlasOutcome> outcomes;
    for (const auto& [told, alike] : groups)
        outcomes.push_back(combined(alike));
    std::stable_sort(outcomes.begin(), outcomes.end(),
                     [](const AtlasOutcome& a, const AtlasOutcome& b) { return a.count > b.count; });
    return outcomes;
}

} // namespace lifeline
