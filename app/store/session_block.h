// A block of events as a session file keeps it: the index rows as they are in memory, and their details.
#pragma once

#include "session/event_log.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Bytes are views: of a builder's own, or of a row read from a file.
struct SessionBlock {
    std::uint64_t first = 0; // of all rows that were ever written, this block's first; the block's key
    std::uint32_t count = 0;
    EventSeq firstSeq = 1;
    std::int64_t began = 0, ended = 0; // the least and the greatest time, nanoseconds
    std::string_view seqs;    // count times 32 bits: number less firstSeq; empty: one after the other
    std::string_view entries; // EventEntry, little-endian; a reference's chunk is 0, its offset lies in…
    std::string_view details; // …these: each detail after its length, seven bits a byte

    EventSeq seqAt(std::uint32_t index) const;
    /// Behind the events from `index` on whose numbers follow one another.
    std::uint32_t endOfRun(std::uint32_t index) const;
    /// Of all but the details.
    std::uint32_t entriesCrc() const;
};

/// What is wrong with it, but for the details; empty: nothing. `detailBytes` is how long those are.
std::string blockFlaw(const SessionBlock& block, std::uint64_t detailBytes);

/// The detail at that place; what lies outside is cut off.
std::string_view detailAt(std::string_view details, std::uint32_t offset);

/// Packs events into a block.
class BlockBuilder {
public:
    static constexpr std::uint32_t fullCount = 512;
    static constexpr std::size_t fullBytes = std::size_t{1} << 20; // of details

    void begin(std::uint64_t first);
    /// Numbers rise. `called` is the number of a callback's own name in the file, 0: none.
    void add(const EventEntry& entry, EventSeq seq, std::string_view detail, std::uint16_t called = 0);
    bool full() const { return m_count >= fullCount || m_details.size() >= fullBytes; }
    /// Whether an event with this number can come into the same block.
    bool takes(EventSeq seq) const { return m_count == 0 || seq - m_block.firstSeq <= 0xFFFF'FFFF; }
    std::uint32_t count() const { return m_count; }
    std::size_t detailBytes() const { return m_details.size(); }
    /// Valid until the next call.
    SessionBlock block();

private:
    void addDetail(EventEntry& entry, std::string_view detail);

    SessionBlock m_block;
    std::uint32_t m_count = 0;
    bool m_gaps = false;
    std::vector<EventEntry> m_entries;
    std::vector<std::uint32_t> m_seqs;
    std::string m_details;
};

} // namespace lifeline
