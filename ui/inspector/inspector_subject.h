// What the inspector looks at: the selected event with what stands around it in its connection.
#pragma once

#include "session/connection_table.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace lifeline {

/// Views live as long as the log.
struct InspectorSubject {
    Event event;
    std::uint64_t frameNumber = 0;        // from 1, among the frames that side sent or received; 0: no frame
    std::vector<event::Finding> findings; // about the bytes of this frame
    RuleSet rules;             // failed by this request or response, or carried by the event itself
    std::optional<Event> head; // for a refusal: the request or response it judges
    MonotonicTime began;       // of the connection; of the session for other events
};

inline constexpr std::size_t subjectReach = 64; // events of the connection looked through, each way

/// `record` is the event's connection; nullptr for events of none.
InspectorSubject inspectorSubject(const EventLog& log, const ConnectionRecord* record, std::uint64_t row);

/// "Frame 14", or what the event is called.
QString subjectTitle(const InspectorSubject& subject);

/// "+ 412.083 ms" since the connection began; "+ 12.412 083 s" from ten seconds on.
QString subjectTime(const InspectorSubject& subject);

} // namespace lifeline
