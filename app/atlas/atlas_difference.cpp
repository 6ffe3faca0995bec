#include "atlas/atlas_difference.h"

#include <algorithm>

namespace lifeline {
namespace {

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

CellChange changeOf(const AtlasColumn& stored, const AtlasColumn& measured, const AtlasCell& before,
                    const AtlasCell& now)
{
    if (before.racy())
        return CellChange::StillRacy;
    if (stored.version != measured.version)
        return CellChange::OtherVersion;
    return holds(now, before.outcomes.front().told) ? CellChange::NewlyRacy : CellChange::Differs;
}

} // namespace

bool failsBy(CellChange change, bool strict)
{
    switch (change) {
    case CellChange::Differs: return true;
    case CellChange::NewlyRacy:
    case CellChange::OtherVersion: return strict;
    case CellChange::StillRacy: break;
    }
    return false;
}

std::size_t AtlasComparison::count(CellChange change) const
{
    return static_cast<std::size_t>(
        std::count_if(differences.begin(), differences.end(),
                      [change](const AtlasDifference& each) { return each.change == change; }));
}

bool AtlasComparison::fails(bool strict) const
{
    return std::any_of(differences.begin(), differences.end(),
                       [strict](const AtlasDifference& each) { return failsBy(each.change, strict); });
}

const AtlasDifference* AtlasComparison::find(std::string_view fault) const
{
    const auto found = std::find_if(differences.begin(), differences.end(),
                                    [fault](const AtlasDifference& each) { return each.fault == fault; });
    return found == differences.end() ? nullptr : &*found;
}

std::string outcomesText(const AtlasCell& cell)
{
    std::string text;
    for (const AtlasOutcome& outcome : cell.outcomes)
        text.append(text.empty() ? "" : " / ").append(outcome.told);
    return text;
}

AtlasComparison compareAtlas(const AtlasColumn& stored, const AtlasColumn& measured)
{
    AtlasComparison out;
    for (const AtlasCell& cell : measured.cells) {
        const AtlasCell* before = stored.find(cell.fault);
        if (before == nullptr)
            out.skipped.emplace_back(cell.fault, "it is not in the atlas");
        else if (agrees(*before, cell))
            out.equal.push_back(cell.fault);
        else
            out.differences.push_back({cell.fault, outcomesText(*before), outcomesText(cell),
                                       changeOf(stored, measured, *before, cell)});
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
