#include "session/scratch_file.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace lifeline {
namespace {

int unnamedFile(const std::string& folder)
{
    if (folder.empty())
        return -1;
    const int unnamed = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (unnamed >= 0)
        return unnamed;
    std::string name = folder + "/.lifeline-XXXXXX"; // a file system without such files
    const int named = mkostemp(name.data(), O_CLOEXEC);
    if (named >= 0)
        unlink(name.c_str());
    return named;
}

} // namespace

ScratchFile::ScratchFile(const std::string& folder, std::uint64_t mostMemory)
    : m_file(unnamedFile(folder)), m_mostMemory(mostMemory)
{
}

ScratchFile::~ScratchFile()
{
    if (m_file >= 0)
        close(m_file);
}

PageBlock ScratchFile::block(std::size_t size)
{
    size = (size + PageBlock::unit - 1) / PageBlock::unit * PageBlock::unit;
    if (auto block = open() ? inFile(size) : std::nullopt)
        return std::move(*block);
    if (size > m_mostMemory - m_inMemory)
        return {};
    PageBlock memory(size);
    m_inMemory += size;
    return memory;
}

std::optional<PageBlock> ScratchFile::inFile(std::size_t size)
{
    const auto at = static_cast<off_t>(m_used);
    if (posix_fallocate(m_file, at, static_cast<off_t>(size)) != 0)
        return std::nullopt;
    void* const memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, m_file, at);
    if (memory == MAP_FAILED)
        return std::nullopt;
    m_used += size;
    return PageBlock::adopt(static_cast<char*>(memory), size);
}

} // namespace lifeline
