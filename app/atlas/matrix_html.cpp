#include "atlas/matrix_html.h"

#include "atlas/matrix_export.h"

namespace lifeline {
namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Callbacks × faults</title>
<style>
:root { color-scheme: light dark; --line: #c8ccd2; --same: #e3f4e6; --code: #fff3cf; --callbacks: #fde2df; --racy: #e9e3fb; }
@media (prefers-color-scheme: dark) {
  :root { --line: #4a4f57; --same: #17361f; --code: #3d3209; --callbacks: #461c19; --racy: #2c2350; }
}
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; }
table { border-collapse: collapse; margin: 0 0 2rem; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
thead small { display: block; font-weight: normal; }
tbody th small { display: block; font-weight: normal; }
td { font-family: ui-monospace, monospace; font-size: 12px; }
td small { display: block; font-family: system-ui, sans-serif; }
.sign { display: inline-block; min-width: 1.2em; font-weight: bold; }
.same { background: var(--same); } .code { background: var(--code); }
.callbacks { background: var(--callbacks); } .racy { background: var(--racy); }
ul { list-style: none; padding: 0; }
@media print {
  body { margin: 0; font-size: 9pt; } td { font-size: 7pt; }
  thead { display: table-header-group; } thead th { position: static; } tr { break-inside: avoid; }
  td, li span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
</style>
</head>
<body>
<h1>Callbacks × faults</h1>
)";

std::string htmlText(std::string_view text)
{
    std::string out;
    for (const char letter : text) {
        switch (letter) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += letter;
        }
    }
    return out;
}

std::string signText(Agreement agreement)
{
    return "<span class=\"sign\" title=\"" + htmlText(agreementText(agreement)) + "\">" +
           htmlText(agreementSign(agreement)) + "</span> ";
}

std::string small(std::string_view text)
{
    return text.empty() ? std::string() : "<small>" + htmlText(text) + "</small>";
}

std::string cellText(const MatrixCell& cell)
{
    return "<td class=\"" + std::string(agreementId(cell.agreement)) + "\">" + signText(cell.agreement) +
           htmlText(cell.text()) + small(cell.note) + "</td>";
}

std::string rowText(const MatrixRow& row)
{
    std::string out = "<tr><th scope=\"row\">" + htmlText(row.fault) + small(row.title) + "</th>";
    for (const MatrixCell& cell : row.cells)
        out += cellText(cell);
    return out + "</tr>\n";
}

std::string tableText(const Matrix& matrix)
{
    std::string out = "<h2>" + htmlText(matrixTitle(matrix)) + "</h2>\n<table>\n<thead><tr><th>fault</th>";
    for (const MatrixColumn& column : matrix.columns)
        out += "<th scope=\"col\">" + htmlText(columnName(column)) + small(column.origin()) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const MatrixRow& row : matrix.rows)
        out += rowText(row);
    return out + "</tbody>\n</table>\n";
}

std::string legendText()
{
    std::string out = "<ul>\n";
    for (std::size_t i = 0; i < agreementCount; ++i) {
        const auto agreement = static_cast<Agreement>(i);
        out += "<li><span class=\"" + std::string(agreementId(agreement)) + "\">" + signText(agreement) +
               htmlText(agreementText(agreement)) + "</span></li>\n";
    }
    return out + "</ul>\n";
}

} // namespace

std::string matrixHtml(const std::vector<Matrix>& matrices)
{
    std::string out = std::string(head) + legendText();
    for (const Matrix& matrix : matrices)
        out += tableText(matrix);
    return out + "</body>\n</html>\n";
}

} // namespace lifeline
