#include "cli/atlas_command_check.h"

#include "base/byte_text.h"

namespace lifeline {
namespace {

std::string_view wordOf(CellChange change)
{
    switch (change) {
    case CellChange::Differs: return "  differs  ";
    case CellChange::NewlyRacy: return "  NEWLY RACY  ";
    case CellChange::OtherVersion: return "  OTHER VERSION  ";
    case CellChange::StillRacy: break;
    }
    return "  racy     ";
}

std::string differencesText(const AtlasComparison& comparison)
{
    std::string text;
    for (const AtlasDifference& each : comparison.differences)
        text.append(wordOf(each.change)).append(escaped(each.fault)) +=
            ": was " + escaped(each.before) + ", now " + escaped(each.now) + "\n";
    return text;
}

/// ", 2 NEWLY RACY (let pass; --strict fails)"; empty where there are none.
std::string countedLoudly(std::size_t count, std::string_view words, bool strict)
{
    if (count == 0)
        return {};
    return ", " + std::to_string(count) + " " + std::string(words) +
           (strict ? " (fails)" : " (let pass; --strict fails)");
}

std::string countsText(const AtlasComparison& comparison, bool strict)
{
    std::string text =
        cellCount(comparison.equal.size()) + " equal, " +
        std::to_string(comparison.count(CellChange::Differs)) + " differ" +
        countedLoudly(comparison.count(CellChange::NewlyRacy), "NEWLY RACY", strict) +
        countedLoudly(comparison.count(CellChange::OtherVersion), "DIFFER FROM ANOTHER VERSION", strict);
    if (const std::size_t racy = comparison.count(CellChange::StillRacy); racy > 0)
        text += ", " + std::to_string(racy) + " racy with something new";
    return text + ", " + std::to_string(comparison.skipped.size()) + " skipped";
}

ColumnCheck unknownColumn(const AtlasColumn& column)
{
    ColumnCheck check;
    check.cells = measuredCells(column);
    for (CellReport& cell : check.cells) {
        cell.outcome = Outcome::Skipped;
        cell.why = cell.why.empty() ? "it is not in the atlas" : cell.why;
    }
    return check;
}

} // namespace

ColumnCheck checkColumn(const AtlasColumn& column, const std::vector<AtlasColumn>& atlas, bool strict)
{
    const AtlasColumn* stored = storedColumn(atlas, column);
    if (stored == nullptr)
        return unknownColumn(column);
    const AtlasComparison comparison = compareAtlas(*stored, column);
    return {true,
            differencesText(comparison),
            skippedText(comparison.skipped),
            titleOf(column) + " against " + escaped(stored->name()) + " of " + escaped(stored->date) + ": " +
                countsText(comparison, strict) + "\n",
            comparedCells(column, comparison, strict),
            comparison.fails(strict)};
}

std::set<std::string> doubtedFaults(const std::vector<AtlasColumn>& columns,
                                    const std::vector<AtlasColumn>& atlas)
{
    std::set<std::string> faults;
    for (const AtlasColumn& column : columns) {
        const AtlasColumn* stored = storedColumn(atlas, column);
        if (stored == nullptr)
            continue;
        for (const AtlasDifference& each : compareAtlas(*stored, column).differences) {
            if (each.change == CellChange::Differs)
                faults.insert(each.fault);
        }
    }
    return faults;
}

void takeAgain(std::vector<AtlasColumn>& columns, const std::vector<AtlasColumn>& again)
{
    for (AtlasColumn& column : columns) {
        for (AtlasCell& cell : column.cells) {
            for (const AtlasColumn& other : again) {
                const AtlasCell* found = other.side == column.side ? other.find(cell.fault) : nullptr;
                cell = found != nullptr ? *found : cell;
            }
        }
    }
}

std::string cellCount(std::size_t count) { return std::to_string(count) + (count == 1 ? " cell" : " cells"); }

std::string titleOf(const AtlasColumn& column)
{
    return escaped(column.title + " " + column.version) + " as a " + std::string(sideName(column.side));
}

std::string skippedText(const std::vector<std::pair<std::string, std::string>>& skipped)
{
    std::string text;
    for (const auto& [fault, why] : skipped)
        text += "  skipped  " + escaped(fault) + ": " + escaped(why) + "\n";
    return text;
}

} // namespace lifeline
