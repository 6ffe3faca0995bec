// One connection's events, taken from the log as they come, for who looks at the connection as a whole.
#pragma once

#include "contracts/connection_check.h"
#include "session/connection_table.h"
#include "session/event_log.h"

#include <string>

namespace lifeline {

/// Follows the selected connection through the log.
class ConnectionFollower {
public:
    /// Takes what is new of it; begins anew with another connection. False when there was nothing new.
    bool follow(const EventLog& log, const ConnectionRecord& record);
    void forget() { m_connection = ConnectionId::None; }

    const ConnectionCheck& check() const { return m_check; }
    /// Id of the fault that a script plays there; empty: none.
    const std::string& fault() const { return m_fault; }

private:
    ConnectionId m_connection = ConnectionId::None;
    std::size_t m_taken = 0;
    ConnectionCheck m_check;
    std::string m_fault;
};

} // namespace lifeline
