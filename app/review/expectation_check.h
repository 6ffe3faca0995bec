// One rule held to the events of a log.
#pragma once

#include "review/expectation_rules.h"
#include "review/expectations.h"
#include "session/connection_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lifeline {

/// For one pass. Keeps a few words for each connection.
class ExpectationCheck {
public:
    /// Both must outlive it.
    ExpectationCheck(const ExpectationRule& rule, const EventLog& log) : m_rule(rule), m_log(log) {}

    /// Whether finish() needs the connections' stories.
    bool needsTable() const;
    /// Rows rise.
    void take(std::uint64_t row);
    /// `end`: of the log. `table` has every row, and may be nullptr where it is not needed.
    ExpectationResult finish(MonotonicTime end, const ConnectionTable* table);

private:
    struct Waiting {
        EventSeq seq = 0;
        MonotonicTime at;
    };
    /// What is known of one connection so far.
    struct Life {
        bool chosen = false;
        std::uint64_t count = 0;
        std::vector<EventSeq> events;           // that show it
        std::optional<Waiting> waiting;         // follows: since then
        std::optional<std::size_t> latest = {}; // order: of the filters seen
        EventSeq latestSeq = 0;
        std::string broken; // a sentence; empty: it is not
    };

    void look(const CountRule& rule, std::uint64_t row, Life& life);
    void look(const FollowsRule& rule, std::uint64_t row, Life& life);
    void look(const OrderRule& rule, std::uint64_t row, Life& life);
    void look(const LeaksRule&, std::uint64_t, Life&) {}
    void look(const EndsRule&, std::uint64_t, Life&) {}

    void judge(const CountRule& rule);
    void judge(const FollowsRule& rule);
    void judge(const OrderRule& rule);
    void judge(const LeaksRule& rule);
    void judge(const EndsRule& rule);

    bool meets(const WrittenFilter& filter, std::uint64_t row) const
    {
        return filter.filter.matches(m_log, row);
    }
    bool isAbout(std::uint32_t connection) const;
    std::vector<std::uint32_t> inOrder() const;
    void show(Life& life, std::uint64_t row) const;
    void breach(std::uint32_t connection, std::string what, std::vector<EventSeq> events);

    const ExpectationRule& m_rule;
    const EventLog& m_log;
    std::unordered_map<std::uint32_t, Life> m_lives;
    MonotonicTime m_end;
    const ConnectionTable* m_table = nullptr;
    ExpectationResult m_result;
};

} // namespace lifeline
