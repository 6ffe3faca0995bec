// What the side under test did and was told, gathered from its events for the judgement.
#pragma once

#include "faults/scenario.h"
#include "lifecycle/event.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

class SubjectRecord {
public:
    explicit SubjectRecord(Side side) : m_side(side) {}

    void take(const Event& event);

    const std::vector<ExpectedCallback>& callbacks() const { return m_callbacks; }
    bool found(std::string_view id) const;
    bool passed(DeadlineName name) const;
    std::optional<Phase> phase() const { return m_phase; }
    const std::vector<std::string>& findings() const { return m_findings; }
    const std::vector<DeadlineName>& deadlines() const { return m_passed; }

    /// TCP has ended for that side and its application has been told: no event of it will come any more.
    bool over() const;

private:
    void noteRules(RuleSet rules);
    void noteEnd(const Event& event);
    bool told(CallbackName name) const;

    Side m_side;
    std::vector<ExpectedCallback> m_callbacks;
    std::vector<std::string> m_findings;
    std::vector<DeadlineName> m_passed;
    std::optional<Phase> m_phase;
    bool m_finSent = false, m_finReceived = false, m_ended = false;
};

} // namespace lifeline
