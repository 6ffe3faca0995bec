#include "formats/mermaid_writer.h"

#include "formats/exporters.h"
#include "formats/text_ladder.h"

#include <cctype>

namespace lifeline {
namespace {

bool isWordPart(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// "end" as a word of its own closes a block in older versions of Mermaid.
bool beginsEnd(std::string_view text, std::size_t at)
{
    return text.substr(at, 3) == "end" && (at == 0 || !isWordPart(text[at - 1])) &&
           (at + 3 == text.size() || !isWordPart(text[at + 3]));
}

void appendNote(std::string& out, std::string_view where, const QString& text)
{
    out.append("    Note ").append(where).append(": ").append(mermaidText(text.toStdString())).append("\n");
}

void appendRow(std::string& out, const LadderLine& row)
{
    if (row.wire != LadderLine::Wire::Quiet) {
        const bool right = row.wire == LadderLine::Wire::ToRight;
        const std::string label = mermaidText(row.label.toStdString());
        out.append(right ? "    C->>S: " : "    S->>C: ").append(label.empty() ? "#32;" : label).append("\n");
    }
    if (!row.left.isEmpty())
        appendNote(out, "left of C", row.left);
    if (!row.right.isEmpty())
        appendNote(out, "right of S", row.right);
}

void appendLadder(std::string& out, const LadderLines& rows, const ConnectionStory& story)
{
    const std::string verdict = verdictLine(story, false);
    for (const LadderLine& row : rows.first())
        appendRow(out, row);
    if (rows.leftOut() > 0)
        appendNote(out, "over C,S", QString::number(rows.leftOut()) + QStringLiteral(" rows left out"));
    for (const LadderLine& row : rows.last())
        appendRow(out, row);
    for (const LadderLine& row : rows.ghosts(story))
        appendRow(out, row);
    appendNote(out, "over C,S", QString::fromStdString(verdict));
}

} // namespace

std::string mermaidText(std::string_view text)
{
    constexpr std::string_view signs = "#;<>&\"%\\${}[]`";
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '\n' || letter == '\r')
            out += ' ';
        else if (signs.find(letter) != std::string_view::npos || beginsEnd(text, i))
            out.append("#").append(std::to_string(int{letter})).append(";");
        else
            out += letter;
    }
    while (out.ends_with(' '))
        out.pop_back();
    return out;
}

void writeMermaid(ExportRun& run)
{
    run.setPasses(2);
    run.out().write("sequenceDiagram\n    participant C as client\n    participant S as server\n");
    for (const auto& [connection, positions] : run.byConnection()) {
        LadderLines rows;
        ConnectionStory story;
        for (const std::uint32_t position : positions) {
            if (!run.step())
                return;
            const Event event = run.event(position);
            rows.take(event);
            story.take(event);
        }
        appendNote(run.out().buffer(), "over C,S",
                   QStringLiteral("connection ") + QString::number(connection));
        appendLadder(run.out().buffer(), rows, story);
    }
}

} // namespace lifeline
