// Any bytes, fed whole and in pieces, must give the same head, and nothing of it may be lost.
//
// Input: one byte of options (bit 0: a response; bit 1: a limit of 100 bytes), three bytes that give the
// sizes of the pieces in turn (value + 1), then the stream.
#include "wire/http_head.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace lifeline;
using Progress = HttpHeadReader::Progress;

namespace {

constexpr std::size_t prefixSize = 4;

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

struct Outcome {
    Progress progress;
    std::size_t consumed;
    HttpHead head;
};

/// `sizes` are used in turn.
Outcome read(HttpHeadReader& reader, std::string_view stream, const std::vector<std::size_t>& sizes)
{
    Progress progress = Progress::NeedMore;
    std::size_t total = 0;
    for (std::size_t piece = 0; total < stream.size() && progress == Progress::NeedMore; ++piece) {
        const std::string_view bytes = stream.substr(total, sizes[piece % sizes.size()]);
        std::size_t consumed = 0;
        progress = reader.feed(bytes, consumed);
        require(consumed <= bytes.size(), "no more is consumed than there was");
        require(progress != Progress::NeedMore || consumed == bytes.size(),
                "all is consumed while more is needed");
        total += consumed;
    }
    return {progress, total, reader.take()};
}

bool sameFinding(const HeadFinding& a, const HeadFinding& b)
{
    return a.flaw == b.flaw && a.offset == b.offset;
}

bool sameLine(const HeaderLine& a, const HeaderLine& b)
{
    return a.raw == b.raw && a.name == b.name && a.value == b.value && a.offset == b.offset;
}

bool same(const HttpHead& a, const HttpHead& b)
{
    return a.raw() == b.raw() && a.startLine() == b.startLine() && a.method() == b.method() &&
           a.target() == b.target() && a.status() == b.status() && a.reason() == b.reason() &&
           a.version() == b.version() && std::ranges::equal(a.lines(), b.lines(), sameLine) &&
           std::ranges::equal(a.findings(), b.findings(), sameFinding);
}

void checkLines(const HttpHead& head)
{
    const std::string_view raw = head.raw();
    std::size_t least = 0;
    for (const HeaderLine& line : head.lines()) {
        require(line.offset >= least, "lines stand in their order");
        require(raw.substr(line.offset, line.raw.size()) == line.raw, "a line is at its offset");
        require(line.name.empty() || line.raw.starts_with(line.name), "a name begins its line");
        require(!line.value.starts_with(' ') && !line.value.ends_with(' '), "a value is trimmed");
        least = line.offset + line.raw.size();
    }
    for (const HeadFinding& finding : head.findings())
        require(finding.offset <= raw.size(), "a finding points into the head");
}

void checkOutcome(const Outcome& outcome, std::string_view stream, HeadKind kind, std::size_t limit)
{
    const std::string_view raw = outcome.head.raw();
    require(raw == stream.substr(0, outcome.consumed), "what was consumed is what is kept");
    require(raw.size() <= limit, "no more is kept than the limit");
    checkLines(outcome.head);
    const bool garbage = !outcome.head.beginsLikeHttp();
    const bool tooLarge =
        outcome.head.has(HeadFlaw::HeadTooLarge) || outcome.head.has(HeadFlaw::StartLineTooLong);
    require((outcome.progress == Progress::Refused) == (garbage || tooLarge), "a refusal has its reason");
    if (outcome.progress != Progress::Complete)
        return;
    require(raw.ends_with("\n\r\n") || raw.ends_with("\n\n"), "a complete head ends with an empty line");
    require(same(outcome.head, parseHead(kind, std::string(raw))),
            "a complete head parses alike from its bytes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < prefixSize)
        return 0;
    const std::string_view stream(reinterpret_cast<const char*>(data) + prefixSize, size - prefixSize);
    const HeadKind kind = (data[0] & 1U) != 0 ? HeadKind::Response : HeadKind::Request;
    const std::size_t limit = (data[0] & 2U) != 0 ? 100 : HttpHeadReader::defaultLimit;
    HttpHeadReader reader(kind, limit);
    const Outcome whole = read(reader, stream, {SIZE_MAX});
    const Outcome pieces =
        read(reader, stream, {data[1] + std::size_t{1}, data[2] + std::size_t{1}, data[3] + std::size_t{1}});
    checkOutcome(whole, stream, kind, limit);
    checkOutcome(pieces, stream, kind, limit);
    require(whole.progress == pieces.progress, "pieces decide alike");
    require(whole.head.beginsLikeHttp() == pieces.head.beginsLikeHttp(), "pieces begin alike");
    // Of bytes that are no HTTP as many are kept as came at once.
    require(!whole.head.beginsLikeHttp() || same(whole.head, pieces.head), "pieces give the same head");
    return 0;
}
