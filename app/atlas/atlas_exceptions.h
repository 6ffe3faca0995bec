// Cells that a contract is known to get wrong, each with the reason.
#pragma once

#include "base/file_problem.h"

#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

struct AtlasException {
    std::string contract; // id of the contract
    std::string fault;    // id
    std::string why;      // a sentence, shown with the cell
    std::string version;  // only of that one; empty: of every version that was measured
};

struct AtlasExceptionFile {
    std::vector<AtlasException> exceptions; // the good ones
    std::vector<FileProblem> problems;
};
AtlasExceptionFile readAtlasExceptions(std::string_view json, std::string file);

/// Compiled in from resources/atlas/exceptions.json.
const std::vector<AtlasException>& builtInAtlasExceptions();

/// Of that version of the stack, of any for an empty one; nullptr where there is none.
const AtlasException* findException(const std::vector<AtlasException>& exceptions, std::string_view contract,
                                    std::string_view fault, std::string_view version = {});

} // namespace lifeline
