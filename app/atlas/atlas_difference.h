// A new measurement against a stored one.
#pragma once

#include "atlas/atlas.h"

#include <string>
#include <vector>

namespace lifeline {

struct AtlasDifference {
    std::string fault;
    std::string before, now; // what was told; each outcome of a racy cell, with " / " between
    bool stable = true;      // the stored cell was, and never came again: the difference counts
};

struct AtlasComparison {
    std::vector<AtlasDifference> differences;
    std::size_t equal = 0;                                    // cells
    std::vector<std::pair<std::string, std::string>> skipped; // fault and why: in one of them only

    bool stableCellDiffers() const;
};

/// Cells are the same when the same was told. A racy stored cell agrees with any of its outcomes and differs,
/// without counting, where something new was told. So does a stable one that came again beside something
/// else: it has turned out to be racy. Nothing counts between two versions of a stack.
AtlasComparison compareAtlas(const AtlasColumn& stored, const AtlasColumn& measured);

/// The stored column of that stack, version and side; where that version is not there, any other of it;
/// nullptr.
const AtlasColumn* storedColumn(const std::vector<AtlasColumn>& atlas, const AtlasColumn& measured);

} // namespace lifeline
