#include "formats/export_log.h"

#include "base/byte_text.h"
#include "formats/exporters.h"

#include <array>

namespace lifeline {
namespace {

struct FormatRow {
    std::string_view id, suffix;
    void (*write)(ExportRun& run);
};

/// In the order of the enumeration.
constexpr std::array<FormatRow, exportFormatCount> formats{{
    {"jsonl", ".jsonl", writeJsonLines},
    {"csv", ".csv", writeCsv},
    {"har", ".har", writeHar},
    {"pcapng", ".pcapng", writePcapng},
    {"mermaid", ".mmd", writeMermaid},
    {"ladder", ".txt", writeLadders},
    {"html", ".html", writeHtmlReport},
    {"md", ".md", writeMarkdownReport},
}};

const FormatRow& rowOf(ExportFormat format) { return formats[static_cast<std::size_t>(format)]; }

template <class Test> std::optional<ExportFormat> firstThat(Test test)
{
    for (std::size_t i = 0; i < formats.size(); ++i) {
        if (test(formats[i]))
            return static_cast<ExportFormat>(i);
    }
    return std::nullopt;
}

ExportOutcome outcomeOf(const ExportRun& run, const FileWriter& file)
{
    ExportOutcome outcome;
    outcome.events = run.size();
    outcome.redactedFields = run.redactor().fields();
    outcome.redactedParameters = run.redactor().parameters();
    outcome.redactedPayloads = run.redactor().payloads();
    outcome.cancelled = run.cancelled();
    outcome.error = file.error();
    return outcome;
}

} // namespace

std::string_view exportFormatId(ExportFormat format) { return rowOf(format).id; }
std::string_view exportSuffix(ExportFormat format) { return rowOf(format).suffix; }

std::optional<ExportFormat> exportFormatNamed(std::string_view id)
{
    return firstThat([id](const FormatRow& row) { return row.id == id; });
}

std::optional<ExportFormat> exportFormatOf(std::string_view path)
{
    const std::string lower = asciiLower(path);
    return firstThat([&](const FormatRow& row) { return lower.ends_with(row.suffix); });
}

ExportOutcome exportLog(const LogSlice& slice, ExportFormat format, const ExportOptions& options,
                        const std::string& path, const Progress& progress)
{
    FileWriter file(path);
    ExportRun run(slice, options, file, progress);
    if (file.ok())
        rowOf(format).write(run);
    if (!run.cancelled())
        file.commit();
    return outcomeOf(run, file);
}

} // namespace lifeline
