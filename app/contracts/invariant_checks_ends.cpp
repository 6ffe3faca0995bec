#include "contracts/invariant_checks.h"

#include <algorithm>

namespace lifeline::invariant_check {
namespace {

Seqs together(const ToldStory& a, std::optional<std::size_t> inA, const ToldStory& b,
              std::optional<std::size_t> inB)
{
    Seqs seqs;
    if (inA)
        seqs.push_back(a.all[*inA].seq);
    if (inB)
        seqs.push_back(b.all[*inB].seq);
    std::sort(seqs.begin(), seqs.end());
    return seqs;
}

} // namespace

Found endsAgreeOnOpen(const Sight& sight)
{
    if (sight.otherEnd == nullptr)
        return {};
    const ToldStory other(sight.otherEnd->callbacks);
    if (!sight.told.open && !other.open)
        return {};
    const bool agree = sight.told.open.has_value() == other.open.has_value();
    return {agree ? Holding::Held : sight.owed(), together(sight.told, sight.told.open, other, other.open)};
}

Found endsAgreeOnCode(const Sight& sight)
{
    if (sight.otherEnd == nullptr)
        return {};
    const ToldStory other(sight.otherEnd->callbacks);
    if (!sight.told.close || !other.close)
        return {};
    const std::uint16_t mine = sight.told.all[*sight.told.close].code, its = other.all[*other.close].code;
    if (mine == 0 || its == 0)
        return {};
    return {mine == its ? Holding::Held : Holding::Missed,
            together(sight.told, sight.told.close, other, other.close)};
}

} // namespace lifeline::invariant_check
