// The rules of a contract, played over moments.
#include "contracts/contract_data.h"
#include "wire/close_code.h"

#include <algorithm>
#include <optional>
#include <span>

namespace lifeline {
namespace {

constexpr int mostTimers = 16; // in one silence: states may lead to each other

/// One way through the moments, and what a rule may ask for later.
struct Way {
    Prediction out;
    std::size_t state = 0;
    Duration waited = {}; // silences since the stage was entered
    std::uint16_t wire = close_code::abnormal, violation = close_code::protocolError,
                  sent = close_code::noStatus;
    std::optional<Moment> before; // the moment right before
    // Within a silence:
    Duration passed = {}; // of it
    int timers = 0;       // that have passed in it
};

struct DueRule {
    const ContractRule* rule = nullptr;
    Duration in = {};
};

class Run {
public:
    Run(const ContractData& data, const ContractTimers& setUp) : m_data(data), m_timers(setUp)
    {
        m_timers.insert(data.timers.begin(), data.timers.end());
        m_ways.emplace_back();
    }

    /// `behind`: the moments that come after it, as far as there are any yet.
    void take(const Moment& moment, std::span<const Moment> behind)
    {
        m_behind = behind;
        std::vector<Way> before = std::move(m_ways);
        m_ways.clear();
        for (std::size_t i = 0; i < before.size(); ++i) {
            m_room = StackContract::mostPredictions - m_ways.size() - (before.size() - i);
            if (moment.kind == MomentKind::Silence)
                takeSilence(std::move(before[i]), moment);
            else
                takeMoment(std::move(before[i]), moment);
        }
        for (Way& way : m_ways)
            way.out.stages.push_back(m_data.states[way.state].stage);
        ++m_index;
    }

    std::vector<Prediction> result()
    {
        std::vector<Prediction> out;
        for (Way& way : m_ways)
            out.push_back(std::move(way.out));
        return out;
    }

private:
    bool tolerated(const Moment& moment) const
    {
        return moment.kind == MomentKind::Violation &&
               std::any_of(m_data.tolerates.begin(), m_data.tolerates.end(),
                           [&](const MomentPattern& pattern) { return pattern.matches(moment); });
    }

    /// As this stack sees it: without the rules that it does not check, a message above its limit as a
    /// violation.
    Moment seen(Moment moment) const
    {
        moment.rules = RuleSet(moment.rules.bits() & ~m_data.accepts.bits());
        if (moment.kind == MomentKind::Message && m_data.limit != 0 && moment.length > m_data.limit) {
            moment.kind = MomentKind::Violation;
            moment.violation = Violation::MessageTooLarge;
        }
        return moment;
    }

    bool stands(const ContractRule& rule, const Way& way) const
    {
        return (!rule.after || (way.before && rule.after->matches(*way.before))) &&
               (!rule.before || (!m_behind.empty() && rule.before->matches(seen(m_behind.front())))) &&
               (!rule.soon || comesSoon(*rule.soon));
    }

    /// What came in one piece with it, and the moment right behind that.
    bool comesSoon(const MomentPattern& pattern) const
    {
        for (const Moment& raw : m_behind) {
            const Moment moment = seen(raw);
            if (pattern.matches(moment) && !tolerated(moment))
                return true;
            if (!moment.glued)
                break;
        }
        return false;
    }

    bool applies(const ContractRule& rule, const Way& way) const
    {
        return std::find(rule.in.begin(), rule.in.end(), way.state) != rule.in.end() && stands(rule, way);
    }

    const ContractRule* ruleFor(const Way& way, const Moment& moment) const
    {
        for (const ContractRule& rule : m_data.rules) {
            if (applies(rule, way) &&
                std::any_of(rule.when.begin(), rule.when.end(), [&](const MomentPattern& pattern) {
                    return pattern.timed == MomentPattern::Timed::No && pattern.matches(moment);
                }))
                return &rule;
        }
        return nullptr;
    }

    void takeMoment(Way way, const Moment& raw)
    {
        const Moment moment = seen(raw);
        if (tolerated(moment)) {
            m_ways.push_back(std::move(way));
            return;
        }
        if (moment.kind == MomentKind::Close)
            way.wire = moment.code;
        if (moment.kind == MomentKind::LocalClose)
            way.sent = moment.code;
        const ContractRule* rule = ruleFor(way, moment);
        if (rule != nullptr && moment.violation)
            way.violation = info(*moment.violation).closeCode;
        way.before = moment;
        for (Way& each : rule != nullptr ? apply(*rule, std::move(way)) : std::vector{std::move(way)})
            m_ways.push_back(std::move(each));
    }

    /// The timers that pass within the silence, one after the other.
    void takeSilence(Way way, const Moment& silence)
    {
        way.before.reset();
        way.passed = Duration::zero();
        way.timers = 0;
        std::vector<Way> open{std::move(way)};
        while (!open.empty()) {
            Way now = std::move(open.back());
            open.pop_back();
            const DueRule due = nextDue(now, silence);
            const Duration left = silence.lasted - now.passed;
            const Duration step = due.rule != nullptr ? due.in : left;
            now.waited += step;
            now.passed += step;
            if (due.rule == nullptr || ++now.timers > mostTimers) {
                m_ways.push_back(std::move(now));
                continue;
            }
            std::vector<Way> next = apply(*due.rule, std::move(now));
            std::move(next.rbegin(), next.rend(), std::back_inserter(open));
        }
    }

    /// Only a rule that leads to another state counts: another would pass again at once.
    DueRule nextDue(const Way& way, const Moment& silence) const
    {
        DueRule due;
        for (const ContractRule& rule : m_data.rules) {
            if (!applies(rule, way) || !leadsOn(rule, way.state))
                continue;
            for (const MomentPattern& pattern : rule.when) {
                const auto in = passesIn(pattern, way, silence);
                if (in && (due.rule == nullptr || *in < due.in))
                    due = {&rule, *in};
            }
        }
        return due;
    }

    static bool leadsOn(const ContractRule& rule, std::size_t state)
    {
        return std::all_of(rule.outcomes.begin(), rule.outcomes.end(),
                           [state](const RuleOutcome& way) { return way.to && *way.to != state; });
    }

    /// Moments do not tell of gaps shorter than a silence, so a timer may pass that much early.
    std::optional<Duration> passesIn(const MomentPattern& pattern, const Way& way,
                                     const Moment& silence) const
    {
        if (pattern.timed == MomentPattern::Timed::No || !pattern.matches(silence))
            return std::nullopt;
        const auto timer = m_timers.find(pattern.timer);
        if (timer == m_timers.end() || timer->second <= Duration::zero())
            return std::nullopt;
        const Duration slack = std::min<Duration>(timer->second / 10, shortestSilence);
        const bool since = pattern.timed == MomentPattern::Timed::Waited;
        const Duration in = std::max(timer->second - (since ? way.waited : way.passed), Duration::zero());
        const Duration left = silence.lasted - way.passed;
        return in <= left + slack ? std::optional(std::min(in, left)) : std::nullopt;
    }

    std::vector<Way> apply(const ContractRule& rule, Way way)
    {
        std::vector<Way> ways;
        for (const RuleOutcome& outcome : rule.outcomes) {
            if (!ways.empty() && m_room == 0)
                break;
            m_room -= ways.empty() ? 0 : 1;
            Way next = way;
            for (const ToldRule& told : outcome.told)
                next.out.told.push_back(tell(rule, told, next));
            enter(next, outcome);
            ways.push_back(std::move(next));
        }
        return ways;
    }

    void enter(Way& way, const RuleOutcome& outcome) const
    {
        const StackStage before = m_data.states[way.state].stage;
        way.state = outcome.to.value_or(way.state);
        if (outcome.restart || m_data.states[way.state].stage != before)
            way.waited = Duration::zero();
    }

    ToldCallback tell(const ContractRule& rule, const ToldRule& told, const Way& way) const
    {
        const std::string& name = m_data.called[static_cast<std::size_t>(told.role)];
        return {told.role, told.called.empty() ? name : told.called, codeOf(told, way), rule.promise, m_index,
                rule.note};
    }

    static std::uint16_t codeOf(const ToldRule& told, const Way& way)
    {
        switch (told.source) {
        case CodeSource::None: return 0;
        case CodeSource::Literal: return told.code;
        case CodeSource::Wire: return way.wire;
        case CodeSource::Violation: return way.violation;
        case CodeSource::Sent: return way.sent;
        }
        return 0;
    }

    const ContractData& m_data;
    ContractTimers m_timers;
    std::vector<Way> m_ways;
    std::span<const Moment> m_behind;
    std::size_t m_index = 0, m_room = 0;
};

} // namespace

std::vector<Prediction> StackContract::follow(std::span<const Moment> moments,
                                              const ContractTimers& setUp) const
{
    Run run(*m_data, setUp);
    for (std::size_t i = 0; i < moments.size(); ++i)
        run.take(moments[i], moments.subspan(i + 1));
    return run.result();
}

} // namespace lifeline
