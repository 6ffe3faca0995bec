// Any bytes are read as a HAR without harm and within bounds; in whatever pieces its text comes.
#include "formats/json_scanner.h"
#include "formats/open_har.h"

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

/// The places of all values, as one number.
class Places final : public JsonScanner::Handler {
public:
    void begin(std::size_t depth, std::string_view key, std::uint64_t offset) override
    {
        require(depth <= JsonScanner::maxDepth && key.size() <= JsonScanner::maxKey, "bounds are kept");
        add(depth + key.size() * 7 + offset * 13);
    }
    void end(std::size_t depth, std::uint64_t offset) override { add(depth * 31 + offset); }
    std::uint64_t sum = 1;

private:
    void add(std::uint64_t value) { sum = sum * 0x100000001B3 + value; }
};

std::uint64_t placesOf(std::string_view text, std::size_t piece)
{
    Places places;
    JsonScanner scanner(places);
    while (!text.empty() && scanner.feed(text.substr(0, piece)))
        text.remove_prefix(std::min(piece, text.size()));
    return scanner.finish() ? places.sum : 0;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    require(placesOf(bytes, 1) == placesOf(bytes, SIZE_MAX), "pieces do not matter");
    MemorySource source(bytes);
    const OpenedLog opened = openHar(source, "fuzz", {});
    require(opened.log != nullptr, "there is a log");
    MonotonicTime last{};
    for (std::uint64_t row = 0; row < opened.log->size(); ++row) {
        const Event event = opened.log->event(row);
        require(event.at >= last, "time never goes back");
        last = event.at;
    }
    require(opened.problems.size() <= 1, "one problem ends it");
    return 0;
}
