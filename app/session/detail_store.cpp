#include "session/detail_store.h"

#include "session/page_stock.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>

namespace lifeline {
namespace {

constexpr std::size_t chunkSize = PageBlock::unit;
constexpr std::size_t maxDetail = std::size_t{16} << 20;
constexpr std::size_t maxPrefix = 4; // a length of up to 28 bits, seven bits a byte
constexpr std::size_t blockSize = 1024;

using Block = std::array<PageBlock, blockSize>;

std::size_t prefixSize(std::size_t length)
{
    return length < 0x80 ? 1 : length < 0x4000 ? 2 : length < 0x20'0000 ? 3 : maxPrefix;
}

/// In so many bytes, also where fewer would do.
void writePrefix(char* to, std::size_t size, std::size_t length)
{
    for (; size > 1; --size, length >>= 7U)
        *to++ = static_cast<char>((length & 0x7FU) | 0x80U);
    *to = static_cast<char>(length);
}

std::string_view readPrefixed(const char* from)
{
    std::size_t length = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*from++);
        length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return {from, length};
    }
}

/// Chunks in two levels of pointers. A pointer is written once, before the first reference to what it leads
/// to is given out, and its neighbours are never touched again: readers who were handed a reference need no
/// further order.
class MemoryDetailStore final : public DetailStore {
public:
    explicit MemoryDetailStore(PageStock& stock) : m_stock(stock) {}

    char* room(std::size_t most) override;
    DetailRef keep(std::size_t size) override;
    std::string_view view(DetailRef ref) const override;
    std::uint64_t bytes() const override { return m_bytes.load(std::memory_order_relaxed); }

private:
    void addChunk(std::size_t atLeast);

    PageStock& m_stock;
    std::array<std::unique_ptr<Block>, 4096> m_blocks; // 4 Mi chunks
    std::uint32_t m_chunks = 0;
    char* m_current = nullptr;
    std::size_t m_used = 0, m_capacity = 0; // of the current chunk
    std::size_t m_prefix = 1;               // of the detail being written
    std::atomic<std::uint64_t> m_bytes{0};
};

void MemoryDetailStore::addChunk(std::size_t atLeast)
{
    auto& block = m_blocks.at(m_chunks / blockSize);
    if (!block)
        block = std::make_unique<Block>();
    m_capacity = std::max(chunkSize, atLeast);
    m_used = 0;
    PageBlock& chunk = (*block)[m_chunks % blockSize];
    chunk = m_capacity == chunkSize ? m_stock.take() : PageBlock(m_capacity);
    m_current = chunk.data();
    ++m_chunks;
}

char* MemoryDetailStore::room(std::size_t most)
{
    assert(most <= maxDetail);
    if (m_capacity - m_used < most + maxPrefix)
        addChunk(most + maxPrefix);
    m_prefix = prefixSize(most);
    return m_current + m_used + m_prefix;
}

DetailRef MemoryDetailStore::keep(std::size_t size)
{
    const DetailRef ref{m_chunks - 1, static_cast<std::uint32_t>(m_used)};
    writePrefix(m_current + m_used, m_prefix, size);
    m_used += m_prefix + size;
    m_bytes.store(m_bytes.load(std::memory_order_relaxed) + m_prefix + size, std::memory_order_relaxed);
    return ref;
}

std::string_view MemoryDetailStore::view(DetailRef ref) const
{
    const Block& block = *m_blocks[ref.chunk / blockSize];
    return readPrefixed(block[ref.chunk % blockSize].data() + ref.offset);
}

} // namespace

std::unique_ptr<DetailStore> makeMemoryDetailStore(PageStock& stock)
{
    return std::make_unique<MemoryDetailStore>(stock);
}

} // namespace lifeline
