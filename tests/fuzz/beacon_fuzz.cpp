// Any bytes are read as a beacon's without harm, in whatever pieces they come, and within bounds.
#include "stacks/beacon_reader.h"

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

struct Read {
    std::size_t reports = 0, refusals = 0;
    std::string answer;
    bool closed = false;
};

void check(const StackReport& report)
{
    require(report.stack.size() <= 4 * maxBeaconName && report.callback.size() <= 4 * maxBeaconName,
            "names are short");
    require(report.subject.size() <= 4 * maxBeaconConnection, "connections are short");
    require(report.reason.size() <= maxBeaconReason, "reasons are cut");
}

void count(const BeaconReader::Output& out, Read& read)
{
    for (const BeaconItem& item : out.items) {
        if (const auto* refusal = std::get_if<BeaconRefusal>(&item)) {
            read.refusals += refusal->count;
            check(refusal->report);
        } else {
            ++read.reports;
            check(std::get<StackReport>(item));
        }
    }
    read.answer += out.answer;
    read.closed = read.closed || out.close;
}

Read readAll(std::string_view bytes, std::size_t piece)
{
    BeaconReader reader("t", 1'700'000'000'000);
    Read read;
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        const auto out = reader.take(part, {MonotonicTime(std::chrono::seconds(5)), 1'700'000'001'000});
        require(!read.closed || (out.items.empty() && out.answer.empty()), "nothing is read after the close");
        count(out, read);
    }
    if (!read.closed)
        count(reader.finish(), read);
    return read;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Read whole = readAll(bytes, SIZE_MAX);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{13}}) {
        const Read again = readAll(bytes, piece);
        require(again.reports == whole.reports && again.refusals == whole.refusals, "pieces do not matter");
        require(again.answer == whole.answer, "nor to the answer");
    }
    return 0;
}
