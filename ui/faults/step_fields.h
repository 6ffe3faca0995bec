// A step of a script as a form: its kind, and its parameters as text.
#pragma once

#include "faults/step.h"

#include <QString>

#include <vector>

namespace lifeline {

/// As a person thinks of them: a close frame is a kind of its own.
enum class StepKind : std::uint8_t {
    SendRequest,
    SendResponse,
    SendBytes,
    SendFrame,
    SendClose,
    Expect,
    Wait,
    Fin,
    Reset,
    StopReading,
    ResumeReading,
    AnswerPings,
    Loop,
};
inline constexpr std::size_t stepKindCount = static_cast<std::size_t>(StepKind::Loop) + 1;

/// The word of the format: "send-request".
QString stepKindId(StepKind kind);
StepKind kindOf(const Step& step);
/// One that does something sensible by itself.
Step newStep(StepKind kind);

struct StepField {
    enum class Shape : std::uint8_t { Short, Long, Check };
    QString name, label, hint, value; // value of a Check: "yes" or ""
    Shape shape = Shape::Short;
};

/// What the form can change; the rest of a step stays as it is, and is changed as JSON.
std::vector<StepField> stepFields(const Step& step);
/// False, and no change, when the text does not fit.
bool setStepField(Step& step, const QString& name, const QString& text);

} // namespace lifeline
