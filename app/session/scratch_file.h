// Memory that lies in a file nobody sees: the system may write it out and give its pages to others.
#pragma once

#include "session/page_block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

/// The file has no name from the beginning and goes with the last of its blocks. One caller at a time. Where
/// the disk has no more room, or no file can be made, its blocks are ordinary memory, up to a limit.
class ScratchFile {
public:
    /// In this folder; `mostMemory` bytes at most lie in ordinary memory instead.
    explicit ScratchFile(const std::string& folder, std::uint64_t mostMemory = UINT64_MAX);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    bool open() const { return m_file >= 0; }
    /// Zeroed, of at least `size` bytes, which the disk has set aside: a full disk gives ordinary memory
    /// here, and no signal later; an empty one where there is no more of that either. Throws std::bad_alloc.
    PageBlock block(std::size_t size = PageBlock::unit);
    /// Bytes that were given of ordinary memory.
    std::uint64_t inMemory() const { return m_inMemory; }

private:
    std::optional<PageBlock> inFile(std::size_t size);

    int m_file = -1;
    std::uint64_t m_used = 0, m_inMemory = 0;
    const std::uint64_t m_mostMemory;
};

} // namespace lifeline
