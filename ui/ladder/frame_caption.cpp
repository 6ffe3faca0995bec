#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "ui/ladder/ladder_captions.h"
#include "wire/close_code.h"
#include "wire/http_head.h"

#include <QStringList>

namespace lifeline {
namespace {

constexpr std::size_t previewBytes = 48;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString quoted(std::string_view bytes)
{
    return QChar(0x201C) + text(escaped(bytes, previewBytes)) + QChar(0x201D);
}

QString opcodeCaption(Opcode opcode)
{
    return opcode == Opcode::Continuation ? QStringLiteral("CONT") : text(opcodeName(opcode)).toUpper();
}

std::uint16_t codeOf(std::string_view payload)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(payload[i]));
    };
    return static_cast<std::uint16_t>(byte(0) << 8U | byte(1));
}

void addClose(QStringList& words, std::string_view payload)
{
    if (payload.size() >= 2)
        words << QString::number(codeOf(payload));
    else
        words << LadderCaptions::tr("without a code");
    if (payload.size() > 2)
        words << quoted(payload.substr(2));
}

void addSize(QStringList& words, const event::Frame& frame, const FrameHeader& header)
{
    if (frame.arrived < header.length)
        words << LadderCaptions::tr("%1 of %2").arg(frame.arrived).arg(text(sizeText(header.length)))
              << QString(QChar(0x2026));
    else if (header.length > 0 || !isControl(header.opcode))
        words << text(sizeText(header.length));
}

std::string_view firstLine(std::string_view head) { return head.substr(0, head.find_first_of("\r\n")); }

} // namespace

QString frameCaption(const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    if (!header)
        return LadderCaptions::tr("part of a frame header");
    QStringList words{opcodeCaption(header->opcode)};
    if (header->fin && !isControl(header->opcode))
        words << QStringLiteral("fin");
    if (header->rsv != 0)
        words << QStringLiteral("rsv %1").arg(header->rsv, 3, 2, QLatin1Char('0'));
    if (header->opcode == Opcode::Close && frame.arrived == header->length) {
        addClose(words, frame.payload);
        return words.join(QLatin1Char(' '));
    }
    addSize(words, frame, *header);
    if (header->opcode == Opcode::Text && frame.arrived == header->length && !frame.payload.empty())
        words << quoted(frame.payload);
    return words.join(QLatin1Char(' '));
}

QString requestCaption(const event::Request& request)
{
    std::string_view line = firstLine(request.head);
    if (const auto version = line.rfind(" HTTP/"); version != std::string_view::npos)
        line = line.substr(0, version);
    QString caption = text(escaped(line, 200));
    const HttpHead head = parseHead(HeadKind::Request, std::string(request.head));
    if (head.hasToken("Upgrade", "websocket"))
        caption += QStringLiteral(" Upgrade: websocket");
    return caption;
}

QString responseCaption(const event::Response& response)
{
    std::string_view line = firstLine(response.head);
    if (const auto space = line.find(' '); line.starts_with("HTTP/") && space != std::string_view::npos)
        line.remove_prefix(space + 1);
    return text(escaped(line, 200));
}

QString ruleIds(RuleSet rules)
{
    QStringList ids;
    for (const UpgradeRule rule : rules.rules())
        ids << text(info(rule).id);
    return ids.join(QStringLiteral(", "));
}

} // namespace lifeline
