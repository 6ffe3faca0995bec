#include "cli/cell_report.h"

#include "base/json_writer.h"
#include "cli/xml_text.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

constexpr std::array outcomes{Outcome::Passed, Outcome::Allowed, Outcome::Failed, Outcome::Skipped};

std::string columnId(std::string_view stack, std::string_view version, Side side)
{
    std::string id(stack);
    if (!version.empty())
        id.append(" ").append(version);
    return id.append(" ").append(sideName(side));
}

std::string columnId(const AtlasColumn& column)
{
    return columnId(column.stack, column.version, column.side);
}

std::string whyOf(CellChange change)
{
    switch (change) {
    case CellChange::Differs: return "it differs from the atlas";
    case CellChange::NewlyRacy:
        return "it is newly racy: what the atlas has came again, beside something new";
    case CellChange::StillRacy: return "it is racy, and told something new";
    case CellChange::OtherVersion: break;
    }
    return "it differs from the atlas, which has another version";
}

std::size_t countOf(const std::vector<CellReport>& cells, Outcome outcome)
{
    return static_cast<std::size_t>(std::count_if(
        cells.begin(), cells.end(), [outcome](const CellReport& cell) { return cell.outcome == outcome; }));
}

CellReport skipped(std::string column, std::string fault, std::string why)
{
    return {std::move(column), std::move(fault), Outcome::Skipped, {}, {}, std::move(why)};
}

void judge(CellReport& report, const AtlasDifference* difference, bool strict)
{
    if (difference == nullptr)
        return;
    report.outcome = failsBy(difference->change, strict) ? Outcome::Failed : Outcome::Allowed;
    report.before = difference->before;
    report.why = whyOf(difference->change);
}

/// nullptr where that column was not measured now, or the atlas knows nothing of that stack.
const AtlasColumn* measuredNow(const MatrixColumn& column, const std::vector<AtlasColumn>& now)
{
    const auto found = std::find_if(now.begin(), now.end(), [&](const AtlasColumn& each) {
        return column.measured() && each.stack == column.stack && each.side == column.side;
    });
    return found == now.end() ? nullptr : &*found;
}

AtlasComparison comparisonOf(const MatrixColumn& column, const std::vector<AtlasColumn>& now,
                             const std::vector<AtlasColumn>& atlas)
{
    const AtlasColumn* measured = measuredNow(column, now);
    const AtlasColumn* stored = measured != nullptr ? storedColumn(atlas, *measured) : nullptr;
    return stored != nullptr ? compareAtlas(*stored, *measured) : AtlasComparison{};
}

CellReport matrixCell(const MatrixColumn& column, const MatrixRow& row, const MatrixCell& cell,
                      const AtlasComparison& comparison)
{
    std::string name = columnId(column.stack, column.version, column.side);
    name += column.measured() ? "" : " predicted";
    if (cell.outcomes.empty())
        return skipped(std::move(name), row.fault, cell.note.empty() ? "nothing is known of it" : cell.note);
    CellReport report{std::move(name), row.fault};
    report.now = outcomesText({row.fault, cell.outcomes});
    judge(report, comparison.find(row.fault), false);
    return report;
}

void writeCell(JsonWriter& json, const CellReport& cell)
{
    json.beginObject().member("column", std::string_view(cell.column));
    json.member("fault", std::string_view(cell.fault)).member("outcome", outcomeId(cell.outcome));
    json.member("before", std::string_view(cell.before)).member("now", std::string_view(cell.now));
    json.member("why", std::string_view(cell.why)).endObject();
}

std::string differenceText(const CellReport& cell) { return "was " + cell.before + ", now " + cell.now; }

/// What stands inside the test case; empty where all is right.
std::string verdictElement(const CellReport& cell)
{
    switch (cell.outcome) {
    case Outcome::Failed:
        return "    <failure type=\"difference\" message=\"" + xmlText(cell.why) + "\">" +
               xmlText(differenceText(cell)) + "</failure>\n";
    case Outcome::Skipped: return "    <skipped message=\"" + xmlText(cell.why) + "\"/>\n";
    case Outcome::Allowed:
        return "    <system-out>allowed: " + xmlText(cell.why + ": " + differenceText(cell)) +
               "</system-out>\n";
    case Outcome::Passed: break;
    }
    return {};
}

std::string testCase(const CellReport& cell)
{
    const std::string start = "  <testcase classname=\"lifeline.atlas." + xmlText(cell.column) +
                              "\" name=\"" + xmlText(cell.fault) + "\"";
    const std::string inside = verdictElement(cell);
    return inside.empty() ? start + "/>\n" : start + ">\n" + inside + "  </testcase>\n";
}

} // namespace

std::vector<CellReport> measuredCells(const AtlasColumn& column)
{
    std::vector<CellReport> reports;
    for (const AtlasCell& cell : column.cells)
        reports.push_back({columnId(column), cell.fault, Outcome::Passed, {}, outcomesText(cell)});
    for (const auto& [fault, why] : column.left)
        reports.push_back(skipped(columnId(column), fault, why));
    return reports;
}

std::vector<CellReport> comparedCells(const AtlasColumn& column, const AtlasComparison& comparison,
                                      bool strict)
{
    std::vector<CellReport> reports;
    for (const AtlasCell& cell : column.cells) {
        CellReport report{columnId(column), cell.fault};
        report.now = outcomesText(cell);
        judge(report, comparison.find(cell.fault), strict);
        reports.push_back(std::move(report));
    }
    for (const auto& [fault, why] : comparison.skipped) {
        std::erase_if(reports, [&](const CellReport& report) { return report.fault == fault; });
        reports.push_back(skipped(columnId(column), fault, why));
    }
    return reports;
}

std::vector<CellReport> matrixCells(const std::vector<Matrix>& matrices, const std::vector<AtlasColumn>& now,
                                    const std::vector<AtlasColumn>& atlas)
{
    std::vector<CellReport> reports;
    for (const Matrix& matrix : matrices) {
        for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
            const AtlasComparison comparison = comparisonOf(matrix.columns[i], now, atlas);
            for (const MatrixRow& row : matrix.rows)
                reports.push_back(matrixCell(matrix.columns[i], row, row.cells[i], comparison));
        }
    }
    return reports;
}

std::string cellsJson(const std::vector<CellReport>& cells, const CellRunFacts& facts)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().member("lifeline", 1).member("app", LIFELINE_VERSION);
    json.member("command", std::string_view(facts.command));
    json.member("started", std::string_view(facts.startedUtc)).member("exit", static_cast<int>(facts.exit));
    for (const Outcome outcome : outcomes)
        json.member(outcomeId(outcome), countOf(cells, outcome));
    json.key("cells").beginArray();
    for (const CellReport& cell : cells)
        writeCell(json, cell);
    json.endArray().endObject();
    return out + "\n";
}

std::string cellsJunit(const std::vector<CellReport>& cells, const CellRunFacts& facts)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"lifeline." +
                      xmlText(facts.command) + "\" tests=\"" + std::to_string(cells.size()) +
                      "\" failures=\"" + std::to_string(countOf(cells, Outcome::Failed)) +
                      "\" errors=\"0\" skipped=\"" + std::to_string(countOf(cells, Outcome::Skipped)) +
                      "\" timestamp=\"" + xmlText(facts.startedUtc) + "\">\n";
    for (const CellReport& cell : cells)
        out += testCase(cell);
    return out + "</testsuite>\n";
}

} // namespace lifeline
