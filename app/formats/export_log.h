// Some events of a log as a file of one of many formats.
#pragma once

#include "base/progress.h"
#include "formats/redaction.h"
#include "session/log_slice.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

enum class ExportFormat : std::uint8_t { JsonLines, Csv, Har, Pcapng, Mermaid, Ladder, Html, Markdown };
inline constexpr std::size_t exportFormatCount = static_cast<std::size_t>(ExportFormat::Markdown) + 1;

/// "jsonl" "csv" "har" "pcapng" "mermaid" "ladder" "html" "md": on the command line.
std::string_view exportFormatId(ExportFormat format);
/// ".har": without being asked for.
std::string_view exportSuffix(ExportFormat format);
std::optional<ExportFormat> exportFormatNamed(std::string_view id);
/// By a file's suffix.
std::optional<ExportFormat> exportFormatOf(std::string_view path);

struct ExportOptions {
    Redaction redaction;
    bool harControlFrames = false; // Chrome writes none, and most readers take them for text
};

struct ExportOutcome {
    std::uint64_t events = 0;
    std::uint64_t redactedFields = 0, redactedParameters = 0, redactedPayloads = 0;
    bool cancelled = false;
    std::string error; // the system's words; empty: written

    bool written() const { return !cancelled && error.empty(); }
};

/// Blocks; any thread. Memory does not grow with the slice, but for what is known about each connection.
/// Writes beside `path`, syncs and renames: until then an older file is untouched, and nothing is left behind
/// where it fails. "-": the standard output.
ExportOutcome exportLog(const LogSlice& slice, ExportFormat format, const ExportOptions& options,
                        const std::string& path, const Progress& progress = {});

} // namespace lifeline
