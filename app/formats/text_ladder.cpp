#include "formats/text_ladder.h"

#include "contracts/duties.h"
#include "lifecycle/verdict.h"
#include "words/words.h"

#include <QStringList>

namespace lifeline {
namespace {

constexpr int noteWidth = 32; // of what stands outside a lifeline
constexpr int wireWidth = 46; // between the two
constexpr int timeWidth = 11;

QString cut(const QString& text, int width)
{
    return text.size() <= width ? text : text.left(width - 1) + u'…';
}

QString timeText(Duration since)
{
    return QString::number(static_cast<double>(since.count()) / 1e6, 'f', 1) + QStringLiteral(" ms");
}

std::string headText(const ConnectionStory& story)
{
    const QStringList ends = words::fromTo(story).split(QStringLiteral(" → "));
    return QString(timeWidth, u' ').toStdString() + ends.front().rightJustified(noteWidth + 2).toStdString() +
           QString(wireWidth, u' ').toStdString() + ends.back().toStdString() + "\n";
}

/// "--- label -->", "<-- label ---", or blank.
QString wireText(const LadderLine& row)
{
    if (row.wire == LadderLine::Wire::Quiet)
        return QString(wireWidth, u' ');
    const QString label = u' ' + cut(row.label, wireWidth - 8) + u' ';
    const int dashes = wireWidth - 1 - static_cast<int>(label.size());
    const QString before(dashes / 2, u'-');
    const QString after(dashes - dashes / 2, u'-');
    return row.wire == LadderLine::Wire::ToRight ? before + label + after + u'>'
                                                 : u'<' + before + label + after;
}

std::string rowText(const LadderLine& row, const QString& time, bool colors)
{
    std::string line = time.rightJustified(timeWidth).toStdString() + " ";
    line += inked(cut(row.left, noteWidth).rightJustified(noteWidth).toStdString(), row.ink, colors) + " |";
    line += wireText(row).toStdString() + "|";
    if (!row.right.isEmpty())
        line += " " + inked(row.right.toStdString(), row.ink, colors);
    return line + "\n";
}

} // namespace

std::string TextLadder::text(const ConnectionStory& story, bool colors) const
{
    const auto rowAt = [&](const LadderLine& row) {
        return rowText(row, timeText(row.at - story.began), colors);
    };
    std::string text = headText(story);
    for (const LadderLine& row : m_rows.first())
        text += rowAt(row);
    if (m_rows.leftOut() > 0)
        text += std::string(timeWidth, ' ') + " … " + std::to_string(m_rows.leftOut()) + " rows left out …\n";
    for (const LadderLine& row : m_rows.last())
        text += rowAt(row);
    for (const LadderLine& row : m_rows.ghosts(story))
        text += rowText(row, {}, colors);
    return text + "\n" + verdictLine(story, colors);
}

std::string verdictLine(const ConnectionStory& story, bool colors)
{
    const Verdict verdict = judge(story);
    const words::Headline headline = words::verdict(story, verdict, contractDuty);
    const Ink ink = toneOf(verdict.stage) == StageTone::Failed ? Ink::Red : Ink::Bold;
    std::string line =
        "#" + std::to_string(number(story.id)) + " " + words::fromTo(story).toStdString() + ": ";
    line += inked(headline.bold.toStdString(), ink, colors);
    if (!headline.rest.empty())
        line += " " + headline.rest.text.toStdString();
    return line + "\n";
}

} // namespace lifeline
