#include "session/detail_store.h"

#include "session/page_stock.h"

namespace lifeline {
namespace {

/// Chunks whose readers are likely near: those before them rest.
constexpr std::uint32_t keptAwake = 8;

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

} // namespace

/// What there is stays as it was where no more can be had.
bool DetailStore::addChunk(std::size_t atLeast)
{
    PageBlock chunk = atLeast <= PageBlock::unit ? m_stock.take() : m_stock.takeLarge(atLeast);
    if (!chunk)
        return false;
    auto& block = m_blocks.at(m_chunks / blockSize);
    if (!block)
        block = std::make_unique<Block>();
    m_capacity = std::max(PageBlock::unit, atLeast);
    m_used = 0;
    m_current = chunk.data();
    (*block)[m_chunks % blockSize] = std::move(chunk);
    if (m_chunks >= keptAwake)
        (*m_blocks[(m_chunks - keptAwake) / blockSize])[(m_chunks - keptAwake) % blockSize].rest();
    ++m_chunks;
    return true;
}

std::string_view DetailStore::view(DetailRef ref) const
{
    const Block& block = *m_blocks[ref.chunk / blockSize];
    return readPrefixed(block[ref.chunk % blockSize].data() + ref.offset);
}

} // namespace lifeline
