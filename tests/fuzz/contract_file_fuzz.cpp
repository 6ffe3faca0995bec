// Any bytes are read as a contract file, and as moments, without harm; what was read plays over moments
// within its bounds.
#include "contracts/contract.h"

#include <cstdio>
#include <cstdlib>

using namespace lifeline;

namespace {

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void checkMoments(std::string_view text)
{
    const auto moments = momentsFromText(text);
    if (moments)
        require(momentsFromText(momentsText(*moments)) == moments, "moments read back as written");
}

void checkContract(const StackContract& contract)
{
    static const auto moments = *momentsFromText(
        "connected request text+glued silence:1h violation:invalid-utf8 text ping pong "
        "local-close:1000 silence:1h close:1000 silence:1h+mid-frame fin+mid-frame+mid-message");
    const auto ways = contract.follow(moments);
    require(!ways.empty() && ways.size() <= StackContract::mostPredictions, "ways are bounded");
    for (const Prediction& way : ways)
        require(way.stages.size() == moments.size(), "a stage behind each moment");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const ContractFile file = readContracts(text, "fuzz");
    for (const FileProblem& problem : file.problems)
        require(problem.line > 0 && problem.column > 0 && !problem.what.empty(), "a problem has a place");
    for (const StackContract& contract : file.contracts)
        checkContract(contract);
    checkMoments(text);
    return 0;
}
