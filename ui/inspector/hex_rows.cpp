#include "ui/inspector/hex_rows.h"

namespace lifeline {
namespace {

constexpr int digitsAtMost = 16;

QChar digit(unsigned value) { return QChar(u"0123456789abcdef"[value & 0xFU]); }

int offsetDigits(std::uint64_t size)
{
    int digits = 4;
    while (digits < digitsAtMost && size > (std::uint64_t{1} << (4 * digits)))
        digits += 2;
    return digits;
}

} // namespace

HexShape hexShape(int columns, std::uint64_t size)
{
    HexShape shape{.offsetDigits = offsetDigits(size)};
    for (const int perRow : {16, 12, 8, 4}) {
        shape.bytesPerRow = perRow;
        if (shape.hexColumnOf(perRow) - 1 <= columns)
            break;
    }
    shape.ascii = shape.asciiColumn() + shape.bytesPerRow <= columns;
    return shape;
}

HexRow hexRow(const WireBytes& bytes, std::uint64_t row, const HexShape& shape)
{
    const std::uint64_t first = row * static_cast<std::uint64_t>(shape.bytesPerRow);
    HexRow text;
    text.offset = QString::number(first, 16).rightJustified(shape.offsetDigits, QLatin1Char('0'));
    for (const char c : bytes.read(first, static_cast<std::size_t>(shape.bytesPerRow))) {
        const auto byte = static_cast<unsigned char>(c);
        if (!text.hex.isEmpty())
            text.hex += QLatin1Char(' ');
        text.hex += digit(byte >> 4U);
        text.hex += digit(byte);
        text.ascii += byte >= 0x20 && byte < 0x7F ? QChar(char16_t{byte}) : QChar(u'.');
    }
    return text;
}

std::optional<std::uint64_t> hexByteAt(int column, std::uint64_t row, const HexShape& shape,
                                       std::uint64_t size)
{
    int inRow = -1;
    if (shape.ascii && column >= shape.asciiColumn())
        inRow = column - shape.asciiColumn();
    else if (column >= shape.hexColumn())
        inRow = (column - shape.hexColumn()) / 3;
    if (inRow < 0 || inRow >= shape.bytesPerRow)
        return std::nullopt;
    const std::uint64_t byte =
        row * static_cast<std::uint64_t>(shape.bytesPerRow) + static_cast<std::uint64_t>(inRow);
    return byte < size ? std::optional(byte) : std::nullopt;
}

} // namespace lifeline
