#include "store/session_block.h"

#include "store/crc32c.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace lifeline {
namespace {

static_assert(std::endian::native == std::endian::little, "the rows of a file are those in memory");
static_assert(sizeof(EventEntry) == 32);

template <class Value> std::string_view bytesOf(const std::vector<Value>& values)
{
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

template <class Value> Value valueAt(std::string_view bytes, std::size_t index)
{
    Value value;
    std::memcpy(&value, bytes.data() + index * sizeof(Value), sizeof(Value));
    return value;
}

std::size_t auxLimit(EventKind kind)
{
    switch (kind) {
    case EventKind::Callback: return callbackCount;
    case EventKind::Finding: return violationCount;
    case EventKind::DeadlineArmed:
    case EventKind::DeadlineMet:
    case EventKind::DeadlinePassed: return deadlineCount;
    default: return 16; // opcodes
    }
}

bool isSound(const EventEntry& entry, std::uint64_t detailBytes)
{
    if (entry.at < 0 || static_cast<std::size_t>(entry.kind) >= eventKindCount ||
        static_cast<std::size_t>(entry.side) >= 3 || static_cast<std::size_t>(entry.phase) >= phaseCount)
        return false;
    if (entry.aux >= auxLimit(entry.kind))
        return false;
    if (entry.detail.isInline())
        return entry.detail.chunk - DetailRef::inlineChunk <= sizeof entry.detail.offset;
    return entry.detail.chunk == 0 && entry.detail.offset < detailBytes;
}

bool numbersRise(const SessionBlock& block)
{
    if (block.seqs.empty())
        return true;
    if (block.seqs.size() != block.count * sizeof(std::uint32_t) ||
        valueAt<std::uint32_t>(block.seqs, 0) != 0)
        return false;
    for (std::uint32_t i = 1; i < block.count; ++i) {
        if (valueAt<std::uint32_t>(block.seqs, i) <= valueAt<std::uint32_t>(block.seqs, i - 1))
            return false;
    }
    return true;
}

} // namespace

EventSeq SessionBlock::seqAt(std::uint32_t index) const
{
    return firstSeq + (seqs.empty() ? index : valueAt<std::uint32_t>(seqs, index));
}

std::uint32_t SessionBlock::endOfRun(std::uint32_t index) const
{
    if (seqs.empty())
        return count;
    std::uint32_t end = index + 1;
    while (end < count && seqAt(end) == seqAt(end - 1) + 1)
        ++end;
    return end;
}

std::uint32_t SessionBlock::entriesCrc() const
{
    const std::array<std::uint64_t, 5> numbers{first, count, firstSeq, static_cast<std::uint64_t>(began),
                                               static_cast<std::uint64_t>(ended)};
    const std::string_view head(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
    return crc32c(entries, crc32c(seqs, crc32c(head)));
}

std::string blockFlaw(const SessionBlock& block, std::uint64_t detailBytes)
{
    if (block.count == 0 || block.entries.size() != std::size_t{block.count} * sizeof(EventEntry))
        return "its length is not that of its events";
    if (block.firstSeq == 0 || block.firstSeq > INT64_MAX || !numbersRise(block))
        return "the numbers of its events do not rise";
    for (std::uint32_t i = 0; i < block.count; ++i) {
        if (!isSound(valueAt<EventEntry>(block.entries, i), detailBytes))
            return "event " + std::to_string(i + 1) + " of it is none";
    }
    return {};
}

std::string_view detailAt(std::string_view details, std::uint32_t offset)
{
    details.remove_prefix(std::min<std::size_t>(offset, details.size()));
    std::size_t length = 0;
    for (unsigned shift = 0; shift < 28 && !details.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(details.front());
        details.remove_prefix(1);
        length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            break;
    }
    return details.substr(0, length);
}

void BlockBuilder::begin(std::uint64_t first)
{
    m_block = SessionBlock{};
    m_block.first = first;
    m_count = 0;
    m_gaps = false;
    m_entries.clear();
    m_seqs.clear();
    m_details.clear();
}

void BlockBuilder::add(const EventEntry& entry, EventSeq seq, std::string_view detail, std::uint16_t called)
{
    if (m_count == 0) {
        m_block.firstSeq = seq;
        m_block.began = m_block.ended = entry.at;
    }
    m_block.began = std::min(m_block.began, entry.at);
    m_block.ended = std::max(m_block.ended, entry.at);
    m_gaps = m_gaps || seq != m_block.firstSeq + m_count;
    m_seqs.push_back(static_cast<std::uint32_t>(seq - m_block.firstSeq));
    EventEntry& kept = m_entries.emplace_back(entry);
    kept.foreign = called;
    if (!kept.detail.isInline())
        addDetail(kept, detail);
    ++m_count;
}

void BlockBuilder::addDetail(EventEntry& entry, std::string_view detail)
{
    entry.detail = {0, static_cast<std::uint32_t>(m_details.size())};
    std::size_t length = detail.size();
    for (; length >= 0x80; length >>= 7U)
        m_details.push_back(static_cast<char>((length & 0x7FU) | 0x80U));
    m_details.push_back(static_cast<char>(length));
    m_details.append(detail);
}

SessionBlock BlockBuilder::block()
{
    m_block.count = m_count;
    m_block.seqs = m_gaps ? bytesOf(m_seqs) : std::string_view();
    m_block.entries = bytesOf(m_entries);
    m_block.details = m_details;
    return m_block;
}

} // namespace lifeline
