#include "review/expectation_check.h"

#include "review/expectation_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostShown = 10;
constexpr std::size_t mostBreaches = 1000;
constexpr std::uint32_t noConnection = 0; // of what happens to none: a server that listens

} // namespace

bool ExpectationCheck::needsTable() const
{
    return std::holds_alternative<LeaksRule>(m_rule.check) || std::holds_alternative<EndsRule>(m_rule.check);
}

void ExpectationCheck::take(std::uint64_t row)
{
    Life& life = m_lives[m_log.entry(row).connection];
    if (!life.chosen)
        life.chosen = !m_rule.connections || meets(*m_rule.connections, row);
    std::visit([&](const auto& rule) { look(rule, row, life); }, m_rule.check);
}

void ExpectationCheck::look(const CountRule& rule, std::uint64_t row, Life& life)
{
    if (!meets(rule.where, row))
        return;
    ++life.count;
    show(life, row);
}

/// The oldest that waits stands for all: whatever is late, it is as well.
void ExpectationCheck::look(const FollowsRule& rule, std::uint64_t row, Life& life)
{
    const MonotonicTime at = monotonicTime(m_log.entry(row).at);
    if (life.waiting && meets(rule.then, row)) {
        const Duration took = at - life.waiting->at;
        if (rule.within && took > *rule.within && life.broken.empty()) {
            life.broken = lateText(rule, took);
            life.events = {life.waiting->seq, m_log.seqOf(row)};
        }
        life.waiting.reset();
    }
    if (!life.waiting && meets(rule.after, row))
        life.waiting = Waiting{m_log.seqOf(row), at};
}

void ExpectationCheck::look(const OrderRule& rule, std::uint64_t row, Life& life)
{
    const auto met =
        std::ranges::find_if(rule.filters, [&](const auto& filter) { return meets(filter, row); });
    if (met == rule.filters.end())
        return;
    const auto place = static_cast<std::size_t>(met - rule.filters.begin());
    if (life.latest && place < *life.latest) {
        if (life.broken.empty()) {
            life.broken = orderText(*met, rule.filters[*life.latest]);
            life.events = {life.latestSeq, m_log.seqOf(row)};
        }
        return;
    }
    life.latest = place;
    life.latestSeq = m_log.seqOf(row);
}

ExpectationResult ExpectationCheck::finish(MonotonicTime end, const ConnectionTable* table)
{
    m_end = end;
    m_table = table;
    m_result = {};
    m_result.name = m_rule.name;
    for (const auto& [connection, life] : m_lives)
        m_result.connections += connection != noConnection && life.chosen ? 1 : 0;
    std::visit([this](const auto& rule) { judge(rule); }, m_rule.check);
    m_result.held = m_result.broken == 0;
    return std::move(m_result);
}

/// What happened to no connection can be too much, and is never too little.
void ExpectationCheck::judge(const CountRule& rule)
{
    Life all;
    for (const std::uint32_t connection : inOrder()) {
        const Life& life = m_lives[connection];
        all.count += life.count;
        for (std::size_t i = 0; i < life.events.size() && all.events.size() < mostShown; ++i)
            all.events.push_back(life.events[i]);
        const bool few = life.count < rule.min && connection != noConnection;
        if (!rule.perSession && (few || life.count > rule.max))
            breach(connection, countText(rule, life.count), life.events);
    }
    if (rule.perSession && (all.count < rule.min || all.count > rule.max))
        breach(noConnection, countText(rule, all.count), all.events);
}

void ExpectationCheck::judge(const FollowsRule& rule)
{
    for (const std::uint32_t connection : inOrder()) {
        Life& life = m_lives[connection];
        if (life.broken.empty() && life.waiting) {
            life.broken = missingText(rule, m_end - life.waiting->at);
            life.events = {life.waiting->seq};
        }
        if (!life.broken.empty())
            breach(connection, life.broken, life.events);
    }
}

void ExpectationCheck::judge(const OrderRule&)
{
    for (const std::uint32_t connection : inOrder()) {
        const Life& life = m_lives[connection];
        if (!life.broken.empty())
            breach(connection, life.broken, life.events);
    }
}

/// A connection that is not over yet holds what it holds; one that is has lost it.
void ExpectationCheck::judge(const LeaksRule& rule)
{
    std::uint64_t all = 0;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> lost;
    for (const std::uint32_t connection : inOrder()) {
        const ConnectionRecord* record = m_table->find(ConnectionId{connection});
        if (!record)
            continue;
        const ResourceLedger& ledger = record->ledger(rule.taking);
        const std::uint32_t count = isFinal(record->story.server.phase) ? ledger.held() : ledger.leaked();
        all += count;
        if (count > 0)
            lost.emplace_back(connection, count);
    }
    if (all <= rule.max)
        return;
    for (const auto& [connection, count] : lost) {
        const SideStory& server = m_table->find(ConnectionId{connection})->story.server;
        std::vector<EventSeq> taken;
        for (const CallbackName name : {CallbackName::Upgrade, CallbackName::OnOpen}) {
            if (server.toldAt(name).seq != 0)
                taken.push_back(server.toldAt(name).seq);
        }
        breach(connection, leakText(rule, count), std::move(taken));
    }
}

void ExpectationCheck::judge(const EndsRule& rule)
{
    for (const std::uint32_t connection : inOrder()) {
        const ConnectionRecord* record = m_table->find(ConnectionId{connection});
        if (!record || std::ranges::find(rule.stages, record->verdict.stage) != rule.stages.end())
            continue;
        breach(connection, endText(rule, record->verdict.stage), {m_log.seqOf(record->rows.back())});
    }
}

/// Those the rule is about, by number.
std::vector<std::uint32_t> ExpectationCheck::inOrder() const
{
    std::vector<std::uint32_t> out;
    for (const auto& [connection, life] : m_lives) {
        if (isAbout(connection))
            out.push_back(connection);
    }
    std::ranges::sort(out);
    return out;
}

bool ExpectationCheck::isAbout(std::uint32_t connection) const { return m_lives.at(connection).chosen; }

void ExpectationCheck::show(Life& life, std::uint64_t row) const
{
    if (life.events.size() < mostShown)
        life.events.push_back(m_log.seqOf(row));
}

void ExpectationCheck::breach(std::uint32_t connection, std::string what, std::vector<EventSeq> events)
{
    ++m_result.broken;
    if (m_result.breaches.size() < mostBreaches)
        m_result.breaches.push_back({connection, std::move(what), std::move(events)});
}

} // namespace lifeline
