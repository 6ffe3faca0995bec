// Which columns a matrix has, and where their cells come from.
#pragma once

#include "atlas/matrix.h"

#include <string>
#include <vector>

namespace lifeline {

/// One of the two is there, or both: a measured column may have a contract.
struct MatrixOrigin {
    MatrixColumn column;
    const AtlasColumn* measured = nullptr;
    const StackContract* contract = nullptr;
};

/// Of that side, the reference first, measured before predicted; `names` as MatrixChoice has them. What it
/// points to is the source's.
std::vector<MatrixOrigin> chosenColumns(const MatrixSource& source, Side side,
                                        const std::vector<std::string>& names);

inline constexpr std::string_view referenceName = "reference";

} // namespace lifeline
