#include "cli/output_stream.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace lifeline {
namespace {

constexpr std::size_t batch = std::size_t{256} << 10;

} // namespace

OutputStream::OutputStream(const std::string& path)
    : m_descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)), m_owned(true)
{
    if (m_descriptor < 0)
        m_error = errno;
}

OutputStream::~OutputStream()
{
    flush();
    if (m_owned && m_descriptor >= 0)
        ::close(m_descriptor);
}

std::string& OutputStream::buffer()
{
    if (m_buffer.size() >= batch)
        flush();
    return m_buffer;
}

void OutputStream::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && ok()) {
        const ssize_t count = ::write(m_descriptor, rest.data(), rest.size());
        if (count >= 0) {
            rest.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) { // somebody made the terminal non-blocking
            pollfd room{m_descriptor, POLLOUT, 0};
            ::poll(&room, 1, -1);
        } else if (errno != EINTR) {
            m_error = errno;
        }
    }
    m_buffer.clear();
}

bool OutputStream::isTerminal() const { return ::isatty(m_descriptor) == 1; }

} // namespace lifeline
