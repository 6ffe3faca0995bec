// Any bytes are opened as a session file without harm, and whatever events come out of it can be written as
// text.
#include "session/json_lines.h"
#include "store/open_session.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace lifeline;

namespace {

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// A file in memory, by a name that can be opened.
class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : m_file(memfd_create("session", MFD_CLOEXEC))
    {
        require(m_file >= 0 && write(m_file, data, size) == static_cast<ssize_t>(size), "the file is there");
    }
    ~Bytes() { close(m_file); }
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_file); }

private:
    int m_file;
};

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static QCoreApplication application(*argc, *argv);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Bytes file(data, size);
    const OpenedSession opened = openSession(file.path());
    require(opened.log || !opened.problems.empty(), "what cannot be read has a reason");
    std::string lines;
    EventSeq last = 0;
    for (std::uint64_t row = 0; opened.log && row < opened.log->size(); ++row) {
        const Event event = opened.log->event(row);
        require(event.seq > last, "numbers rise");
        last = event.seq;
        lines.clear();
        appendEventLine(lines, event);
    }
    return 0;
}
