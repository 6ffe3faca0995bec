#include "atlas/matrix_columns.h"

#include "base/byte_text.h"

#include <algorithm>

namespace lifeline {
namespace {

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

MatrixOrigin measuredColumn(const MatrixSource& source, const AtlasColumn& atlas)
{
    MatrixOrigin origin;
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

MatrixOrigin predictedColumn(const StackContract& contract)
{
    MatrixOrigin origin;
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
std::vector<MatrixOrigin> allColumns(const MatrixSource& source, Side side)
{
    std::vector<MatrixOrigin> origins;
    for (const AtlasColumn& atlas : source.atlas) {
        if (atlas.side == side)
            origins.push_back(measuredColumn(source, atlas));
    }
    std::stable_partition(origins.begin(), origins.end(),
                          [](const MatrixOrigin& origin) { return origin.column.stack == referenceName; });
    for (const StackContract& contract : source.contracts) {
        if (contract.side() == side)
            origins.push_back(predictedColumn(contract));
    }
    return origins;
}

bool isMeasured(const std::vector<MatrixOrigin>& origins, std::string_view contract)
{
    return std::any_of(origins.begin(), origins.end(), [contract](const MatrixOrigin& origin) {
        return origin.measured != nullptr && origin.column.contract == contract;
    });
}

} // namespace

std::string MatrixColumn::origin() const { return measured() ? "measured " + date : "predicted"; }

bool MatrixColumn::isNamed(std::string_view name) const
{
    const auto is = [name](std::string_view text) { return equalsIgnoreCase(text, name); };
    return is(stack) || is(stack + ' ' + version) || is(title) || (!contract.empty() && is(contract));
}

std::vector<MatrixOrigin> chosenColumns(const MatrixSource& source, Side side,
                                        const std::vector<std::string>& names)
{
    std::vector<MatrixOrigin> origins = allColumns(source, side);
    std::vector<MatrixOrigin> chosen;
    for (const MatrixOrigin& origin : origins) {
        const bool asked = std::any_of(names.begin(), names.end(),
                                       [&](const std::string& name) { return origin.column.isNamed(name); });
        const bool best = origin.measured != nullptr || !isMeasured(origins, origin.column.contract);
        if (names.empty() ? best : asked)
            chosen.push_back(origin);
    }
    return chosen;
}

} // namespace lifeline
