#include "faults/subject_record.h"

#include <algorithm>

namespace lifeline {
namespace {

ExpectedCallback asExpected(const event::Callback& callback)
{
    const bool refused = callback.name == CallbackName::Upgrade && !callback.refusal.empty();
    return {callback.name, refused,
            callback.name == CallbackName::OnClose ? callback.code : std::uint16_t{0}};
}

template <class List, class Value> bool has(const List& list, const Value& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

} // namespace

void SubjectRecord::take(const Event& event)
{
    m_phase = event.phase;
    if (const auto* callback = event.as<event::Callback>())
        m_callbacks.push_back(asExpected(*callback));
    else if (const auto* finding = event.as<event::Finding>())
        m_findings.emplace_back(info(finding->violation).id);
    else if (const auto* request = event.as<event::RequestRefused>())
        noteRules(request->rules);
    else if (const auto* response = event.as<event::ResponseRefused>())
        noteRules(response->rules);
    else if (const auto* deadline = event.as<event::DeadlinePassed>())
        m_passed.push_back(deadline->name);
    noteEnd(event);
}

void SubjectRecord::noteRules(RuleSet rules)
{
    for (const UpgradeRule rule : rules.rules())
        m_findings.emplace_back(info(rule).id);
}

/// The peer machine is through with TCP when both directions ended, when it was cut, or when a last deadline
/// passed; it may be in its final phase long before that.
void SubjectRecord::noteEnd(const Event& event)
{
    switch (event.kind()) {
    case EventKind::FinSent:
        m_finSent = true;
        m_ended = m_ended || m_finReceived || event.phase == Phase::Closed;
        break;
    case EventKind::FinReceived:
        m_finReceived = true;
        m_ended = m_ended || m_finSent;
        break;
    case EventKind::DeadlinePassed: m_ended = m_ended || (m_finSent && isFinal(event.phase)); break;
    case EventKind::ResetSent:
    case EventKind::ResetReceived:
    case EventKind::ConnectionLost:
    case EventKind::ConnectFailed: m_ended = true; break;
    default: break;
    }
}

bool SubjectRecord::told(CallbackName name) const
{
    return std::any_of(m_callbacks.begin(), m_callbacks.end(),
                       [name](const ExpectedCallback& callback) { return callback.name == name; });
}

/// The reference stack tells a client that never opened of an error, and whoever opened of the close; both
/// come behind the event that ends the connection.
bool SubjectRecord::over() const
{
    if (!m_ended || !m_phase || !isFinal(*m_phase))
        return false;
    if (told(CallbackName::OnOpen))
        return told(CallbackName::OnClose);
    return m_side == Side::Server || told(CallbackName::OnError);
}

bool SubjectRecord::found(std::string_view id) const { return has(m_findings, id); }
bool SubjectRecord::passed(DeadlineName name) const { return has(m_passed, name); }

} // namespace lifeline
