#include "ui/faults/step_fields.h"

#include "ui/faults/expect_rows.h"
#include "ui/faults/send_rows.h"
#include "ui/shell/setting_text.h"

#include <QCoreApplication>

#include <array>

namespace lifeline {
namespace step_rows {
namespace {

constexpr std::array waitRows{
    Row<step::Wait>{"time", QT_TRANSLATE_NOOP("Steps", "Time"), QT_TRANSLATE_NOOP("Steps", "2s, 500ms"),
                    Shape::Short, [](const step::Wait& p) { return durationInput(p.time); },
                    [](step::Wait& p, const QString& t) { return take(p.time, readDuration(t)); }},
};

constexpr std::array pingRows{
    Row<step::AnswerPings>{"on", QT_TRANSLATE_NOOP("Steps", "Answers each ping from here on"), "",
                           Shape::Check, [](const step::AnswerPings& p) { return yes(p.on); },
                           [](step::AnswerPings& p, const QString& t) {
                               p.on = isYes(t);
                               return true;
                           }},
};

constexpr std::array loopRows{
    Row<Loop>{"times", QT_TRANSLATE_NOOP("Steps", "Times"),
              QT_TRANSLATE_NOOP("Steps", "1 to 100000; its steps are edited as JSON"), Shape::Short,
              [](const Loop& p) { return QString::number(p.times); },
              [](Loop& p, const QString& t) {
                  const auto times = readNumber<std::uint32_t>(t);
                  return times && *times >= 1 && *times <= 100'000 && take(p.times, times);
              }},
};

} // namespace

static Rows<step::Wait> rowsOf(const step::Wait&) { return joined<step::Wait>({waitRows}); }
static Rows<step::AnswerPings> rowsOf(const step::AnswerPings&)
{
    return joined<step::AnswerPings>({pingRows});
}
static Rows<Loop> rowsOf(const Loop&) { return joined<Loop>({loopRows}); }
template <class Part> static Rows<Part> rowsOf(const Part&) { return {}; }

} // namespace step_rows

namespace {

constexpr std::array<const char*, stepKindCount> kindIds{
    "send-request", "send-response", "send-bytes",   "send-frame",     "send-close",   "expect", "wait",
    "fin",          "reset",         "stop-reading", "resume-reading", "answer-pings", "loop"};

FrameSpec textFrame(std::string_view text)
{
    FrameSpec frame;
    frame.payload = text;
    return frame;
}

FrameSpec closeFrame(std::uint16_t code)
{
    FrameSpec frame;
    frame.opcode = Opcode::Close;
    frame.payload = step_rows::closePayload(code, "");
    return frame;
}

QString say(const char* source)
{
    return *source == '\0' ? QString() : QCoreApplication::translate("Steps", source);
}

} // namespace

QString stepKindId(StepKind kind) { return QString::fromLatin1(kindIds[static_cast<std::size_t>(kind)]); }

StepKind kindOf(const Step& step)
{
    // In the order of Step::What.
    constexpr std::array<StepKind, std::variant_size_v<Step::What>> kinds{
        StepKind::SendRequest,   StepKind::SendResponse, StepKind::SendBytes, StepKind::SendFrame,
        StepKind::Wait,          StepKind::Fin,          StepKind::Reset,     StepKind::StopReading,
        StepKind::ResumeReading, StepKind::AnswerPings,  StepKind::Expect,    StepKind::Loop};
    if (const auto* frame = std::get_if<step::SendFrame>(&step.what))
        return frame->frame.opcode == Opcode::Close ? StepKind::SendClose : StepKind::SendFrame;
    return kinds[step.what.index()];
}

Step newStep(StepKind kind)
{
    switch (kind) {
    case StepKind::SendRequest: return {step::SendRequest{}};
    case StepKind::SendResponse: return {step::SendResponse{}};
    case StepKind::SendBytes: return {step::SendBytes{"\r\n", {}}};
    case StepKind::SendFrame: return {step::SendFrame{textFrame("hello"), {}}};
    case StepKind::SendClose: return {step::SendFrame{closeFrame(1000), {}}};
    case StepKind::Expect: return {step::Expect{await::End{}, {}}};
    case StepKind::Wait: return {step::Wait{std::chrono::milliseconds(100)}};
    case StepKind::Fin: return {step::Fin{}};
    case StepKind::Reset: return {step::Reset{}};
    case StepKind::StopReading: return {step::StopReading{}};
    case StepKind::ResumeReading: return {step::ResumeReading{}};
    case StepKind::AnswerPings: return {step::AnswerPings{}};
    case StepKind::Loop: break;
    }
    return {Loop{2, {newStep(StepKind::SendFrame)}}};
}

std::vector<StepField> stepFields(const Step& step)
{
    std::vector<StepField> fields;
    std::visit(
        [&fields](const auto& part) {
            for (const auto& row : step_rows::rowsOf(part))
                fields.push_back(
                    {QString::fromLatin1(row.name), say(row.label), say(row.hint), row.get(part), row.shape});
        },
        step.what);
    return fields;
}

bool setStepField(Step& step, const QString& name, const QString& text)
{
    return std::visit(
        [&](auto& part) {
            for (const auto& row : step_rows::rowsOf(part)) {
                if (name == QLatin1String(row.name))
                    return row.set(part, text);
            }
            return false;
        },
        step.what);
}

} // namespace lifeline
