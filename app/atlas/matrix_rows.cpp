#include "atlas/matrix.h"
#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

bool cellsDiffer(const MatrixCell& a, const MatrixCell& b, const Roles& roles)
{
    if (a.outcomes.empty() || b.outcomes.empty())
        return false;
    if (a.outcomes.size() > 1 || b.outcomes.size() > 1)
        return true;
    return compareTold(a.outcomes.front().told, b.outcomes.front().told, roles) != Agreement::Same;
}

std::string percent(std::uint32_t count, std::uint32_t runs)
{
    return std::to_string((count * 100 + runs / 2) / std::max<std::uint32_t>(runs, 1)) + " %";
}

bool holds(const MatrixRow& row, const std::string& word)
{
    const auto has = [&](std::string_view text) { return asciiLower(text).find(word) != std::string::npos; };
    return has(row.fault) || has(row.title) ||
           std::any_of(row.cells.begin(), row.cells.end(),
                       [&](const MatrixCell& cell) { return has(cell.text()); });
}

std::vector<std::string> lowerWords(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (!word.empty())
            words.push_back(asciiLower(word));
    }
    return words;
}

} // namespace

std::string MatrixCell::text() const
{
    const AtlasCell counts{{}, outcomes};
    std::string text;
    for (const AtlasOutcome& outcome : outcomes) {
        text.append(text.empty() ? "" : " / ").append(outcome.told);
        if (outcomes.size() > 1 && outcome.count > 0)
            text.append(" ").append(percent(outcome.count, counts.runs()));
    }
    return text;
}

bool differs(const Matrix& matrix, const MatrixRow& row)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        for (std::size_t j = i + 1; j < row.cells.size(); ++j) {
            if (cellsDiffer(row.cells[i], row.cells[j],
                            bothHave(matrix.columns[i].roles, matrix.columns[j].roles)))
                return true;
        }
    }
    return false;
}

std::vector<std::size_t> findRows(const Matrix& matrix, std::string_view words)
{
    const std::vector<std::string> wanted = lowerWords(words);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
        if (std::all_of(wanted.begin(), wanted.end(),
                        [&](const std::string& word) { return holds(matrix.rows[i], word); }))
            found.push_back(i);
    }
    return found;
}

void sortRows(Matrix& matrix, std::optional<std::size_t> column, bool descending)
{
    const auto before = [column](const MatrixRow& a, const MatrixRow& b) {
        if (!column)
            return a.fault < b.fault;
        const MatrixCell &left = a.cells[*column], &right = b.cells[*column];
        if (left.agreement != right.agreement)
            return left.agreement < right.agreement;
        return left.text() < right.text();
    };
    std::stable_sort(matrix.rows.begin(), matrix.rows.end(), [&](const MatrixRow& a, const MatrixRow& b) {
        return descending ? before(b, a) : before(a, b);
    });
}

} // namespace lifeline
