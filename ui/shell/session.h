// One session: its clock, its log, the lab that writes it and the model the panes read.
#pragma once

#include "base/steady_clock.h"
#include "endpoints/lab.h"
#include "session/event_log.h"
#include "stacks/stack_host.h"
#include "ui/shell/session_model.h"

#include <QTimer>

#include <optional>

namespace lifeline {

/// GUI thread only. Ends with everything that is open dropped, without waiting.
class Session {
public:
    Session();

    SessionModel& model() { return m_model; }
    const EventLog& log() const { return m_log; }
    Lab& lab() { return m_lab; }
    /// Other stacks than the reference; their thread begins when it is first asked for.
    StackHost& stacks();
    /// Lets one side of a connection send, whichever stack of this process plays it.
    void send(ConnectionId connection, Side side, const Outgoing& outgoing);

private:
    // In this order: the lab writes the log by the clock until it is gone.
    SteadyClock m_clock;
    EventLog m_log;
    Lab m_lab;
    std::optional<StackHost> m_stacks; // reports to the lab: ends before it
    SessionModel m_model;
    QTimer m_poll;
};

} // namespace lifeline
