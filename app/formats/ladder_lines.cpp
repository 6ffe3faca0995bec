#include "formats/ladder_lines.h"

#include "base/byte_text.h"
#include "base/quantity_text.h"
#include "base/utf8.h"
#include "contracts/duties.h"
#include "lifecycle/verdict.h"
#include "words/words.h"

namespace lifeline {
namespace {

constexpr std::size_t shownPayload = 24;

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::size_t position(Side side) { return side == Side::Client ? 0 : 1; }

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

} // namespace

void LadderLines::take(const Event& event)
{
    m_ours[position(event.side)] = true;
    if (event.kind() == EventKind::FaultBegun)
        m_scripted[position(event.side)] = true;
    if (auto row = rowOf(event))
        keep(std::move(*row));
}

void LadderLines::keep(LadderLine row)
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

std::optional<LadderLine> LadderLines::rowOf(const Event& event) const
{
    LadderLine row{event.at, event.seq, {}, {}, {}, Wire::Quiet, inkOf(event)};
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
std::optional<LadderLine> LadderLines::onWire(LadderLine row, Wire wire, const Event& event, bool sent) const
{
    if (!sent && m_ours[position(otherEnd(event.side))])
        return std::nullopt;
    row.wire = wire;
    row.label = labelOf(event);
    return row;
}

LadderLine LadderLines::noted(LadderLine row, Side side, const QString& note)
{
    (side == Side::Client ? row.left : row.right) = note;
    return row;
}

std::vector<LadderLine> LadderLines::ghosts(const ConnectionStory& story) const
{
    std::vector<LadderLine> rows;
    for (const Ghost& ghost : lifeline::ghosts(story, contractDuty)) {
        if (m_scripted[position(ghost.side)])
            continue;
        LadderLine row;
        row.ink = Ink::Dim;
        rows.push_back(noted(row, ghost.side, ghostNote(ghost)));
    }
    return rows;
}

} // namespace lifeline
