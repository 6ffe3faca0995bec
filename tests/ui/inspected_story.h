// What the inspector shows of a row of a story.
#pragma once

#include "ui/inspector/inspector_subject.h"
#include "ui/story_log.h"

namespace lifeline {

inline InspectorSubject subjectOf(const StoryLog& story, std::uint64_t row)
{
    const ReadModel model(story.log);
    return inspectorSubject(story.log, model.connections().find(ConnectionId{1}), row);
}

} // namespace lifeline
