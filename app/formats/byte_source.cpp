#include "formats/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace lifeline {
namespace {

std::string systemWords(int error) { return std::generic_category().message(error); }

/// Empty for a regular file.
std::string kindProblem(mode_t mode)
{
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return "this is a folder, not a file";
    if (S_ISFIFO(mode))
        return "this is a pipe, not a file";
    return "this is no regular file";
}

} // namespace

std::size_t MemorySource::readAt(std::uint64_t offset, char* to, std::size_t count)
{
    if (offset >= m_bytes.size())
        return 0;
    return m_bytes.copy(to, count, static_cast<std::size_t>(offset));
}

// Files -------------------------------------------------------------------------------------------

FileSource::FileSource(const std::string& path)
    : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY))
{
    struct stat status {};
    if (m_descriptor < 0 || ::fstat(m_descriptor, &status) != 0)
        m_problem = "the file cannot be opened: " + systemWords(errno);
    else
        m_problem = kindProblem(status.st_mode);
    if (m_problem.empty())
        m_size = static_cast<std::uint64_t>(status.st_size);
}

FileSource::~FileSource()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::size_t FileSource::readAt(std::uint64_t offset, char* to, std::size_t count)
{
    std::size_t done = 0;
    while (done < count && offset + done < m_size) {
        const std::uint64_t left = m_size - offset - done;
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(count - done, left));
        const ssize_t got = ::pread(m_descriptor, to + done, size, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            m_error = systemWords(errno);
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

// Front to back -----------------------------------------------------------------------------------

bool SourceReader::fill()
{
    m_buffer.resize(bufferSize);
    m_bufferAt = m_position;
    m_buffer.resize(m_source.readAt(m_position, m_buffer.data(), bufferSize));
    return !m_buffer.empty();
}

bool SourceReader::read(char* to, std::size_t count)
{
    if (count > left())
        return false;
    std::size_t done = 0;
    while (done < count) {
        const auto at = static_cast<std::size_t>(m_position + done - m_bufferAt);
        if (m_position + done < m_bufferAt || at >= m_buffer.size()) {
            const std::uint64_t before = m_position;
            m_position += done;
            const bool more = fill();
            m_position = before;
            if (!more)
                return false;
            continue;
        }
        done += m_buffer.copy(to + done, count - done, at);
    }
    m_position += count;
    return true;
}

bool SourceReader::read(std::string& to, std::size_t count)
{
    if (count > left())
        return false;
    to.resize(count);
    return read(to.data(), count);
}

std::string_view SourceReader::readSome()
{
    if (!fill())
        return {};
    m_position += m_buffer.size();
    return m_buffer;
}

void SourceReader::skip(std::uint64_t count) { m_position += std::min(count, left()); }

} // namespace lifeline
