// The words of the lesson.
#pragma once

#include "cli/lesson_command.h"

#include <string_view>

namespace lifeline {

struct LessonText {
    std::string_view title;
    std::string_view request; // as sent by hand; empty where a client of ours does it
    std::string_view why;     // what fired and what did not, and why
};

/// Of Open, Refused and Plain.
const LessonText& lessonText(LessonCommand::Act act);

} // namespace lifeline
