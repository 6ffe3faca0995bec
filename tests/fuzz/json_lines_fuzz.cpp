// Any bytes are read as JSON Lines without harm, in whatever pieces; what was read is written and read again.
#include "session/json_lines.h"
#include "session/json_lines_reader.h"

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

std::string linesOf(const JsonLinesFile& file)
{
    std::string out;
    appendHeaderLine(out, file.log->startedUtc(), "0");
    for (std::uint64_t row = 0; row < file.log->size(); ++row)
        appendEventLine(out, file.log->event(row));
    return out;
}

void check(const std::string& text)
{
    const JsonLinesFile whole = readJsonLines(text, "fuzz");
    JsonLinesReader reader("fuzz");
    for (std::size_t at = 0; at < text.size() && reader.feed(std::string_view(text).substr(at, 5)); at += 5) {
    }
    const JsonLinesFile pieces = reader.finish();
    require((whole.log == nullptr) == (pieces.log == nullptr), "pieces do not matter");
    require(whole.problems.size() == pieces.problems.size(), "nor for what is wrong");
    if (!whole.log)
        return;
    const std::string written = linesOf(whole);
    require(linesOf(pieces) == written, "nor for what was read");
    const JsonLinesFile again = readJsonLines(written, "fuzz");
    require(again.problems.empty() && linesOf(again) == written, "what is written reads the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    std::string headed;
    appendHeaderLine(headed, "2026-11-22T18:54:00.000Z", "0");
    check(headed + bytes);
    return 0;
}
