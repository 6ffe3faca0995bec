#include "atlas/matrix.h"

#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::string_view referenceName = "reference";

Roles rolesOf(const StackContract* contract)
{
    Roles roles = allRoles;
    if (contract == nullptr)
        return roles;
    for (std::size_t i = 0; i < callbackCount; ++i)
        roles[i] = !contract->called(static_cast<CallbackName>(i)).empty();
    return roles;
}

const StackContract* findIn(const std::vector<StackContract>& contracts, std::string_view id)
{
    const auto found = std::find_if(contracts.begin(), contracts.end(),
                                    [id](const StackContract& each) { return each.id() == id; });
    return found == contracts.end() ? nullptr : &*found;
}

const AtlasColumn* referenceOf(const MatrixSource& source, Side side)
{
    const auto found =
        std::find_if(source.atlas.begin(), source.atlas.end(), [side](const AtlasColumn& column) {
            return column.side == side && column.stack == referenceName;
        });
    return found == source.atlas.end() ? nullptr : &*found;
}

// Columns -----------------------------------------------------------------------------------------

/// A column, and where its cells come from.
struct Origin {
    MatrixColumn column;
    const AtlasColumn* measured = nullptr;
    const StackContract* contract = nullptr;
};

Origin measuredColumn(const MatrixSource& source, const AtlasColumn& atlas)
{
    Origin origin;
    origin.measured = &atlas;
    origin.contract = findIn(source.contracts, atlas.contract);
    origin.column = {MatrixColumn::Kind::Measured,
                     atlas.stack,
                     atlas.version,
                     atlas.title,
                     atlas.contract,
                     atlas.date,
                     atlas.side,
                     rolesOf(origin.contract)};
    return origin;
}

Origin predictedColumn(const StackContract& contract)
{
    Origin origin;
    origin.contract = &contract;
    origin.column = {MatrixColumn::Kind::Predicted,
                     contract.stack(),
                     {},
                     contract.title(),
                     contract.id(),
                     {},
                     contract.side(),
                     rolesOf(&contract)};
    return origin;
}

/// All there are for a side, the reference first, measured before predicted.
std::vector<Origin> allColumns(const MatrixSource& source, Side side)
{
    std::vector<Origin> origins;
    for (const AtlasColumn& atlas : source.atlas) {
        if (atlas.side == side)
            origins.push_back(measuredColumn(source, atlas));
    }
    std::stable_partition(origins.begin(), origins.end(),
                          [](const Origin& origin) { return origin.column.stack == referenceName; });
    for (const StackContract& contract : source.contracts) {
        if (contract.side() == side)
            origins.push_back(predictedColumn(contract));
    }
    return origins;
}

bool isMeasured(const std::vector<Origin>& origins, std::string_view contract)
{
    return std::any_of(origins.begin(), origins.end(), [contract](const Origin& origin) {
        return origin.measured != nullptr && origin.column.contract == contract;
    });
}

std::vector<Origin> chosenColumns(const MatrixSource& source, Side side,
                                  const std::vector<std::string>& names)
{
    std::vector<Origin> origins = allColumns(source, side);
    std::vector<Origin> chosen;
    for (const Origin& origin : origins) {
        const bool asked = std::any_of(names.begin(), names.end(),
                                       [&](const std::string& name) { return origin.column.isNamed(name); });
        const bool best = origin.measured != nullptr || !isMeasured(origins, origin.column.contract);
        if (names.empty() ? best : asked)
            chosen.push_back(origin);
    }
    return chosen;
}

// Cells -------------------------------------------------------------------------------------------

/// What that contract tells of the ways the reference stack's plays went.
std::vector<AtlasOutcome> predicted(const StackContract& contract, const AtlasCell& lived)
{
    std::vector<AtlasOutcome> outcomes;
    for (const AtlasOutcome& way : lived.outcomes) {
        const auto moments = momentsFromText(way.moments);
        if (!moments)
            continue;
        for (const auto& told : contract.predict(*moments)) {
            AtlasOutcome outcome{toldText(told), {}, way.moments, 0, 0};
            const bool known = std::any_of(outcomes.begin(), outcomes.end(), [&](const AtlasOutcome& each) {
                return each.told == outcome.told;
            });
            if (!known)
                outcomes.push_back(std::move(outcome));
        }
    }
    return outcomes;
}

/// With the closest of the ways the reference goes.
Agreement agreementWith(const AtlasCell* reference, const MatrixCell& cell, const Roles& roles)
{
    if (cell.outcomes.empty() || reference == nullptr)
        return Agreement::Unknown;
    if (cell.outcomes.size() > 1)
        return Agreement::Racy;
    Agreement best = Agreement::Callbacks;
    for (const AtlasOutcome& way : reference->outcomes)
        best = std::min(best, compareTold(way.told, cell.outcomes.front().told, roles));
    return best;
}

void noteException(const MatrixSource& source, const Origin& origin, std::string_view fault, MatrixCell& cell)
{
    const AtlasException* exception =
        origin.contract ? findException(source.exceptions, origin.contract->id(), fault) : nullptr;
    if (exception != nullptr)
        cell.note = "the contract is known to be wrong here: " + exception->why;
}

MatrixCell cellOf(const MatrixSource& source, const Origin& origin, const AtlasCell* reference,
                  std::string_view fault)
{
    MatrixCell cell;
    if (origin.measured != nullptr) {
        if (const AtlasCell* found = origin.measured->find(fault))
            cell.outcomes = found->outcomes;
        else
            cell.note = origin.measured->whyLeft(fault);
    } else if (reference != nullptr) {
        cell.outcomes = predicted(*origin.contract, *reference);
    }
    noteException(source, origin, fault, cell);
    const bool itself = origin.measured != nullptr && origin.column.stack == referenceName;
    cell.agreement = agreementWith(reference, cell, origin.column.roles);
    if (itself && cell.agreement == Agreement::Same)
        cell.agreement = Agreement::Reference;
    return cell;
}

MatrixRow rowOf(const MatrixSource& source, const std::vector<Origin>& origins, const AtlasColumn* reference,
                const Fault& fault)
{
    MatrixRow row{fault.id, fault.title, fault.group, {}};
    const AtlasCell* lived = reference != nullptr ? reference->find(fault.id) : nullptr;
    for (const Origin& origin : origins)
        row.cells.push_back(cellOf(source, origin, lived, fault.id));
    return row;
}

bool isChosen(const MatrixChoice& choice, const Fault& fault)
{
    return choice.faults.empty() ||
           std::find(choice.faults.begin(), choice.faults.end(), &fault) != choice.faults.end();
}

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

// Columns, cells and rows themselves --------------------------------------------------------------

std::string MatrixColumn::origin() const { return measured() ? "measured " + date : "predicted"; }

bool MatrixColumn::isNamed(std::string_view name) const
{
    const auto is = [name](std::string_view text) { return equalsIgnoreCase(text, name); };
    return is(stack) || is(stack + ' ' + version) || is(title) || (!contract.empty() && is(contract));
}

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

Matrix makeMatrix(const MatrixSource& source, Side side, const MatrixChoice& choice)
{
    Matrix matrix;
    matrix.side = side;
    const std::vector<Origin> origins = chosenColumns(source, side, choice.stacks);
    const AtlasColumn* reference = referenceOf(source, side);
    for (const Origin& origin : origins)
        matrix.columns.push_back(origin.column);
    for (const Fault& fault : source.catalogue.faults()) {
        if (fault.side == side || !isChosen(choice, fault))
            continue;
        MatrixRow row = rowOf(source, origins, reference, fault);
        if (!choice.differing || differs(matrix, row))
            matrix.rows.push_back(std::move(row));
    }
    return matrix;
}

std::vector<Matrix> makeMatrices(const MatrixSource& source, const MatrixChoice& choice)
{
    std::vector<Matrix> matrices;
    for (const Side side : {Side::Server, Side::Client}) {
        Matrix matrix = makeMatrix(source, side, choice);
        if (!matrix.columns.empty() && !matrix.rows.empty())
            matrices.push_back(std::move(matrix));
    }
    return matrices;
}

std::vector<std::string> unknownStacks(const MatrixSource& source, const std::vector<std::string>& names)
{
    std::vector<std::string> unknown;
    for (const std::string& name : names) {
        const bool known = !chosenColumns(source, Side::Server, {name}).empty() ||
                           !chosenColumns(source, Side::Client, {name}).empty();
        if (!known)
            unknown.push_back(name);
    }
    return unknown;
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
