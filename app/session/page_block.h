// Memory in large blocks straight from the system. A log fills memory it has never touched before, and each
// first touch of a page is a fault: in huge pages, where the system has them, there are 512 times fewer.
#pragma once

#include <cstddef>
#include <utility>

namespace lifeline {

/// Zeroed memory, aligned to 2 MiB; the system gives pages to it as they are touched. Throws std::bad_alloc.
class PageBlock {
public:
    static constexpr std::size_t unit = std::size_t{2} << 20;

    PageBlock() = default;
    /// `size` is rounded up to whole units.
    explicit PageBlock(std::size_t size);
    ~PageBlock();
    PageBlock(PageBlock&& other) noexcept
        : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)),
          m_ofFile(other.m_ofFile)
    {
    }
    PageBlock& operator=(PageBlock&& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_ofFile, other.m_ofFile);
        return *this;
    }

    /// A part of a file that was mapped elsewhere, to be unmapped with it.
    static PageBlock adopt(char* data, std::size_t size);

    /// Has the system give it all its pages now.
    void touch();
    /// The system takes the pages of a file's part back until they are looked at again; nothing else rests.
    void rest() const;

    char* data() const { return m_data; }
    std::size_t size() const { return m_size; }
    explicit operator bool() const { return m_data != nullptr; }

private:
    char* m_data = nullptr;
    std::size_t m_size = 0;
    bool m_ofFile = false;
};

} // namespace lifeline
