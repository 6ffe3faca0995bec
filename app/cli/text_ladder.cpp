#include "cli/text_ladder.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "base/utf8.h"
#include "contracts/duties.h"
#include "lifecycle/verdict.h"
#include "words/words.h"

#include <QStringList>

namespace lifeline {
namespace {

constexpr int noteWidth = 32; // of what stands outside a lifeline
constexpr int wireWidth = 46; // between the two
constexpr int timeWidth = 11;
constexpr std::size_t shownPayload = 24;

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString cut(const QString& text, int width)
{
    return text.size() <= width ? text : text.left(width - 1) + u'…';
}

std::size_t position(Side side) { return side == Side::Client ? 0 : 1; }

QString timeText(Duration since)
{
    return QString::number(static_cast<double>(since.count()) / 1e6, 'f', 1) + QStringLiteral(" ms");
}

Ink inkOf(const Event& event)
{
    if (const auto* callback = event.as<event::Callback>())
        return callback->name == CallbackName::OnError ? Ink::Red : Ink::Green;
    const bool bad = event.kind() == EventKind::Finding || event.kind() == EventKind::DeadlinePassed ||
                     event.kind() == EventKind::ExpectationMissed;
    return bad ? Ink::Red : Ink::Plain;
}

/// Whether it was clean, another stack does not tell.
QString onCloseNote(const event::Callback& callback)
{
    if (!callback.called.empty())
        return fromView(escaped(callback.called, 40)) +
               (callback.code == 0 ? QString() : u' ' + QString::number(callback.code));
    return QStringLiteral("on-close ") + QString::number(callback.code) +
           (callback.clean ? QStringLiteral(" · clean") : QStringLiteral(" · not clean"));
}

/// "text 5 B “hello”", "close 1000 normal closure"
QString frameLabel(const Event& event, const event::Frame& frame)
{
    const QString title = words::eventTitle(event).section(u' ', 1);
    const auto header = frameHeader(frame);
    if (header && header->opcode == Opcode::Close)
        return title + u' ' + words::closeCode(closeCodeOf(event));
    QString label = title + u' ' + fromView(sizeText(frame.arrived));
    if (!frame.payload.empty() && isUtf8(frame.payload))
        label += QStringLiteral(" “") + fromView(escaped(frame.payload, shownPayload)) + u'”';
    return label;
}

QString labelOf(const Event& event)
{
    switch (event.kind()) {
    case EventKind::FinSent:
    case EventKind::FinReceived: return QStringLiteral("FIN");
    case EventKind::ResetSent:
    case EventKind::ResetReceived: return QStringLiteral("RST");
    case EventKind::FrameSent:
    case EventKind::FrameReceived: return frameLabel(event, *frameOf(event));
    default: return words::eventDetail(event);
    }
}

QString noteOf(const Event& event)
{
    const QString title = words::eventTitle(event);
    if (event.kind() == EventKind::Accepted || event.kind() == EventKind::Connected ||
        event.kind() == EventKind::ConnectFailed)
        return title;
    const auto* callback = event.as<event::Callback>();
    if (callback && callback->name == CallbackName::OnClose)
        return onCloseNote(*callback);
    const QString detail = words::eventDetail(event);
    const QString name = event.kind() == EventKind::Callback ? title.section(u' ', 1) : title;
    return detail.isEmpty() ? name : name + u' ' + detail;
}

QString ghostNote(const Ghost& ghost)
{
    return QStringLiteral("(no ") + fromView(escaped(ghostName(ghost), 32)) + u')';
}

std::string headText(const ConnectionStory& story)
{
    const QStringList ends = words::fromTo(story).split(QStringLiteral(" → "));
    return QString(timeWidth, u' ').toStdString() + ends.front().rightJustified(noteWidth + 2).toStdString() +
           QString(wireWidth, u' ').toStdString() + ends.back().toStdString() + "\n";
}

} // namespace

void TextLadder::take(const Event& event)
{
    m_ours[position(event.side)] = true;
    if (event.kind() == EventKind::FaultBegun)
        m_scripted[position(event.side)] = true;
    if (auto row = rowOf(event))
        keep(std::move(*row));
}

void TextLadder::keep(Row row)
{
    if (m_first.size() < mostRows / 2) {
        m_first.push_back(std::move(row));
        return;
    }
    m_last.push_back(std::move(row));
    if (m_last.size() > mostRows / 2) {
        m_last.pop_front();
        ++m_leftOut;
    }
}

std::optional<TextLadder::Row> TextLadder::rowOf(const Event& event) const
{
    Row row{event.at, {}, {}, {}, Wire::Quiet, inkOf(event)};
    switch (event.kind()) {
    case EventKind::Request: return onWire(row, Wire::ToRight, event, event.side == Side::Client);
    case EventKind::Response: return onWire(row, Wire::ToLeft, event, event.side == Side::Server);
    case EventKind::FrameSent:
    case EventKind::FinSent:
    case EventKind::ResetSent: return onWire(row, away(event.side), event, true);
    case EventKind::FrameReceived:
    case EventKind::FinReceived:
    case EventKind::ResetReceived: return onWire(row, away(otherEnd(event.side)), event, false);
    case EventKind::MessageSent:
    case EventKind::MessageReceived:
    case EventKind::DeadlineArmed:
    case EventKind::DeadlineMet:
    case EventKind::FaultStep: // the wire tells it
    case EventKind::ExpectationMet:
    case EventKind::RequestRefused: // the callback, or its absence, and the answer tell it
    case EventKind::Connecting: return std::nullopt;
    default: return noted(row, event.side, noteOf(event));
    }
}

/// What both ends of the wire saw is drawn once, as it was sent.
std::optional<TextLadder::Row> TextLadder::onWire(Row row, Wire wire, const Event& event, bool sent) const
{
    if (!sent && m_ours[position(otherEnd(event.side))])
        return std::nullopt;
    row.wire = wire;
    row.label = labelOf(event);
    return row;
}

TextLadder::Row TextLadder::noted(Row row, Side side, const QString& note)
{
    (side == Side::Client ? row.left : row.right) = note;
    return row;
}

/// "--- label -->", "<-- label ---", or blank.
QString TextLadder::wireText(const Row& row)
{
    if (row.wire == Wire::Quiet)
        return QString(wireWidth, u' ');
    const QString label = u' ' + cut(row.label, wireWidth - 8) + u' ';
    const int dashes = wireWidth - 1 - static_cast<int>(label.size());
    const QString before(dashes / 2, u'-');
    const QString after(dashes - dashes / 2, u'-');
    return row.wire == Wire::ToRight ? before + label + after + u'>' : u'<' + before + label + after;
}

std::string TextLadder::rowText(const Row& row, const QString& time, bool colors)
{
    std::string line = time.rightJustified(timeWidth).toStdString() + " ";
    line += inked(cut(row.left, noteWidth).rightJustified(noteWidth).toStdString(), row.ink, colors) + " |";
    line += wireText(row).toStdString() + "|";
    if (!row.right.isEmpty())
        line += " " + inked(row.right.toStdString(), row.ink, colors);
    return line + "\n";
}

std::string TextLadder::text(const ConnectionStory& story, bool colors) const
{
    const auto rowAt = [&](const Row& row) { return rowText(row, timeText(row.at - story.began), colors); };
    std::string text = headText(story);
    for (const Row& row : m_first)
        text += rowAt(row);
    if (m_leftOut > 0)
        text += std::string(timeWidth, ' ') + " … " + std::to_string(m_leftOut) + " rows left out …\n";
    for (const Row& row : m_last)
        text += rowAt(row);
    for (const Ghost& ghost : ghosts(story, contractDuty)) {
        if (m_scripted[position(ghost.side)])
            continue;
        const Row row{{}, {}, {}, {}, Wire::Quiet, Ink::Dim};
        text += rowText(noted(row, ghost.side, ghostNote(ghost)), {}, colors);
    }
    return text + "\n" + verdictLine(story, colors);
}

} // namespace lifeline
