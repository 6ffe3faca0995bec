#include "cli/matrix_command_table.h"

#include "atlas/matrix_export.h"
#include "base/byte_text.h"
#include "cli/column_text.h"
#include "cli/human_output.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace lifeline {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t leastCell = 20; // however narrow the terminal is

Ink inkOf(Agreement agreement)
{
    switch (agreement) {
    case Agreement::Same: return Ink::Green;
    case Agreement::Code: return Ink::Yellow;
    case Agreement::Callbacks: return Ink::Red;
    case Agreement::Racy: return Ink::Blue;
    case Agreement::Unknown: return Ink::Dim;
    case Agreement::Reference: break;
    }
    return Ink::Plain;
}

/// Already safe to print.
struct Piece {
    std::string text;
    Ink ink = Ink::Plain;
};
using Line = std::vector<Piece>;

Piece pieceOf(const MatrixCell& cell)
{
    const std::string told = cell.text();
    return {std::string(agreementSign(cell.agreement)) + " " + escaped(told), inkOf(cell.agreement)};
}

/// One column of the table: the fault's, or a stack's.
struct Strip {
    std::vector<Piece> pieces; // heading first
    std::size_t width = 0;
};

void add(Strip& strip, Piece piece)
{
    strip.width = std::max(strip.width, columnsOf(piece.text));
    strip.pieces.push_back(std::move(piece));
}

Strip faultStrip(const Matrix& matrix)
{
    Strip strip;
    add(strip, {"fault", Ink::Bold});
    add(strip, {"", Ink::Dim});
    for (const MatrixRow& row : matrix.rows)
        add(strip, {escaped(row.fault), Ink::Plain});
    return strip;
}

Strip stackStrip(const Matrix& matrix, std::size_t index)
{
    Strip strip;
    add(strip, {escaped(columnName(matrix.columns[index])), Ink::Bold});
    add(strip, {escaped(matrix.columns[index].origin()), Ink::Dim});
    for (const MatrixRow& row : matrix.rows)
        add(strip, pieceOf(row.cells[index]));
    return strip;
}

/// The words of a piece on as many lines as it needs.
std::vector<std::string> linesOf(const Piece& piece, std::size_t width)
{
    constexpr std::size_t indent = 2;
    if (columnsOf(piece.text) <= width)
        return {piece.text};
    std::vector<std::string> lines;
    std::string text = wrapped(piece.text, width - indent, indent);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.erase(0, std::min(end + 1, text.size()));
    }
    return lines;
}

std::string rowText(const std::vector<const Strip*>& strips, std::size_t row, bool colors)
{
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (const Strip* strip : strips) {
        cells.push_back(linesOf(strip->pieces[row], strip->width));
        height = std::max(height, cells.back().size());
    }
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
        std::string text;
        for (std::size_t i = 0; i < strips.size(); ++i) {
            const std::string part = line < cells[i].size() ? cells[i][line] : std::string();
            const bool last = i + 1 == strips.size();
            text += inked(last ? part : padded(part, strips[i]->width), strips[i]->pieces[row].ink, colors);
            text += last ? "" : std::string(gap, ' ');
        }
        out += text + "\n";
    }
    return out;
}

std::string pageText(const Strip& faults, const std::vector<Strip>& stacks, std::size_t from, std::size_t to,
                     bool colors)
{
    std::vector<const Strip*> strips{&faults};
    for (std::size_t i = from; i < to; ++i)
        strips.push_back(&stacks[i]);
    std::string out;
    for (std::size_t row = 0; row < faults.pieces.size(); ++row)
        out += rowText(strips, row, colors);
    return out;
}

/// The first column that no longer fits behind the faults; at least one fits.
std::size_t endOfPage(const std::vector<Strip>& stacks, std::size_t from, std::size_t room)
{
    std::size_t used = 0;
    std::size_t to = from;
    while (to < stacks.size() && (to == from || used + gap + stacks[to].width <= room)) {
        used += gap + stacks[to].width;
        ++to;
    }
    return to;
}

} // namespace

std::size_t terminalWidth(int descriptor)
{
    winsize size{};
    return ::isatty(descriptor) == 1 && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string matrixTable(const Matrix& matrix, std::size_t width, bool colors)
{
    const Strip faults = faultStrip(matrix);
    const std::size_t room = width == 0 ? SIZE_MAX : width > faults.width ? width - faults.width : 0;
    std::vector<Strip> stacks;
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
        stacks.push_back(stackStrip(matrix, i));
        stacks.back().width = std::min(stacks.back().width, std::max(room > gap ? room - gap : 0, leastCell));
    }
    std::string out;
    for (std::size_t from = 0; from < stacks.size();) {
        const std::size_t to = endOfPage(stacks, from, room);
        out += (from > 0 ? "\n" : "") + pageText(faults, stacks, from, to, colors);
        from = to;
    }
    return out;
}

} // namespace lifeline
