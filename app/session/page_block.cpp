#include "session/page_block.h"

#include <cstdint>
#include <new>
#include <sys/mman.h>

namespace lifeline {
namespace {

constexpr std::size_t smallestPage = 4096;

char* map(std::size_t size)
{
    void* const memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    return static_cast<char*>(memory);
}

} // namespace

/// Maps a unit more than asked for and gives back what lies outside the aligned part.
PageBlock::PageBlock(std::size_t size) : m_size((size + unit - 1) / unit * unit)
{
    char* const mapped = map(m_size + unit);
    const std::size_t before = (unit - reinterpret_cast<std::uintptr_t>(mapped) % unit) % unit;
    m_data = mapped + before;
    if (before > 0)
        munmap(mapped, before);
    munmap(m_data + m_size, unit - before);
#ifdef MADV_HUGEPAGE
    madvise(m_data, m_size, MADV_HUGEPAGE); // a wish: small pages do as well
#endif
}

void PageBlock::touch()
{
    for (std::size_t at = 0; at < m_size; at += smallestPage)
        static_cast<volatile char*>(m_data)[at] = 0;
}

PageBlock PageBlock::adopt(char* data, std::size_t size)
{
    PageBlock block;
    block.m_data = data;
    block.m_size = size;
    block.m_ofFile = true;
    return block;
}

void PageBlock::rest() const
{
    if (m_ofFile) // of memory it would throw away what is there
        madvise(m_data, m_size, MADV_DONTNEED);
}

PageBlock::~PageBlock()
{
    if (m_data != nullptr)
        munmap(m_data, m_size);
}

} // namespace lifeline
