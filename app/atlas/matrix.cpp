#include "atlas/matrix.h"

#include "atlas/matrix_columns.h"

#include <algorithm>

namespace lifeline {
namespace {

const AtlasColumn* referenceOf(const MatrixSource& source, Side side)
{
    const auto found =
        std::find_if(source.atlas.begin(), source.atlas.end(), [side](const AtlasColumn& column) {
            return column.side == side && column.stack == referenceName;
        });
    return found == source.atlas.end() ? nullptr : &*found;
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

void noteException(const MatrixSource& source, const MatrixOrigin& origin, std::string_view fault,
                   MatrixCell& cell)
{
    const std::string_view version =
        origin.measured != nullptr ? origin.measured->version : std::string_view();
    const AtlasException* exception =
        origin.contract ? findException(source.exceptions, origin.contract->id(), fault, version) : nullptr;
    if (exception != nullptr)
        cell.note = "the contract is known to be wrong here: " + exception->why;
}

MatrixCell cellOf(const MatrixSource& source, const MatrixOrigin& origin, const AtlasCell* reference,
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

MatrixRow rowOf(const MatrixSource& source, const std::vector<MatrixOrigin>& origins,
                const AtlasColumn* reference, const Fault& fault)
{
    MatrixRow row{fault.id, fault.title, fault.group, {}};
    const AtlasCell* lived = reference != nullptr ? reference->find(fault.id) : nullptr;
    for (const MatrixOrigin& origin : origins)
        row.cells.push_back(cellOf(source, origin, lived, fault.id));
    return row;
}

bool isChosen(const MatrixChoice& choice, const Fault& fault)
{
    return choice.faults.empty() ||
           std::find(choice.faults.begin(), choice.faults.end(), &fault) != choice.faults.end();
}

} // namespace

Matrix makeMatrix(const MatrixSource& source, Side side, const MatrixChoice& choice)
{
    Matrix matrix;
    matrix.side = side;
    const std::vector<MatrixOrigin> origins = chosenColumns(source, side, choice.stacks);
    const AtlasColumn* reference = referenceOf(source, side);
    for (const MatrixOrigin& origin : origins)
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

} // namespace lifeline
