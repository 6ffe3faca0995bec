// Any bytes are read as a capture, pcap or pcapng, without harm and within bounds; twice the same.
#include "formats/open_capture.h"

#include <cstdio>
#include <cstdlib>

using namespace lifeline;

namespace {

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

/// libFuzzer finds the inside of connections sooner when it need not invent the frame around them.
std::string withHeader(std::string_view bytes)
{
    using namespace std::string_view_literals;
    return std::string("\x4D\x3C\xB2\xA1\x02\0\x04\0\0\0\0\0\0\0\0\0\0\0\x04\0\x65\0\0\0"sv).append(bytes);
}

OpenedLog open(const std::string& bytes)
{
    MemorySource source(bytes);
    return openCapture(source, "fuzz", {});
}

void check(const std::string& bytes)
{
    const OpenedLog opened = open(bytes);
    require(opened.log != nullptr, "there is a log");
    MonotonicTime last{};
    for (std::uint64_t row = 0; row < opened.log->size(); ++row) {
        const Event event = opened.log->event(row);
        require(event.at >= last, "time never goes back");
        require(event.connection != ConnectionId::None, "every event is of a connection");
        last = event.at;
    }
    require(opened.problems.size() <= 1 && opened.notes.size() < 64, "what is told is short");
    require(open(bytes).log->size() == opened.log->size(), "the same again");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    check(withHeader(bytes));
    return 0;
}
