#include "ui/faults/send_rows.h"

#include "ui/faults/bytes_text.h"
#include "ui/shell/setting_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace lifeline::step_rows {
namespace {

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

std::string_view reasonOf(const std::string& payload)
{
    return payload.size() < 2 ? std::string_view() : std::string_view(payload).substr(2);
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

} // namespace

std::string closePayload(std::optional<std::uint16_t> code, std::string_view reason)
{
    std::string payload;
    if (code)
        payload = {static_cast<char>(*code >> 8), static_cast<char>(*code & 0xFF)};
    return payload.append(reason);
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

} // namespace lifeline::step_rows
