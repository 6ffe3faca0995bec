#include "base/byte_text.h"
#include "base/embedded_text.h"
#include "contracts/contract.h"

#include <algorithm>

namespace lifeline {

std::span<const EmbeddedText> builtInContractFiles(); // written by the build from resources/contracts

namespace {

std::vector<StackContract> readAll()
{
    std::vector<StackContract> all;
    for (const EmbeddedText& file : builtInContractFiles()) {
        const ContractFile read = readContracts(file.text, std::string(file.name));
        all.insert(all.end(), read.contracts.begin(), read.contracts.end());
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const StackContract& each) { return each.stack() == "reference"; });
    return all;
}

/// How much of a name as a beacon gives it "jetty 9.4" names; 0: not this stack. Versions are told apart at
/// their dots: "9.4" begins "9.4.57" and not "9.40".
std::size_t fit(std::string_view pattern, std::string_view name)
{
    if (!asciiLower(name).starts_with(asciiLower(pattern)))
        return 0;
    const std::string_view rest = name.substr(pattern.size());
    const bool ends = rest.empty() || std::string_view(" .-+_/").find(rest.front()) != std::string_view::npos;
    return ends ? pattern.size() : 0;
}

} // namespace

const std::vector<StackContract>& builtInContracts()
{
    static const std::vector<StackContract> all = readAll();
    return all;
}

const StackContract* findContract(std::string_view id)
{
    const auto& all = builtInContracts();
    const auto found =
        std::find_if(all.begin(), all.end(), [id](const StackContract& each) { return each.id() == id; });
    return found == all.end() ? nullptr : &*found;
}

const StackContract* contractFor(std::string_view stackName, Side side)
{
    const StackContract* best = nullptr;
    std::size_t bestFit = 0;
    for (const StackContract& each : builtInContracts()) {
        if (each.side() != side)
            continue;
        for (const std::string& name : each.names()) {
            if (const std::size_t fits = fit(name, stackName); fits > bestFit) {
                best = &each;
                bestFit = fits;
            }
        }
    }
    return best;
}

} // namespace lifeline
