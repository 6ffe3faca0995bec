// A million frames written as pcapng, against the time tshark takes to read them.
#include "base/steady_clock.h"
#include "formats/export_log.h"
#include "session/event_log.h"
#include "support/sample_session.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>

using namespace lifeline;

namespace {

constexpr std::uint64_t wanted = 1'000'000;

double seconds(Duration duration) { return std::chrono::duration<double>(duration).count(); }

std::uint64_t frames(const EventLog& log)
{
    std::uint64_t count = 0;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const EventKind kind = log.entry(row).kind;
        count += kind == EventKind::FrameSent || kind == EventKind::FrameReceived ? 1 : 0;
    }
    return count;
}

/// In kibibytes, of this process so far.
long peakMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

double exportTime(const EventLog& log, ExportFormat format, const std::string& path)
{
    const SteadyClock clock;
    const MonotonicTime before = clock.now();
    const ExportOutcome outcome = exportLog(LogSlice(log), format, {}, path);
    if (!outcome.written())
        std::printf("%s\n", outcome.error.c_str());
    return seconds(clock.now() - before);
}

/// How long tshark takes to read the file, frames dissected; 0 where there is none.
double tsharkTime(const std::string& path)
{
    const SteadyClock clock;
    const MonotonicTime before = clock.now();
    const std::string command = "tshark -n -r '" + path + "' -Y 'websocket.opcode == 15' >/dev/null 2>&1";
    return std::system(command.c_str()) == 0 ? seconds(clock.now() - before) : 0;
}

} // namespace

int main()
{
    EventLog log("2026-11-22T18:54:00.000Z", {.maxEvents = 20'000'000, .maxBytes = std::uint64_t{4} << 30});
    fillManyEvents(log, wanted * 3 / 2 + 1000); // two frames and a callback a turn
    const long before = peakMemory();
    const auto path = std::filesystem::temp_directory_path() / "lifeline-export-bench.pcapng";
    std::printf("%llu frames in %llu events\n", static_cast<unsigned long long>(frames(log)),
                static_cast<unsigned long long>(log.size()));
    const double writing = exportTime(log, ExportFormat::Pcapng, path.string());
    std::printf("pcapng: %.2f s, %.0f MB, %ld MiB more memory at its peak\n", writing,
                static_cast<double>(std::filesystem::file_size(path)) / 1e6, (peakMemory() - before) / 1024);
    const double reading = tsharkTime(path.string());
    if (reading > 0)
        std::printf("tshark reads it in %.2f s: the export is %.1f times as fast\n", reading,
                    reading / writing);
    else
        std::printf("tshark is not installed\n");
    for (const ExportFormat format : {ExportFormat::JsonLines, ExportFormat::Csv, ExportFormat::Har})
        std::printf("%s: %.2f s\n", exportFormatId(format).data(), exportTime(log, format, path.string()));
    std::filesystem::remove(path);
}
