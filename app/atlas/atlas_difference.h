// A new measurement against a stored one.
#pragma once

#include "atlas/atlas.h"

#include <string>
#include <vector>

namespace lifeline {

enum class CellChange : std::uint8_t {
    Differs,      // it was stable, and what it told never came again
    NewlyRacy,    // it was stable, and what it told came again beside something else
    StillRacy,    // it was racy, and told something new
    OtherVersion, // the stored one is of another version of the stack
};
/// Whether a check fails by it: what differs always does; strictly also what became racy and what another
/// version tells.
bool failsBy(CellChange change, bool strict);

struct AtlasDifference {
    std::string fault;
    std::string before, now; // what was told, as outcomesText() has it
    CellChange change = CellChange::Differs;
};

struct AtlasComparison {
    std::vector<AtlasDifference> differences;
    std::vector<std::string> equal;                           // faults
    std::vector<std::pair<std::string, std::string>> skipped; // fault and why: in one of them only

    std::size_t count(CellChange change) const;
    bool fails(bool strict) const;
    /// nullptr where that cell does not differ.
    const AtlasDifference* find(std::string_view fault) const;
};

/// What was told; each outcome of a racy cell, with " / " between.
std::string outcomesText(const AtlasCell& cell);

/// Cells are the same when the same was told. A racy stored cell agrees with any of its outcomes.
AtlasComparison compareAtlas(const AtlasColumn& stored, const AtlasColumn& measured);

/// The stored column of that stack, version and side; where that version is not there, any other of it;
/// nullptr.
const AtlasColumn* storedColumn(const std::vector<AtlasColumn>& atlas, const AtlasColumn& measured);

} // namespace lifeline
