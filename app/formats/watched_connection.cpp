#include "formats/watched_connection.h"

#include "formats/counted_text.h"

#include <algorithm>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t fillPiece = std::uint64_t{64} << 10;

/// What stands on the wire for `count` zeros of a payload, from `at` on.
std::string wireZeros(const FrameHeader& header, std::uint64_t at, std::size_t count)
{
    std::string out(count, '\0');
    for (std::size_t i = 0; header.masked && i < count; ++i)
        out[i] = static_cast<char>((header.maskingKey >> (24U - 8U * ((at + i) % 4))) & 0xFFU);
    return out;
}

} // namespace

WatchedConnection::WatchedConnection(ConnectionId id, std::string url, std::string client, std::string server,
                                     EventSink& log)
    : m_log(log), m_url(std::move(url)), m_clientAddress(std::move(client)),
      m_serverAddress(std::move(server)), m_client(id, Side::Client, *this), m_server(id, Side::Server, *this)
{
}

// TCP ---------------------------------------------------------------------------------------------

void WatchedConnection::connecting(MonotonicTime now)
{
    if (!std::exchange(m_connecting, true))
        m_client.connecting(m_url, now);
}

void WatchedConnection::connected(MonotonicTime now)
{
    connecting(now);
    if (!std::exchange(m_connected, true))
        m_client.connected(m_clientAddress, m_serverAddress, now);
}

void WatchedConnection::accepted(MonotonicTime now)
{
    connected(now);
    if (!std::exchange(m_accepted, true))
        m_server.accepted(m_serverAddress, m_clientAddress, now);
}

void WatchedConnection::bytes(Side from, std::string_view bytes, MonotonicTime now)
{
    accepted(now);
    if (direction(from).unread)
        return;
    observer(from).bytes(from, bytes, now);
    observer(otherEnd(from)).bytes(from, bytes, now);
}

void WatchedConnection::fin(Side from, MonotonicTime now)
{
    accepted(now);
    observer(from).fin(from, now);
    observer(otherEnd(from)).fin(from, now);
}

void WatchedConnection::reset(Side from, MonotonicTime now)
{
    accepted(now);
    observer(from).reset(from, now);
    observer(otherEnd(from)).reset(from, now);
}

// Gaps --------------------------------------------------------------------------------------------

std::uint64_t WatchedConnection::gap(Side from, std::uint64_t count, std::uint64_t mostFilled,
                                     MonotonicTime now)
{
    accepted(now);
    Direction& each = direction(from);
    each.missing += count;
    const auto frame = each.unread ? std::nullopt : observer(from).arriving(from);
    if (!frame || count > mostFilled || count > frame->header.length - frame->arrived) {
        each.unread = true;
        return 0;
    }
    each.filled += count;
    each.patched = true;
    fill(from, *frame, count, now);
    return count;
}

void WatchedConnection::fill(Side from, const PassingFrame& frame, std::uint64_t count, MonotonicTime now)
{
    const FrameHeader header = frame.header;
    std::uint64_t at = frame.arrived;
    for (const std::uint64_t end = at + count; at < end;) {
        const auto piece = static_cast<std::size_t>(std::min(end - at, fillPiece));
        bytes(from, wireZeros(header, at, piece), now);
        at += piece;
    }
}

/// Text that was patched may be cut within a character: that is no fault of the peer's.
void WatchedConnection::accept(const Event& event)
{
    Direction& received = direction(otherEnd(event.side));
    const auto* finding = event.as<event::Finding>();
    if (finding && finding->violation == Violation::InvalidUtf8 && received.patched)
        return;
    m_log.accept(event);
    if (event.kind() == EventKind::MessageReceived)
        received.patched = false;
}

std::string WatchedConnection::gapsText() const
{
    std::string out;
    for (const Side from : {Side::Client, Side::Server}) {
        const Direction& each = m_directions[from == Side::Client ? 0 : 1];
        if (each.missing == 0)
            continue;
        out += out.empty() ? "connection " + std::to_string(number(id())) + ": " : "; ";
        out += "of what the " + std::string(sideName(from)) + " sent, " + counted(each.missing, "byte") +
               " never captured";
        if (each.filled > 0)
            out += ", " + std::to_string(each.filled) + " of them shown as zeros inside their frames";
        if (each.unread)
            out += ", and nothing behind them could be read";
    }
    return out;
}

} // namespace lifeline
