// What the commands that look at recorded sessions are asked for: show, export, import, compare, check.
#pragma once

#include "formats/export_log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

/// Some events of a log.
struct LogSelection {
    std::string filter;                     // read already; empty: every event
    std::vector<std::uint32_t> connections; // empty: all

    bool everything() const { return filter.empty() && connections.empty(); }
};

struct ShowOptions {
    enum class As : std::uint8_t { Text, Json, Fields, Ladder };

    std::string file;
    LogSelection selection;
    As as = As::Text;
    std::vector<std::string> fields; // of As::Fields, at least one; names there are
    bool noColor = false;
};

struct ExportCommandOptions {
    std::string file;
    std::string output = "-";
    std::optional<ExportFormat> format; // none: by the output's name
    LogSelection selection;
    ExportOptions exported;
};

struct ImportOptions {
    std::string file;
    std::string output; // a session file
};

struct CompareOptions {
    /// "FILE" or "FILE:N"; which it is depends on the files there are.
    std::string left, right;
    std::string filter; // empty: all but deadlines
    std::string json;   // file; empty: none
    bool noColor = false;
};

struct CheckOptions {
    std::string file, expect;
    std::string junit, json; // files; empty: none
    bool noColor = false;
};

} // namespace lifeline
