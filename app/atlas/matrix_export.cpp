#include "atlas/matrix_export.h"

#include "base/json_writer.h"

namespace lifeline {
namespace {

std::string_view view(const std::string& text) { return text; }

// CSV ---------------------------------------------------------------------------------------------

std::string csvCell(std::string_view text)
{
    constexpr std::string_view formulas = "=+-@\t\r\n";
    std::string out = "\"";
    if (!text.empty() && formulas.find(text.front()) != std::string_view::npos)
        out += '\'';
    for (const char letter : text)
        out.append(letter == '"' ? 2 : 1, letter);
    return out + '"';
}

std::string csvLine(const std::vector<std::string>& cells)
{
    std::string out;
    for (const std::string& cell : cells)
        out.append(out.empty() ? "" : ",").append(csvCell(cell));
    return out + "\r\n";
}

void addCsvHeadings(const Matrix& matrix, std::vector<std::string>& line)
{
    for (const MatrixColumn& column : matrix.columns) {
        line.push_back(columnHeading(column));
        line.push_back("agreement");
    }
}

/// The columns of another matrix stay empty.
void addCsvCells(const Matrix& matrix, const MatrixRow* row, std::vector<std::string>& line)
{
    for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
        line.push_back(row ? row->cells[i].text() : "");
        line.emplace_back(row ? agreementId(row->cells[i].agreement) : "");
    }
}

// Markdown ----------------------------------------------------------------------------------------

std::string markdownCell(std::string_view text)
{
    constexpr std::string_view special = "\\`*_{}[]<>|#~";
    std::string out;
    for (const char letter : text) {
        if (special.find(letter) != std::string_view::npos)
            out += '\\';
        out += letter == '\n' || letter == '\r' ? ' ' : letter;
    }
    return out;
}

std::string markdownRow(const MatrixRow& row)
{
    std::string out = "| " + markdownCell(row.fault) + " |";
    for (const MatrixCell& cell : row.cells)
        out += " " + markdownCell(agreementSign(cell.agreement)) + " " + markdownCell(cell.text()) + " |";
    return out + "\n";
}

std::string markdownTable(const Matrix& matrix)
{
    std::string out = "## " + matrixTitle(matrix) + "\n\n| fault |";
    std::string rule = "| --- |";
    for (const MatrixColumn& column : matrix.columns) {
        out += " " + markdownCell(columnHeading(column)) + " |";
        rule += " --- |";
    }
    out += "\n" + rule + "\n";
    for (const MatrixRow& row : matrix.rows)
        out += markdownRow(row);
    return out + "\n";
}

std::string markdownLegend()
{
    std::string out;
    for (std::size_t i = 0; i < agreementCount; ++i) {
        const auto agreement = static_cast<Agreement>(i);
        out.append("- ").append(markdownCell(agreementSign(agreement))).append(" ");
        out.append(agreementText(agreement)).append("\n");
    }
    return out;
}

// JSON --------------------------------------------------------------------------------------------

void writeColumn(JsonWriter& json, const MatrixColumn& column)
{
    json.beginObject().member("kind", column.measured() ? "measured" : "predicted");
    json.member("stack", view(column.stack)).member("version", view(column.version));
    json.member("title", view(column.title)).member("contract", view(column.contract));
    json.member("date", view(column.date)).endObject();
}

void writeOutcome(JsonWriter& json, const AtlasOutcome& outcome)
{
    json.beginObject().member("told", view(outcome.told)).member("wire", view(outcome.wire));
    json.member("moments", view(outcome.moments)).member("count", outcome.count);
    json.member("after-ms", outcome.afterMs).endObject();
}

void writeCell(JsonWriter& json, const MatrixCell& cell)
{
    json.beginObject().member("text", view(cell.text())).member("agreement", agreementId(cell.agreement));
    json.member("note", view(cell.note)).key("outcomes").beginArray();
    for (const AtlasOutcome& outcome : cell.outcomes)
        writeOutcome(json, outcome);
    json.endArray().endObject();
}

void writeRow(JsonWriter& json, const MatrixRow& row)
{
    json.beginObject().member("fault", view(row.fault)).member("group", faultGroupId(row.group));
    json.member("title", view(row.title)).key("cells").beginArray();
    for (const MatrixCell& cell : row.cells)
        writeCell(json, cell);
    json.endArray().endObject();
}

void writeMatrix(JsonWriter& json, const Matrix& matrix)
{
    json.beginObject().member("side", sideName(matrix.side)).key("columns").beginArray();
    for (const MatrixColumn& column : matrix.columns)
        writeColumn(json, column);
    json.endArray().key("rows").beginArray();
    for (const MatrixRow& row : matrix.rows)
        writeRow(json, row);
    json.endArray().endObject();
}

} // namespace

std::string matrixTitle(const Matrix& matrix)
{
    return matrix.side == Side::Server ? "Servers under test" : "Clients under test";
}

std::string columnName(const MatrixColumn& column)
{
    const bool said = column.version.empty() || column.title.find(column.version) != std::string::npos;
    return said ? column.title : column.title + " " + column.version;
}

std::string columnHeading(const MatrixColumn& column)
{
    return columnName(column) + " (" + column.origin() + ")";
}

std::string matrixLegend()
{
    std::string out;
    for (std::size_t i = 0; i < agreementCount; ++i) {
        const auto agreement = static_cast<Agreement>(i);
        out.append(agreementSign(agreement)).append(" ").append(agreementText(agreement)).append("\n");
    }
    return out;
}

std::string matrixCsv(const std::vector<Matrix>& matrices)
{
    std::vector<std::string> heading{"side", "group", "fault", "title"};
    for (const Matrix& matrix : matrices)
        addCsvHeadings(matrix, heading);
    std::string out = csvLine(heading);
    for (const Matrix& matrix : matrices) {
        for (const MatrixRow& row : matrix.rows) {
            std::vector<std::string> line{std::string(sideName(matrix.side)),
                                          std::string(faultGroupId(row.group)), row.fault, row.title};
            for (const Matrix& each : matrices)
                addCsvCells(each, &each == &matrix ? &row : nullptr, line);
            out += csvLine(line);
        }
    }
    return out;
}

std::string matrixMarkdown(const std::vector<Matrix>& matrices)
{
    std::string out = "# Callbacks × faults\n\n" + markdownLegend() + "\n";
    for (const Matrix& matrix : matrices)
        out += markdownTable(matrix);
    return out;
}

std::string matrixJson(const std::vector<Matrix>& matrices)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject().member("lifeline", 1).member("app", LIFELINE_VERSION);
    json.key("matrices").beginArray();
    for (const Matrix& matrix : matrices)
        writeMatrix(json, matrix);
    json.endArray().endObject();
    return out + "\n";
}

} // namespace lifeline
