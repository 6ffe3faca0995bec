#include "formats/svg_ladder.h"

#include "formats/html_text.h"
#include "words/words.h"

#include <QStringList>

namespace lifeline {
namespace {

constexpr int width = 1000, rowHeight = 26, rowsEach = 24;
constexpr int clientX = 340, serverX = 680, timeX = 70, noteGap = 10;
constexpr int leftLetters = 35, labelLetters = 44, rightLetters = 42; // what fits in its place

QString cut(const QString& text, int letters)
{
    return text.size() <= letters ? text : text.left(letters - 1) + u'…';
}

std::string_view classOf(Ink ink)
{
    switch (ink) {
    case Ink::Red: return "bad";
    case Ink::Green: return "told";
    case Ink::Dim: return "ghost";
    default: return "note";
    }
}

std::string textAt(int x, int y, std::string_view anchor, std::string_view kind, const QString& text,
                   int letters)
{
    std::string out = "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"";
    out.append(anchor).append("\" class=\"").append(kind).append("\">").append(htmlText(cut(text, letters)));
    if (text.size() > letters)
        out += "<title>" + htmlText(text) + "</title>";
    return out + "</text>";
}

std::string lineAt(int x1, int y1, int x2, int y2, std::string_view kind)
{
    const auto attribute = [](std::string_view name, int value) {
        return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
    };
    return "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) +
           " class=\"" + std::string(kind) + "\"/>";
}

std::string point(int x, int y) { return std::to_string(x) + ',' + std::to_string(y) + ' '; }

std::string arrow(const LadderLine& line, int y)
{
    const bool right = line.wire == LadderLine::Wire::ToRight;
    const bool reset = line.label == u"RST";
    const std::string_view kind = reset ? "reset" : "wire";
    const int tip = right ? serverX - 1 : clientX + 1, back = right ? tip - 8 : tip + 8;
    std::string out = lineAt(clientX, y, serverX, y, kind);
    out += "<polygon points=\"" + point(tip, y) + point(back, y - 4) + point(back, y + 4) + "\" class=\"" +
           std::string(kind) + "\"/>";
    return out + textAt((clientX + serverX) / 2, y - 5, "middle", reset ? "bad" : "label", line.label,
                        labelLetters);
}

std::string rowAt(const LadderLine& line, const QString& time, int y)
{
    std::string out = textAt(timeX, y, "end", "time", time, leftLetters);
    if (line.wire != LadderLine::Wire::Quiet)
        out += arrow(line, y);
    if (!line.left.isEmpty())
        out += textAt(clientX - noteGap, y, "end", classOf(line.ink), line.left, leftLetters);
    if (!line.right.isEmpty())
        out += textAt(serverX + noteGap, y, "start", classOf(line.ink), line.right, rightLetters);
    return out + "\n";
}

/// Gathers rows to pieces of a page's size.
class Pieces {
public:
    explicit Pieces(const ConnectionStory& story) : m_story(story) {}

    void add(const LadderLine& line, const QString& time)
    {
        if (m_rows == rowsEach)
            close();
        m_body += rowAt(line, time, ++m_rows * rowHeight - 6);
    }
    void add(const LadderLine& line) { add(line, words::delta(line.at - m_story.began)); }
    std::string take()
    {
        close();
        return std::move(m_out);
    }

private:
    void close()
    {
        const int height = m_rows * rowHeight;
        m_out += "<svg class=\"ladder\" role=\"img\" aria-label=\"ladder\" viewBox=\"0 0 " +
                 std::to_string(width) + " " + std::to_string(height) + "\">\n" +
                 lineAt(clientX, 0, clientX, height, "life") + lineAt(serverX, 0, serverX, height, "life") +
                 "\n" + m_body + "</svg>\n";
        m_rows = 0;
        m_body.clear();
    }

    const ConnectionStory& m_story;
    std::string m_out, m_body;
    int m_rows = 0;
};

LadderLine headLine(const ConnectionStory& story)
{
    const QStringList ends = words::fromTo(story).split(QStringLiteral(" → "));
    LadderLine line;
    line.left = ends.front();
    line.right = ends.back();
    return line;
}

LadderLine leftOutLine(std::size_t count)
{
    LadderLine line;
    line.ink = Ink::Dim;
    line.right = QStringLiteral("… %1 rows left out …").arg(count);
    return line;
}

} // namespace

std::string svgLadder(const LadderLines& lines, const ConnectionStory& story)
{
    Pieces pieces(story);
    pieces.add(headLine(story), {});
    for (const LadderLine& line : lines.first())
        pieces.add(line);
    if (lines.leftOut() > 0)
        pieces.add(leftOutLine(lines.leftOut()), {});
    for (const LadderLine& line : lines.last())
        pieces.add(line);
    for (const LadderLine& line : lines.ghosts(story))
        pieces.add(line, {});
    return pieces.take();
}

} // namespace lifeline
