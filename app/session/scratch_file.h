// Memory that lies in a file nobody sees: the system may write it out and give its pages to others.
#pragma once

#include "session/page_block.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace lifeline {

/// The file has no name from the beginning and goes with the last of its blocks. One caller at a time.
class ScratchFile {
public:
    /// In this folder; where none can be made every block is ordinary memory.
    explicit ScratchFile(const std::string& folder);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    bool open() const { return m_file >= 0; }
    /// Zeroed, of at least `size` bytes, which the disk has set aside: a full disk gives ordinary memory
    /// here, and no signal later. Throws std::bad_alloc.
    PageBlock block(std::size_t size = PageBlock::unit);

private:
    std::optional<PageBlock> inFile(std::size_t size);

    int m_file = -1;
    std::uint64_t m_used = 0;
};

} // namespace lifeline
