#include "atlas/reference_subject.h"

namespace lifeline {

ReferenceSubject::ReferenceSubject(Lab& lab, Side side, std::shared_ptr<PlayMail> mail)
    : m_lab(lab), m_side(side), m_mail(std::move(mail))
{
}

ReferenceSubject::~ReferenceSubject() { m_mailbox->close(); }

void ReferenceSubject::begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault)
{
    m_tickets[play] = startBuiltIn(m_lab, fault, play, m_mailbox);
}

void ReferenceSubject::collect()
{
    if (!m_mailbox->filled())
        return;
    for (const auto& letter : m_mailbox->take()) {
        m_mail->put(letter.play, [&]() -> PlayMail::News {
            if (const auto* id = std::get_if<ConnectionId>(&letter.news))
                return PlayMail::Connected{*id};
            return PlayMail::Failed{std::get<ListenFault>(letter.news).error};
        });
    }
}

void ReferenceSubject::act(ConnectionId connection, const SubjectAct& act)
{
    m_lab.send(connection, m_side, outgoingOf(act));
}

void ReferenceSubject::end(MeasuredPlay play)
{
    const auto found = m_tickets.find(play);
    if (found == m_tickets.end())
        return;
    m_lab.removeServer(found->second);
    m_tickets.erase(found);
}

} // namespace lifeline
