#include "formats/tcp_stream.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t wrap = std::uint64_t{1} << 32; // so that what comes before the beginning is above 0
constexpr std::size_t nodeSize = 96;                   // what a piece takes besides its bytes

} // namespace

void TcpStream::begin(std::uint32_t first)
{
    m_begun = true;
    m_first = m_next = m_known = m_acknowledged = wrap + first;
}

/// nullopt: it is not of this stream.
std::optional<std::uint64_t> TcpStream::place(std::uint32_t seq) const
{
    const auto away = static_cast<std::int32_t>(seq - static_cast<std::uint32_t>(m_next));
    if (away > reach || away < -reach)
        return std::nullopt;
    return m_next + static_cast<std::uint64_t>(static_cast<std::int64_t>(away));
}

void TcpStream::take(std::uint32_t seq, std::string_view bytes, std::uint32_t length, bool fin, Output& out)
{
    const auto at = place(seq);
    if (!at || m_ended)
        return;
    const std::uint64_t end = *at + length;
    if (length > 0)
        m_known = std::max(m_known, end);
    if (fin && !m_finAt && end >= m_next) {
        m_finAt = end;
        m_known = std::max(m_known, end);
    }
    if (m_pieces.empty() && *at <= m_next)
        give(bytes.substr(std::min<std::uint64_t>(m_next - *at, bytes.size())), out);
    else
        hold(*at, bytes);
    goOn(out);
}

/// What was given out already is passed over, and so is what is held.
void TcpStream::hold(std::uint64_t at, std::string_view bytes)
{
    if (at < m_next) {
        bytes.remove_prefix(static_cast<std::size_t>(std::min<std::uint64_t>(m_next - at, bytes.size())));
        at = m_next;
    }
    while (!bytes.empty()) {
        const auto behind = m_pieces.upper_bound(at);
        const std::uint64_t taken =
            behind == m_pieces.begin()
                ? at
                : std::max(at, std::prev(behind)->first + std::prev(behind)->second.size());
        const std::uint64_t end =
            behind == m_pieces.end() ? at + bytes.size() : std::min(at + bytes.size(), behind->first);
        if (taken >= end) { // all of it is there
            bytes.remove_prefix(static_cast<std::size_t>(std::min<std::uint64_t>(taken - at, bytes.size())));
            at = taken;
            continue;
        }
        const std::string_view piece = bytes.substr(taken - at, end - taken);
        m_pieces.emplace(taken, piece);
        m_held += piece.size() + nodeSize;
        bytes.remove_prefix(static_cast<std::size_t>(end - at));
        at = end;
    }
}

void TcpStream::give(std::string_view bytes, Output& out)
{
    m_next += bytes.size();
    if (!bytes.empty())
        out.bytes(bytes);
}

void TcpStream::goOn(Output& out)
{
    while (!m_pieces.empty() && m_pieces.begin()->first <= m_next) {
        const auto piece = m_pieces.extract(m_pieces.begin());
        m_held -= piece.mapped().size() + nodeSize;
        const std::uint64_t old = std::min<std::uint64_t>(m_next - piece.key(), piece.mapped().size());
        give(std::string_view(piece.mapped()).substr(old), out);
    }
    if (!m_ended && m_finAt && m_next >= *m_finAt) {
        end();
        ++m_next; // a FIN has a number of its own
        out.fin();
    } else if (!m_ended && m_resetAt && m_next >= *m_resetAt) {
        end();
        out.reset();
    }
}

/// What is held behind the end is nothing.
void TcpStream::end()
{
    m_ended = true;
    m_pieces.clear();
    m_held = 0;
}

/// One that is older than what was acknowledged would not be believed by the other end either (RFC 5961 §3).
void TcpStream::takeReset(std::uint32_t seq, Output& out)
{
    const auto at = place(seq);
    if (!at)
        return;
    if (m_ended) { // behind the FIN
        out.reset();
        return;
    }
    if (*at < m_next && *at < m_acknowledged)
        return;
    if (!m_resetAt)
        m_resetAt = *at;
    m_known = std::max(m_known, *at);
    goOn(out);
}

void TcpStream::acknowledge(std::uint32_t ack)
{
    const auto at = place(ack);
    if (!at || *at <= m_acknowledged)
        return;
    m_acknowledged = *at;
    if (!m_ended)
        m_known = std::max(m_known, *at);
}

void TcpStream::giveUpHole(Output& out)
{
    if (!hasHole())
        return;
    const std::uint64_t to = m_pieces.empty() ? m_known : m_pieces.begin()->first;
    const std::uint64_t end = m_finAt ? std::min(to, std::max(*m_finAt, m_next)) : to;
    if (end > m_next)
        out.gap(end - std::exchange(m_next, end));
    goOn(out);
}

} // namespace lifeline
