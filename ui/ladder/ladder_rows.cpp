#include "ui/ladder/ladder_rows.h"

namespace lifeline {
namespace {

std::size_t endIndex(Side side) { return side == Side::Client ? 0 : 1; }
Side endOf(Side side) { return side == Side::Client ? Side::Client : Side::Server; }

} // namespace

void LadderRows::take(std::uint32_t logRow, const EventEntry& entry)
{
    const std::size_t end = endIndex(entry.side);
    m_phase[end] = entry.phase;
    m_rowOf.push_back(place(logRow, entry));
    // Whatever was seen may have moved its side on; the story shows it from the latest row.
    if (!m_rows.empty())
        m_rows.back().phase(endOf(entry.side)) = entry.phase;
}

std::uint32_t LadderRows::place(std::uint32_t logRow, const EventEntry& entry)
{
    const Side here = endOf(entry.side);
    const Side there = otherEnd(here);
    switch (entry.kind) {
    case EventKind::Connecting:
    case EventKind::Connected:
    case EventKind::Accepted: return opened(logRow, entry);
    case EventKind::ConnectFailed: return append(LadderRowKind::ConnectFailed, here, logRow, entry);
    case EventKind::Request: return crossed(LadderRowKind::Request, Side::Client, logRow, entry);
    case EventKind::Response: return crossed(LadderRowKind::Response, Side::Server, logRow, entry);
    case EventKind::RequestRefused:
    case EventKind::ResponseRefused: return append(LadderRowKind::Refused, here, logRow, entry);
    case EventKind::FrameSent: return crossed(LadderRowKind::Frame, here, logRow, entry);
    case EventKind::FrameReceived: return crossed(LadderRowKind::Frame, there, logRow, entry);
    case EventKind::FinSent: return crossed(LadderRowKind::Fin, here, logRow, entry);
    case EventKind::FinReceived: return crossed(LadderRowKind::Fin, there, logRow, entry);
    case EventKind::ResetSent: return crossed(LadderRowKind::Reset, here, logRow, entry);
    case EventKind::ResetReceived: return crossed(LadderRowKind::Reset, there, logRow, entry);
    case EventKind::ConnectionLost: return append(LadderRowKind::Lost, here, logRow, entry);
    case EventKind::DeadlinePassed: return append(LadderRowKind::Deadline, here, logRow, entry);
    case EventKind::Callback: return append(LadderRowKind::Callback, here, logRow, entry);
    case EventKind::Finding: return append(LadderRowKind::Finding, here, logRow, entry);
    case EventKind::MessageSent:
    case EventKind::MessageReceived: return m_lastFrame[endIndex(here)];
    case EventKind::FaultInjected:
    case EventKind::FaultBegun:
    case EventKind::ExpectationMet:
    case EventKind::ExpectationMissed: return script(here, logRow, entry);
    // What a step sends is on the wire anyway, and a script that went well says nothing at its end.
    case EventKind::FaultStep:
    case EventKind::FaultEnded: return entry.aux != 0 ? script(here, logRow, entry) : LadderRow::none;
    case EventKind::ForwardFailed: return append(LadderRowKind::Lost, here, logRow, entry);
    case EventKind::Forwarding:
    case EventKind::ReportRefused:
    case EventKind::DeadlineArmed:
    case EventKind::DeadlineMet:
    case EventKind::Listening:
    case EventKind::ListenFailed:
    case EventKind::ListeningStopped:
    case EventKind::AcceptFailed: break;
    }
    return LadderRow::none;
}

std::uint32_t LadderRows::opened(std::uint32_t logRow, const EventEntry& entry)
{
    if (m_tcp == LadderRow::none)
        m_tcp = append(LadderRowKind::TcpOpen, Side::Client, logRow, entry);
    m_rows[m_tcp].at(endOf(entry.side)) = logRow;
    m_rows[m_tcp].answered |= entry.kind != EventKind::Connecting;
    return m_tcp;
}

std::uint32_t LadderRows::script(Side here, std::uint32_t logRow, const EventEntry& entry)
{
    const std::uint32_t row = append(LadderRowKind::Script, here, logRow, entry);
    m_rows[row].aux = static_cast<std::uint8_t>(entry.kind);
    return row;
}

std::uint32_t LadderRows::crossed(LadderRowKind kind, Side sender, std::uint32_t logRow,
                                  const EventEntry& entry)
{
    const Side here = endOf(entry.side);
    Channel& channel = m_channels[static_cast<std::size_t>(kind) * 2 + endIndex(sender)];
    const bool otherWasFirst = channel.seen[endIndex(here)]++ < channel.seen[endIndex(otherEnd(here))];
    const std::uint32_t row =
        otherWasFirst ? waiting(channel, kind, sender, here) : append(kind, sender, logRow, entry);
    m_rows[row].at(here) = logRow;
    if (kind == LadderRowKind::Frame)
        m_lastFrame[endIndex(here)] = row;
    return row;
}

std::uint32_t LadderRows::waiting(Channel& channel, LadderRowKind kind, Side sender, Side end)
{
    const auto waits = [&](const LadderRow& row) {
        return row.kind == kind && row.side == sender && row.at(end) == LadderRow::none;
    };
    while (!waits(m_rows[channel.cursor]))
        ++channel.cursor;
    return channel.cursor;
}

std::uint32_t LadderRows::append(LadderRowKind kind, Side owner, std::uint32_t logRow,
                                 const EventEntry& entry)
{
    LadderRow& row = m_rows.emplace_back();
    row.at(endOf(entry.side)) = logRow;
    row.length = entry.length;
    row.kind = kind;
    row.side = owner;
    row.aux = entry.aux;
    row.clientPhase = m_phase[0];
    row.serverPhase = m_phase[1];
    return static_cast<std::uint32_t>(m_rows.size() - 1);
}

} // namespace lifeline
