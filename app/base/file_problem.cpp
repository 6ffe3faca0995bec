#include "base/file_problem.h"

#include "base/byte_text.h"

namespace lifeline {

std::string FileProblem::text() const
{
    std::string out = escaped(file) + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + what;
    return expected.empty() ? out : out + " (expected " + expected + ")";
}

} // namespace lifeline
