#include "atlas/atlas_difference.h"

#include <algorithm>

namespace lifeline {
namespace {

std::string toldOf(const AtlasCell& cell)
{
    std::string text;
    for (const AtlasOutcome& outcome : cell.outcomes)
        text.append(text.empty() ? "" : " / ").append(outcome.told);
    return text;
}

bool holds(const AtlasCell& cell, const std::string& told)
{
    return std::any_of(cell.outcomes.begin(), cell.outcomes.end(),
                       [&](const AtlasOutcome& outcome) { return outcome.told == told; });
}

bool agrees(const AtlasCell& stored, const AtlasCell& measured)
{
    return std::all_of(measured.outcomes.begin(), measured.outcomes.end(),
                       [&](const AtlasOutcome& outcome) { return holds(stored, outcome.told); });
}

/// Whether it tells what it never told before.
bool counts(const AtlasColumn& stored, const AtlasColumn& measured, const AtlasCell& before,
            const AtlasCell& now)
{
    return stored.version == measured.version && !before.racy() && !holds(now, before.outcomes.front().told);
}

} // namespace

bool AtlasComparison::stableCellDiffers() const
{
    return std::any_of(differences.begin(), differences.end(),
                       [](const AtlasDifference& difference) { return difference.stable; });
}

AtlasComparison compareAtlas(const AtlasColumn& stored, const AtlasColumn& measured)
{
    AtlasComparison out;
    for (const AtlasCell& cell : measured.cells) {
        const AtlasCell* before = stored.find(cell.fault);
        if (before == nullptr)
            out.skipped.emplace_back(cell.fault, "it is not in the atlas");
        else if (agrees(*before, cell))
            ++out.equal;
        else
            out.differences.push_back(
                {cell.fault, toldOf(*before), toldOf(cell), counts(stored, measured, *before, cell)});
    }
    for (const auto& [fault, why] : measured.left)
        out.skipped.emplace_back(fault, why);
    return out;
}

const AtlasColumn* storedColumn(const std::vector<AtlasColumn>& atlas, const AtlasColumn& measured)
{
    const AtlasColumn* found = nullptr;
    for (const AtlasColumn& column : atlas) {
        if (column.stack != measured.stack || column.side != measured.side)
            continue;
        if (column.version == measured.version)
            return &column;
        found = found == nullptr ? &column : found;
    }
    return found;
}

} // namespace lifeline
