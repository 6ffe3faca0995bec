#include "ui/faults/step_fields.h"

#include "faults/scenario.h"
#include "ui/faults/bytes_text.h"
#include "ui/shell/setting_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <limits>
#include <span>
#include <type_traits>

namespace lifeline {
namespace {

constexpr std::array<const char*, stepKindCount> kindIds{
    "send-request", "send-response", "send-bytes",   "send-frame",     "send-close",   "expect", "wait",
    "fin",          "reset",         "stop-reading", "resume-reading", "answer-pings", "loop"};

using Shape = StepField::Shape;

template <class Part> struct Row {
    const char* name;
    const char* label;
    const char* hint;
    Shape shape;
    QString (*get)(const Part&);
    bool (*set)(Part&, const QString&);
};

QString yes(bool on) { return on ? QStringLiteral("yes") : QString(); }
bool isYes(const QString& text) { return text == u"yes"; }

/// Takes what was read, or leaves the target alone.
template <class Target, class Value> bool take(Target& target, std::optional<Value> value)
{
    if (value)
        target = std::move(*value);
    return value.has_value();
}

template <class Number> std::optional<Number> readNumber(const QString& text)
{
    bool ok = false;
    const qlonglong number = text.trimmed().toLongLong(&ok);
    const bool fits = ok && std::in_range<Number>(number);
    return fits ? std::optional(static_cast<Number>(number)) : std::nullopt;
}

/// Empty text is no number at all.
template <class Number> bool takeOptional(std::optional<Number>& target, const QString& text)
{
    if (text.trimmed().isEmpty()) {
        target.reset();
        return true;
    }
    const auto number = readNumber<Number>(text);
    if (number)
        target = number;
    return number.has_value();
}

template <class Number> QString optionalInput(const std::optional<Number>& number)
{
    return number ? QString::number(*number) : QString();
}

QString namesInput(const std::vector<std::string>& names)
{
    QStringList parts;
    for (const std::string& name : names)
        parts << QString::fromStdString(name);
    return parts.join(QStringLiteral(", "));
}

std::vector<std::string> readNames(const QString& text)
{
    std::vector<std::string> names;
    for (const QString& part : text.split(u',')) {
        if (!part.trimmed().isEmpty())
            names.push_back(part.trimmed().toStdString());
    }
    return names;
}

/// "Name: value; Name: value"
QString pairsInput(const std::vector<std::pair<std::string, std::string>>& pairs)
{
    QStringList parts;
    for (const auto& [name, value] : pairs)
        parts << bytesInput(name) + QStringLiteral(": ") + bytesInput(value);
    return parts.join(QStringLiteral("; "));
}

std::optional<std::vector<std::pair<std::string, std::string>>> readPairs(const QString& text)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const QString& part : text.split(QStringLiteral("; "), Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(u':');
        const auto name = readBytes(part.left(colon).trimmed());
        const auto value = readBytes(part.mid(colon + 1).trimmed());
        if (colon <= 0 || !name || !value)
            return std::nullopt;
        pairs.emplace_back(*name, *value);
    }
    return pairs;
}

constexpr const char* bytesHint =
    QT_TRANSLATE_NOOP("Steps", "\\r \\n \\t \\\\ \\xNN for what cannot be typed");

// Beside any step that sends.
template <class Part>
constexpr std::array paceRows{
    Row<Part>{"split", QT_TRANSLATE_NOOP("Steps", "Split"),
              QT_TRANSLATE_NOOP("Steps", "bytes a piece; 0: whole"), Shape::Short,
              [](const Part& p) { return QString::number(p.pace.pieces); },
              [](Part& p, const QString& t) { return take(p.pace.pieces, readNumber<std::size_t>(t)); }},
    Row<Part>{"every", QT_TRANSLATE_NOOP("Steps", "Every"),
              QT_TRANSLATE_NOOP("Steps", "between pieces: 10ms"), Shape::Short,
              [](const Part& p) { return durationInput(p.pace.every); },
              [](Part& p, const QString& t) { return take(p.pace.every, readDuration(t)); }},
    Row<Part>{"cut", QT_TRANSLATE_NOOP("Steps", "Cut"),
              QT_TRANSLATE_NOOP("Steps", "only the first n bytes; −n: all but the last n"), Shape::Short,
              [](const Part& p) { return optionalInput(p.pace.cut); },
              [](Part& p, const QString& t) { return takeOptional(p.pace.cut, t); }},
    Row<Part>{"glue", QT_TRANSLATE_NOOP("Steps", "In one write with the next bytes"), "", Shape::Check,
              [](const Part& p) { return yes(p.pace.glued); },
              [](Part& p, const QString& t) {
                  p.pace.glued = isYes(t);
                  return true;
              }},
};

// Of any step that sends a head.
template <class Part>
constexpr std::array headRows{
    Row<Part>{"without", QT_TRANSLATE_NOOP("Steps", "Without"),
              QT_TRANSLATE_NOOP("Steps", "header names, between commas"), Shape::Long,
              [](const Part& p) { return namesInput(p.edit.without); },
              [](Part& p, const QString& t) {
                  p.edit.without = readNames(t);
                  return true;
              }},
    Row<Part>{"set", QT_TRANSLATE_NOOP("Steps", "Set"),
              QT_TRANSLATE_NOOP("Steps", "Name: value; Name: value – replaces"), Shape::Long,
              [](const Part& p) { return pairsInput(p.edit.set); },
              [](Part& p, const QString& t) { return take(p.edit.set, readPairs(t)); }},
    Row<Part>{"add", QT_TRANSLATE_NOOP("Steps", "Add"),
              QT_TRANSLATE_NOOP("Steps", "Name: value; Name: value – beside what is there"), Shape::Long,
              [](const Part& p) { return pairsInput(p.edit.add); },
              [](Part& p, const QString& t) { return take(p.edit.add, readPairs(t)); }},
    Row<Part>{"start-line", QT_TRANSLATE_NOOP("Steps", "Start line"),
              QT_TRANSLATE_NOOP("Steps", "the whole line; empty: as usual"), Shape::Long,
              [](const Part& p) { return bytesInput(p.edit.startLine); },
              [](Part& p, const QString& t) { return take(p.edit.startLine, readBytes(t)); }},
};

constexpr std::array requestRows{
    Row<step::SendRequest>{
        "target", QT_TRANSLATE_NOOP("Steps", "Target"),
        QT_TRANSLATE_NOOP("Steps", "the path asked for; empty: as usual"), Shape::Long,
        [](const step::SendRequest& p) { return bytesInput(p.edit.target); },
        [](step::SendRequest& p, const QString& t) { return take(p.edit.target, readBytes(t)); }},
};

constexpr std::array responseRows{
    Row<step::SendResponse>{
        "status", QT_TRANSLATE_NOOP("Steps", "Status"), QT_TRANSLATE_NOOP("Steps", "101 accepts"),
        Shape::Short, [](const step::SendResponse& p) { return QString::number(p.status); },
        [](step::SendResponse& p, const QString& t) { return take(p.status, readNumber<int>(t)); }},
    Row<step::SendResponse>{
        "body", QT_TRANSLATE_NOOP("Steps", "Body"), bytesHint, Shape::Long,
        [](const step::SendResponse& p) { return bytesInput(p.body); },
        [](step::SendResponse& p, const QString& t) { return take(p.body, readBytes(t)); }},
};

constexpr std::array bytesRows{
    Row<step::SendBytes>{"bytes", QT_TRANSLATE_NOOP("Steps", "Bytes"), bytesHint, Shape::Long,
                         [](const step::SendBytes& p) { return bytesInput(p.bytes); },
                         [](step::SendBytes& p, const QString& t) { return take(p.bytes, readBytes(t)); }},
};

QString maskInput(const FrameSpec& frame)
{
    return !frame.masked ? QString() : *frame.masked ? QStringLiteral("yes") : QStringLiteral("no");
}

bool setMask(FrameSpec& frame, const QString& text)
{
    const QString word = text.trimmed();
    if (word != u"yes" && word != u"no" && !word.isEmpty())
        return false;
    frame.masked = word.isEmpty() ? std::nullopt : std::optional(word == u"yes");
    return true;
}

constexpr std::array frameRows{
    Row<step::SendFrame>{
        "opcode", QT_TRANSLATE_NOOP("Steps", "Opcode"),
        QT_TRANSLATE_NOOP("Steps", "text, binary, ping, … or 0 to 15"), Shape::Short,
        [](const step::SendFrame& p) { return opcodeInput(p.frame.opcode); },
        [](step::SendFrame& p, const QString& t) { return take(p.frame.opcode, readOpcode(t)); }},
    Row<step::SendFrame>{
        "payload", QT_TRANSLATE_NOOP("Steps", "Payload"), bytesHint, Shape::Long,
        [](const step::SendFrame& p) { return bytesInput(p.frame.payload); },
        [](step::SendFrame& p, const QString& t) { return take(p.frame.payload, readBytes(t)); }},
    Row<step::SendFrame>{"rsv", QT_TRANSLATE_NOOP("Steps", "Reserved bits"),
                         QT_TRANSLATE_NOOP("Steps", "0 to 7; 4 is RSV1"), Shape::Short,
                         [](const step::SendFrame& p) { return QString::number(p.frame.rsv); },
                         [](step::SendFrame& p, const QString& t) {
                             const auto bits = readNumber<std::uint8_t>(t);
                             return bits && *bits <= 7 && take(p.frame.rsv, bits);
                         }},
    Row<step::SendFrame>{
        "length", QT_TRANSLATE_NOOP("Steps", "Length"),
        QT_TRANSLATE_NOOP("Steps", "as declared; empty: that of the payload"), Shape::Short,
        [](const step::SendFrame& p) { return optionalInput(p.frame.length); },
        [](step::SendFrame& p, const QString& t) { return takeOptional(p.frame.length, t); }},
    Row<step::SendFrame>{"mask", QT_TRANSLATE_NOOP("Steps", "Masked"),
                         QT_TRANSLATE_NOOP("Steps", "yes, no; empty: as the side must"), Shape::Short,
                         [](const step::SendFrame& p) { return maskInput(p.frame); },
                         [](step::SendFrame& p, const QString& t) { return setMask(p.frame, t); }},
    Row<step::SendFrame>{"fin", QT_TRANSLATE_NOOP("Steps", "Last frame of its message (FIN)"), "",
                         Shape::Check, [](const step::SendFrame& p) { return yes(p.frame.fin); },
                         [](step::SendFrame& p, const QString& t) {
                             p.frame.fin = isYes(t);
                             return true;
                         }},
};

std::optional<std::uint16_t> codeOf(const std::string& payload)
{
    if (payload.size() < 2)
        return std::nullopt;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(payload[i]); };
    return static_cast<std::uint16_t>(byte(0) << 8 | byte(1));
}

std::string closePayload(std::optional<std::uint16_t> code, std::string_view reason)
{
    std::string payload;
    if (code)
        payload = {static_cast<char>(*code >> 8), static_cast<char>(*code & 0xFF)};
    return payload.append(reason);
}

std::string_view reasonOf(const std::string& payload)
{
    return payload.size() < 2 ? std::string_view() : std::string_view(payload).substr(2);
}

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
    frame.payload = closePayload(code, "");
    return frame;
}

constexpr std::array closeRows{
    Row<step::SendFrame>{"code", QT_TRANSLATE_NOOP("Steps", "Code"),
                         QT_TRANSLATE_NOOP("Steps", "0 to 65535; empty: none"), Shape::Short,
                         [](const step::SendFrame& p) { return optionalInput(codeOf(p.frame.payload)); },
                         [](step::SendFrame& p, const QString& t) {
                             std::optional<std::uint16_t> code;
                             if (!takeOptional(code, t))
                                 return false;
                             p.frame.payload = closePayload(code, code ? reasonOf(p.frame.payload) : "");
                             return true;
                         }},
    Row<step::SendFrame>{"reason", QT_TRANSLATE_NOOP("Steps", "Reason"), bytesHint, Shape::Long,
                         [](const step::SendFrame& p) { return bytesInput(reasonOf(p.frame.payload)); },
                         [](step::SendFrame& p, const QString& t) {
                             const auto reason = readBytes(t);
                             const auto code = codeOf(p.frame.payload);
                             if (!reason || (!code && !reason->empty()))
                                 return false;
                             p.frame.payload = closePayload(code, *reason);
                             return true;
                         }},
};

constexpr std::array<const char*, std::variant_size_v<Awaited>> awaitedIds{
    "request", "response", "frame", "close", "fin", "reset", "end", "nothing", "callback"};

template <std::size_t... I> Awaited awaitedAt(std::size_t which, std::index_sequence<I...>)
{
    Awaited made;
    ((I == which ? void(made.emplace<I>()) : void()), ...);
    return made;
}

bool setAwaitedKind(step::Expect& expect, const QString& text)
{
    for (std::size_t i = 0; i < awaitedIds.size(); ++i) {
        if (text.trimmed() != QLatin1String(awaitedIds[i]))
            continue;
        if (expect.what.index() != i)
            expect.what = awaitedAt(i, std::make_index_sequence<std::variant_size_v<Awaited>>());
        return true;
    }
    return false;
}

struct AwaitedValue {
    QString operator()(const await::Response& w) const { return numbersInput(w.statuses); }
    QString operator()(const await::Frame& w) const
    {
        const QString opcode = opcodeInput(w.opcode);
        return w.payload ? opcode + u' ' + bytesInput(*w.payload) : opcode;
    }
    QString operator()(const await::Close& w) const { return numbersInput({w.codes.begin(), w.codes.end()}); }
    QString operator()(const await::CallbackFired& w) const
    {
        const auto name = callbackName(w.name);
        const auto text = QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
        return w.code ? text + u':' + QString::number(*w.code) : text;
    }
    template <class Other> QString operator()(const Other&) const { return {}; }
};

struct SetAwaitedValue {
    const QString& text;

    bool operator()(await::Response& w) const { return take(w.statuses, readNumbers(text, 999)); }
    bool operator()(await::Frame& w) const
    {
        const auto opcode = readOpcode(text.section(u' ', 0, 0));
        const auto payload = readBytes(text.section(u' ', 1));
        if (!opcode || !payload)
            return false;
        w.opcode = *opcode;
        w.payload = payload->empty() ? std::nullopt : payload;
        return true;
    }
    bool operator()(await::Close& w) const
    {
        const auto codes = readNumbers(text, 65535);
        if (codes)
            w.codes.assign(codes->begin(), codes->end());
        return codes.has_value();
    }
    bool operator()(await::CallbackFired& w) const
    {
        const auto read = expectedCallbackFromText(text.trimmed().toStdString());
        const bool bare = text.trimmed() == u"on-close";
        if (!read && !bare)
            return false;
        w.name = bare ? CallbackName::OnClose : read->name;
        w.code = !bare && w.name == CallbackName::OnClose ? std::optional(read->code) : std::nullopt;
        return true;
    }
    template <class Other> bool operator()(Other&) const { return text.trimmed().isEmpty(); }
};

constexpr std::array expectRows{
    Row<step::Expect>{"what", QT_TRANSLATE_NOOP("Steps", "What"),
                      QT_TRANSLATE_NOOP("Steps", "request, response, frame, close, fin, reset, end, nothing, "
                                                 "callback"),
                      Shape::Long,
                      [](const step::Expect& p) { return QString::fromLatin1(awaitedIds[p.what.index()]); },
                      [](step::Expect& p, const QString& t) { return setAwaitedKind(p, t); }},
    Row<step::Expect>{
        "value", QT_TRANSLATE_NOOP("Steps", "Which"),
        QT_TRANSLATE_NOOP("Steps", "400, 4xx · text hello · 1002, 1007 · on-close:1006; empty: any"),
        Shape::Long, [](const step::Expect& p) { return std::visit(AwaitedValue{}, p.what); },
        [](step::Expect& p, const QString& t) { return std::visit(SetAwaitedValue{t}, p.what); }},
    Row<step::Expect>{"within", QT_TRANSLATE_NOOP("Steps", "Within"), QT_TRANSLATE_NOOP("Steps", "2s, 500ms"),
                      Shape::Short, [](const step::Expect& p) { return durationInput(p.within); },
                      [](step::Expect& p, const QString& t) { return take(p.within, readDuration(t)); }},
};

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

template <class Part> using Rows = std::vector<Row<Part>>;

template <class Part> Rows<Part> joined(std::initializer_list<std::span<const Row<Part>>> lists)
{
    Rows<Part> rows;
    for (const auto& list : lists)
        rows.insert(rows.end(), list.begin(), list.end());
    return rows;
}

Rows<step::SendRequest> rowsOf(const step::SendRequest&)
{
    using Part = step::SendRequest;
    return joined<Part>({requestRows, headRows<Part>, paceRows<Part>});
}
Rows<step::SendResponse> rowsOf(const step::SendResponse&)
{
    using Part = step::SendResponse;
    return joined<Part>({responseRows, headRows<Part>, paceRows<Part>});
}
Rows<step::SendBytes> rowsOf(const step::SendBytes&)
{
    return joined<step::SendBytes>({bytesRows, paceRows<step::SendBytes>});
}
Rows<step::SendFrame> rowsOf(const step::SendFrame& part)
{
    using Part = step::SendFrame;
    const std::span<const Row<Part>> own =
        part.frame.opcode == Opcode::Close ? std::span<const Row<Part>>(closeRows) : frameRows;
    return joined<Part>({own, paceRows<Part>});
}
Rows<step::Expect> rowsOf(const step::Expect&) { return joined<step::Expect>({expectRows}); }
Rows<step::Wait> rowsOf(const step::Wait&) { return joined<step::Wait>({waitRows}); }
Rows<step::AnswerPings> rowsOf(const step::AnswerPings&) { return joined<step::AnswerPings>({pingRows}); }
Rows<Loop> rowsOf(const Loop&) { return joined<Loop>({loopRows}); }
template <class Part> Rows<Part> rowsOf(const Part&) { return {}; }

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
            for (const auto& row : rowsOf(part))
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
            for (const auto& row : rowsOf(part)) {
                if (name == QLatin1String(row.name))
                    return row.set(part, text);
            }
            return false;
        },
        step.what);
}

} // namespace lifeline
