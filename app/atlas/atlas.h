// What real stacks were measured to do: one file a stack, version and side; a cell a fault.
#pragma once

#include "base/file_problem.h"
#include "base/ids.h"
#include "base/time.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lifeline {

/// One way a play of a fault went, and how often. Plays are the same when `told` is; `wire` and `moments` are
/// those that came most often with it.
struct AtlasOutcome {
    std::string told;    // toldText() of the callbacks with a role: "on-open on-error on-close:1011"
    std::string wire;    // wireText(): "101 close:1002 fin"
    std::string moments; // momentsText(): what the contract is judged by
    std::uint32_t count = 1;
    std::int64_t afterMs = 0; // median, from the fault's last act to the last callback
    friend bool operator==(const AtlasOutcome&, const AtlasOutcome&) = default;
};

struct AtlasCell {
    std::string fault;
    std::vector<AtlasOutcome> outcomes; // at least one, the most frequent first; more than one: it is racy
    std::uint32_t runs() const;
    bool racy() const { return outcomes.size() > 1; }
    friend bool operator==(const AtlasCell&, const AtlasCell&) = default;
};

struct AtlasColumn {
    std::string stack;    // "jetty"
    std::string version;  // "9.4.57"
    std::string title;    // "Jetty"
    std::string contract; // id of the contract that predicts it; empty: none
    std::string date;     // "2026-11-28"
    Side side = Side::Server;
    std::map<std::string, Duration, std::less<>> timers; // as it was set up: "idle", "close"; by a contract's names
    std::vector<AtlasCell> cells;                          // in the catalogue's order
    std::vector<std::pair<std::string, std::string>> left; // fault, why it was not measured

    const AtlasCell* find(std::string_view fault) const;
    /// Why that fault was left out; empty where it was not.
    std::string_view whyLeft(std::string_view fault) const;
    /// "jetty 9.4.57"
    std::string name() const;

    friend bool operator==(const AtlasColumn&, const AtlasColumn&) = default;
};

struct AtlasFile {
    std::vector<AtlasColumn> columns; // one, or none where it has problems
    std::vector<FileProblem> problems;
};
/// A file is what somebody wrote: whatever it holds is told, never trusted.
AtlasFile readAtlas(std::string_view json, std::string file);
/// A line a cell that has one outcome, so that two measurements can be compared by eye.
std::string writeAtlas(const AtlasColumn& column);
/// "jetty-9.4.57-server.json"
std::string atlasFileName(const AtlasColumn& column);

/// Compiled in from resources/atlas, in the order of names. They are proved good by a test.
const std::vector<AtlasColumn>& builtInAtlas();

} // namespace lifeline
