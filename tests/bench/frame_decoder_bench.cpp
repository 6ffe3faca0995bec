// How fast frames are decoded, beside memcpy of the same bytes in the same run.
#include "wire/frame_decoder.h"
#include "wire/frame_encoder.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <vector>

using namespace lifeline;

namespace {

constexpr std::size_t largePayload = std::size_t{64} << 10;
constexpr std::size_t smallPayload = 64;
constexpr std::size_t feedSize = std::size_t{64} << 10;

std::string maskedFrame(std::size_t payload)
{
    FrameHeader header = wellFormed(Opcode::Binary, payload);
    header.masked = true;
    header.maskingKey = 0x37FA213D;
    std::string out;
    appendFrame(out, header, std::string(payload, 'x'));
    return out;
}

/// As many whole small frames as fit in one feed.
std::string smallFrames()
{
    const std::string frame = maskedFrame(smallPayload);
    std::string out;
    while (out.size() + frame.size() <= feedSize)
        out += frame;
    return out;
}

void copyLarge(benchmark::State& state)
{
    const std::string bytes = maskedFrame(largePayload);
    std::vector<char> to(bytes.size());
    for (auto step : state) {
        std::memcpy(to.data(), bytes.data(), bytes.size());
        benchmark::DoNotOptimize(to.data());
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void decode(benchmark::State& state, const std::string& bytes)
{
    FrameDecoder decoder(Side::Server);
    std::int64_t frames = 0;
    for (auto step : state) {
        decoder.feed(bytes);
        while (const auto frame = decoder.next()) {
            benchmark::DoNotOptimize(frame->payload.data());
            ++frames;
        }
        benchmark::ClobberMemory();
    }
    if (decoder.stopped() || decoder.insideFrame())
        state.SkipWithError("the stream was not read as whole frames");
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
    state.SetItemsProcessed(frames);
}

void decodeLarge(benchmark::State& state) { decode(state, maskedFrame(largePayload)); }

void decodeSmall(benchmark::State& state) { decode(state, smallFrames()); }

BENCHMARK(copyLarge);
BENCHMARK(decodeLarge);
BENCHMARK(decodeSmall);

/// Prints as usual and keeps the best rate of each benchmark: what another process takes away is no cost of
/// ours.
class BestRates final : public benchmark::ConsoleReporter {
public:
    BestRates() : ConsoleReporter(OO_None) {}

    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            if (run.run_type == Run::RT_Iteration && !run.error_occurred)
                keepBest(run);
        }
        ConsoleReporter::ReportRuns(runs);
    }

    double bytes(const char* name) { return m_bytes[name]; }
    double items(const char* name) { return m_items[name]; }

private:
    void keepBest(const Run& run)
    {
        const std::string& name = run.run_name.function_name;
        const auto better = [&run](double& best, const char* counter) {
            const auto found = run.counters.find(counter);
            if (found != run.counters.end())
                best = std::max(best, found->second.value);
        };
        better(m_bytes[name], "bytes_per_second");
        better(m_items[name], "items_per_second");
    }

    std::map<std::string, double> m_bytes;
    std::map<std::string, double> m_items;
};

} // namespace

int main(int argc, char** argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    BestRates rates;
    benchmark::RunSpecifiedBenchmarks(&rates);
    const double decoded = rates.bytes("decodeLarge");
    const double copied = rates.bytes("copyLarge");
    if (decoded <= 0 || copied <= 0)
        return 0; // filtered out
    std::printf("decode 64 KiB masked: %.2f GB/s, memcpy %.2f GB/s, ratio %.2f\n", decoded / 1e9,
                copied / 1e9, decoded / copied);
    std::printf("decode 64 B masked: %.1f million frames/s\n", rates.items("decodeSmall") / 1e6);
    return 0;
}
