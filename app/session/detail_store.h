// Where the details of events lie: one behind the other in large blocks of memory, each behind its length.
#pragma once

#include "session/page_block.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace lifeline {

class PageStock;

/// A place in a DetailStore, or the detail itself.
struct DetailRef {
    /// From here on the chunk tells that up to four bytes lie in the offset, and how many.
    static constexpr std::uint32_t inlineChunk = 0xFFFF'FF00;

    std::uint32_t chunk = 0;
    std::uint32_t offset = 0;

    bool isInline() const { return chunk >= inlineChunk; }
};

/// One writer; readers on any thread may view what a reference they were given names.
///
/// The chunks hang in two levels of pointers. A pointer is written once, before the first reference to what
/// it leads to is given out, and its neighbours are never touched again: readers who were handed a reference
/// need no further order.
class DetailStore {
public:
    /// `stock` must outlive it.
    explicit DetailStore(PageStock& stock) : m_stock(stock) {}

    /// Room to write a detail of at most so many bytes; until the next call. nullptr: the stock has no more.
    char* room(std::size_t most)
    {
        assert(most <= maxDetail);
        if (m_capacity - m_used < most + maxPrefix && !addChunk(most + maxPrefix))
            return nullptr;
        m_prefix = prefixSize(most);
        return m_current + m_used + m_prefix;
    }
    /// Keeps what was written to the beginning of that room; it keeps its place. What is not kept is written
    /// over.
    DetailRef keep(std::size_t size)
    {
        const DetailRef ref{m_chunks - 1, static_cast<std::uint32_t>(m_used)};
        writePrefix(m_current + m_used, m_prefix, size);
        m_used += m_prefix + size;
        m_bytes.store(bytes() + m_prefix + size, std::memory_order_relaxed);
        return ref;
    }

    /// The bytes kept under `ref`; valid as long as the store.
    std::string_view view(DetailRef ref) const;
    std::uint64_t bytes() const { return m_bytes.load(std::memory_order_relaxed); }

    static constexpr std::size_t maxDetail = std::size_t{16} << 20;

private:
    static constexpr std::size_t blockSize = 1024;
    static constexpr std::size_t maxPrefix = 4; // a length of up to 28 bits, seven bits a byte
    using Block = std::array<PageBlock, blockSize>;

    static std::size_t prefixSize(std::size_t length)
    {
        return length < 0x80 ? 1 : length < 0x4000 ? 2 : length < 0x20'0000 ? 3 : maxPrefix;
    }
    /// In so many bytes, also where fewer would do.
    static void writePrefix(char* to, std::size_t size, std::size_t length)
    {
        for (; size > 1; --size, length >>= 7U)
            *to++ = static_cast<char>((length & 0x7FU) | 0x80U);
        *to = static_cast<char>(length);
    }
    bool addChunk(std::size_t atLeast);

    PageStock& m_stock;
    std::array<std::unique_ptr<Block>, 4096> m_blocks; // 4 Mi chunks
    std::uint32_t m_chunks = 0;
    char* m_current = nullptr;
    std::size_t m_used = 0, m_capacity = 0; // of the current chunk
    std::size_t m_prefix = 1;               // of the detail being written
    std::atomic<std::uint64_t> m_bytes{0};
};

} // namespace lifeline
