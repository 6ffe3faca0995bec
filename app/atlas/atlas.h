// What real stacks were measured to do: one file a stack, version and side; a cell a fault.
#pragma once

#include "base/file_problem.h"
#include "base/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// One way a play of a fault went, and how often.
struct AtlasOutcome {
    std::string told;    // toldText(): "on-open on-error on-close:1011"
    std::string wire;    // what the stack put on the wire: "101 close:1002 fin"
    std::string moments; // momentsText(): what the contract is judged by
    std::uint32_t count = 1;
    std::int64_t afterMs = 0; // median, from the fault's last act to the last callback
    friend bool operator==(const AtlasOutcome&, const AtlasOutcome&) = default;
};

struct AtlasCell {
    std::string fault;
    std::vector<AtlasOutcome> outcomes; // the most frequent first; more than one: the cell is racy
    std::uint32_t runs() const;
    bool racy() const { return outcomes.size() > 1; }
    friend bool operator==(const AtlasCell&, const AtlasCell&) = default;
};

struct AtlasColumn {
    std::string stack;    // "jetty"
    std::string version;  // "9.4.57"
    std::string title;    // "Jetty 9.4.57"
    std::string contract; // id of the contract that predicts it
    std::string date;     // "2026-11-28"
    Side side = Side::Server;
    std::vector<AtlasCell> cells;                          // in the catalogue's order
    std::vector<std::pair<std::string, std::string>> left; // fault, why it was not measured
};

struct AtlasFile {
    std::vector<AtlasColumn> columns;
    std::vector<FileProblem> problems;
};
AtlasFile readAtlas(std::string_view json, std::string file);
std::string writeAtlas(const AtlasColumn& column);

/// Compiled in from resources/atlas.
const std::vector<AtlasColumn>& builtInAtlas();

} // namespace lifeline
