#include "store/row_writer.h"

#include <algorithm>

namespace lifeline {
namespace {

/// A block that is larger is not written anew for a few events more.
constexpr std::size_t mostOpenBytes = std::size_t{32} << 10;

} // namespace

bool RowWriter::write(std::uint64_t end, std::uint64_t mostBytes)
{
    for (;;) {
        const std::uint64_t to = std::min(end, written() + m_atOnce);
        if (transaction(to, mostBytes)) {
            m_atOnce = std::min(m_atOnce * 2, mostAtOnce);
            return true;
        }
        closeBlock(); // it holds what is not on disk
        m_atOnce = (to - written()) / 2;
        if (m_atOnce == 0 || !m_sink.outOfRoom()) {
            m_atOnce = mostAtOnce;
            return false;
        }
    }
}

void RowWriter::restart()
{
    closeBlock();
    m_written.store(0, std::memory_order_release);
}

bool RowWriter::transaction(std::uint64_t end, std::uint64_t mostBytes)
{
    if (!m_sink.begin())
        return false;
    std::uint64_t row = written();
    if (!addRows(row, end, mostBytes)) {
        m_sink.rollback();
        return false;
    }
    if (!m_sink.commit())
        return false;
    m_open = !m_block.full() && m_block.detailBytes() < mostOpenBytes;
    m_written.store(row, std::memory_order_release);
    return true;
}

bool RowWriter::addRows(std::uint64_t& row, std::uint64_t end, std::uint64_t mostBytes)
{
    if (!m_open)
        m_block.begin(row);
    m_countBefore = m_block.count();
    m_bytes = 0;
    for (; row < end && m_bytes < mostBytes; ++row) {
        if (!addRow(row))
            return false;
    }
    return writeBlock();
}

bool RowWriter::addRow(std::uint64_t row)
{
    const EventEntry& entry = m_log.entry(row);
    if (m_ages.isDropped(entry.connection))
        return true; // the rest of it goes the same way
    const EventSeq seq = m_log.seqOf(row);
    if (m_block.full() || !m_block.takes(seq)) {
        if (!writeBlock())
            return false;
        m_block.begin(row);
        m_countBefore = 0;
    }
    const std::string_view body = m_log.encodedBody(row);
    const bool named = entry.kind == EventKind::Callback && !entry.detail.isInline();
    const auto called = named ? calledOf(row) : std::optional(std::uint16_t{0});
    if (!called)
        return false;
    m_block.add(entry, seq, body, *called);
    m_bytes += sizeof entry + body.size();
    return true;
}

bool RowWriter::writeBlock() { return m_block.count() == m_countBefore || m_sink.write(m_block.block()); }

std::optional<std::uint16_t> RowWriter::calledOf(std::uint64_t row) const
{
    const Event event = m_log.event(row);
    const auto& callback = *event.as<event::Callback>();
    const bool own = callback.stack == event::Callback{}.stack && callback.called.empty();
    return own ? std::optional(std::uint16_t{0}) : m_sink.called(callback.stack, callback.called);
}

} // namespace lifeline
