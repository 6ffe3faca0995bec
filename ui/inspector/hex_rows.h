// Bytes as rows of hex: how many fit, what each row reads, and which byte lies where.
#pragma once

#include "ui/inspector/wire_bytes.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace lifeline {

/// Columns are counted in characters of a monospaced font: offset, two spaces, hex pairs, two spaces, ASCII.
struct HexShape {
    int bytesPerRow = 12; // 16, 12, 8 or 4
    int offsetDigits = 4;
    bool ascii = false;

    int hexColumn() const { return offsetDigits + 2; }
    int hexColumnOf(int byteInRow) const { return hexColumn() + 3 * byteInRow; }
    int asciiColumn() const { return hexColumnOf(bytesPerRow) + 1; }
    std::uint64_t rowsFor(std::uint64_t size) const
    {
        const auto perRow = static_cast<std::uint64_t>(bytesPerRow);
        return size / perRow + (size % perRow != 0 ? 1 : 0);
    }
    friend bool operator==(const HexShape&, const HexShape&) = default;
};

/// The most bytes a row that fit, and the ASCII column where there is still room for it.
HexShape hexShape(int columns, std::uint64_t size);

struct HexRow {
    QString offset; // "000c"
    QString hex;    // "ce 7f 75 f3"
    QString ascii;  // "..u."; what is not printable ASCII is a dot
};

HexRow hexRow(const WireBytes& bytes, std::uint64_t row, const HexShape& shape);

/// The byte under a column of a row, in the hex or the ASCII part; nullopt beside them or past the end.
std::optional<std::uint64_t> hexByteAt(int column, std::uint64_t row, const HexShape& shape,
                                       std::uint64_t size);

} // namespace lifeline
