// QWebSocketServer and QWebSocket in this process as a stack to be measured.
#pragma once

#include "atlas/play_doors.h"
#include "atlas/stack_subject.h"
#include "stacks/stack_host.h"

#include <map>

namespace lifeline {

/// Each play has a server or a client of its own, set up as the fault says. `host` must outlive it.
class QtSubject final : public StackSubject {
public:
    QtSubject(StackHost& host, Side side, std::shared_ptr<PlayDoors> doors);
    ~QtSubject() override;

    Side side() const override { return m_side; }
    std::string whyNot(const Fault& fault) const override;
    void begin(MeasuredPlay play, const std::shared_ptr<const Fault>& fault) override;
    void dial(MeasuredPlay play, const Fault& fault, std::uint16_t port, const std::string& name) override;
    void end(MeasuredPlay play) override;

private:
    void startServer(MeasuredPlay play, const std::shared_ptr<const Fault>& fault);

    StackHost& m_host;
    Side m_side;
    std::shared_ptr<PlayDoors> m_doors;
    std::map<MeasuredPlay, StackHost::Ticket> m_tickets;
};

} // namespace lifeline
