// Callbacks × faults: what each stack tells of each fault, side by side. Measured and predicted are never
// mixed: a column is one or the other, and says which.
#pragma once

#include "atlas/atlas.h"
#include "atlas/atlas_exceptions.h"
#include "atlas/told_words.h"
#include "contracts/contract.h"
#include "faults/catalogue.h"

#include <optional>
#include <string>
#include <vector>

namespace lifeline {

struct MatrixColumn {
    enum class Kind : std::uint8_t {
        Measured,  // the atlas
        Predicted, // a contract, over the moments that the reference stack lived through
    };
    Kind kind = Kind::Measured;
    std::string stack;   // "jetty" of the atlas, "jetty-9.4" of a contract
    std::string version; // of a measured one
    std::string title;   // "Jetty 9.4.57"
    std::string contract;
    std::string date; // of a measured one
    Side side = Side::Server;
    Roles roles = allRoles; // that it has callbacks for

    bool measured() const { return kind == Kind::Measured; }
    /// "measured 2026-11-28", "predicted"
    std::string origin() const;
    /// Whether a person's word means this column: stack, "stack version", title or contract, in any case.
    bool isNamed(std::string_view name) const;
};

struct MatrixCell {
    std::vector<AtlasOutcome> outcomes; // of a prediction only `told` counts; empty: unknown
    Agreement agreement = Agreement::Unknown;
    std::string
        note; // why it was not measured, or what is known to be wrong with the prediction; may be empty

    /// "on-open on-close:1006"; "on-open on-close:1006 61 % / on-open 39 %"; "a / b" of a prediction; empty.
    std::string text() const;
};

struct MatrixRow {
    std::string fault, title;
    FaultGroup group = FaultGroup::BadRequest;
    std::vector<MatrixCell> cells; // one a column
};

/// Of the stacks of one side; the faults are those of the other.
struct Matrix {
    Side side = Side::Server;
    std::vector<MatrixColumn> columns; // the reference first, measured before predicted
    std::vector<MatrixRow> rows;       // in the catalogue's order
};

/// What a matrix is made of; all must outlive the call.
struct MatrixSource {
    const Catalogue& catalogue;
    const std::vector<AtlasColumn>& atlas;
    const std::vector<StackContract>& contracts;
    const std::vector<AtlasException>& exceptions;
};

struct MatrixChoice {
    std::vector<std::string> stacks; // as MatrixColumn::isNamed() takes them; empty: every measured column,
                                     // and a predicted one where nothing was measured by that contract
    std::vector<const Fault*> faults; // empty: all
    bool differing = false;           // only rows in which two columns do not agree
};

Matrix makeMatrix(const MatrixSource& source, Side side, const MatrixChoice& choice = {});
/// Those of the servers and of the clients, without the ones that have no rows or no columns.
std::vector<Matrix> makeMatrices(const MatrixSource& source, const MatrixChoice& choice = {});

/// Names that mean no column of either side.
std::vector<std::string> unknownStacks(const MatrixSource& source, const std::vector<std::string>& names);

/// Whether two columns of the row tell different things, in the callbacks that both have. What is unknown
/// agrees with everything; what is racy with nothing.
bool differs(const Matrix& matrix, const MatrixRow& row);

/// Rows in which every word stands: in the fault's id, its title, or a cell; case does not count.
std::vector<std::size_t> findRows(const Matrix& matrix, std::string_view words);

/// By the agreement of a column, then by what it tells; the best agreement first. Without a column by id.
/// Rows that are alike stay in their order.
void sortRows(Matrix& matrix, std::optional<std::size_t> column, bool descending);

} // namespace lifeline
