#include "ui/shell/connection_follower.h"

namespace lifeline {

bool ConnectionFollower::follow(const EventLog& log, const ConnectionRecord& record)
{
    if (record.story.id != m_connection) {
        m_connection = record.story.id;
        m_taken = 0;
        m_check = {};
        m_fault.clear();
    }
    const bool news = m_taken < record.rows.size();
    for (; m_taken < record.rows.size(); ++m_taken) {
        const Event event = log.event(record.rows[m_taken]);
        if (const auto* begun = event.as<event::FaultBegun>())
            m_fault = begun->fault;
        m_check.take(event);
    }
    return news;
}

} // namespace lifeline
