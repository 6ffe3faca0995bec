#include "ui/inspector/frame_bits.h"

#include <QCoreApplication>

namespace lifeline {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("FrameBits", text); }

std::uint64_t lengthBytes(LengthForm form)
{
    return form == LengthForm::Seven ? 1 : form == LengthForm::Sixteen ? 3 : 9;
}

QString rsvText(std::uint8_t rsv)
{
    return QStringLiteral("%1 %2 %3").arg((rsv >> 2) & 1).arg((rsv >> 1) & 1).arg(rsv & 1);
}

QString opcodeText(Opcode opcode)
{
    const std::string_view name = opcodeName(opcode);
    return QStringLiteral("%1 (%2)")
        .arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
        .arg(static_cast<unsigned>(opcode), 0, 16);
}

/// What the seven bits say, and behind an arrow what the longer form does.
QString lengthText(const FrameHeader& header)
{
    const QString length = QString::number(header.length);
    switch (header.form) {
    case LengthForm::Seven: return length;
    case LengthForm::Sixteen: return QStringLiteral("126 → ") + length;
    case LengthForm::SixtyFour: return QStringLiteral("127 → ") + length;
    }
    return length;
}

} // namespace

std::vector<FrameField> frameFields(const FrameHeader& header, std::uint64_t shown)
{
    const std::uint64_t length = lengthBytes(header.form);
    std::vector<FrameField> fields{
        {FrameFieldId::Fin, QStringLiteral("FIN"), header.fin ? QStringLiteral("1") : QStringLiteral("0"), 0,
         1},
        {FrameFieldId::Rsv, QStringLiteral("RSV"), rsvText(header.rsv), 0, 1},
        {FrameFieldId::Opcode, tr("opcode"), opcodeText(header.opcode), 0, 1},
        {FrameFieldId::Mask, QStringLiteral("MASK"),
         header.masked ? QStringLiteral("1") : QStringLiteral("0"), 1, 1},
        {FrameFieldId::Length, tr("length"), lengthText(header), 1, length},
    };
    std::uint64_t next = 1 + length;
    if (header.masked) {
        fields.push_back({FrameFieldId::Key, tr("masking key"), maskingKeyText(header.maskingKey), next, 4});
        next += 4;
    }
    if (shown > 0)
        fields.push_back({FrameFieldId::Payload, tr("payload"), QString::number(shown), next, shown});
    return fields;
}

QString maskingKeyText(std::uint32_t key)
{
    QString text;
    for (int shift = 24; shift >= 0; shift -= 8)
        text += QStringLiteral("%1 ").arg((key >> shift) & 0xFFU, 2, 16, QLatin1Char('0'));
    return text.trimmed();
}

} // namespace lifeline
