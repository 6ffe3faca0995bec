// Our own client and server as a stack to be measured.
#pragma once

#include "atlas/stack_subject.h"
#include "faults/play_start.h"

#include <map>

namespace lifeline {

/// Set up as each fault says, and acts as it says. `lab` must outlive it.
class ReferenceSubject final : public StackSubject {
public:
    ReferenceSubject(Lab& lab, Side side, std::shared_ptr<PlayMail> mail);
    ~ReferenceSubject() override;

    Side side() const override { return m_side; }
    std::string whyNot(const Fault&) const override { return {}; }
    void begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault) override;
    void collect() override;
    bool waitsForActs() const override { return true; }
    void act(ConnectionId connection, const SubjectAct& act) override;
    void end(MeasuredPlay play) override;

private:
    Lab& m_lab;
    Side m_side;
    std::shared_ptr<PlayMail> m_mail;
    std::shared_ptr<PlayMailbox> m_mailbox = std::make_shared<PlayMailbox>();
    std::map<MeasuredPlay, ServerTicket> m_tickets;
};

} // namespace lifeline
