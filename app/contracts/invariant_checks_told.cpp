#include "contracts/invariant_checks.h"

#include <algorithm>

namespace lifeline::invariant_check {
namespace {

using enum CallbackName;

/// Held where there is something that it is about and nothing against it.
Found unless(const Seqs& against, bool applies, const Seqs& about = {})
{
    if (!against.empty())
        return {Holding::Missed, against};
    return applies ? Found{Holding::Held, about} : Found{};
}

Found nothingBehindClose(const Sight& sight, std::initializer_list<CallbackName> roles)
{
    const auto& told = sight.told;
    if (!told.close)
        return {};
    Seqs against;
    for (const CallbackName role : roles) {
        const Seqs of = told.of(role, *told.close + 1);
        against.insert(against.end(), of.begin(), of.end());
    }
    std::sort(against.begin(), against.end());
    return unless(against, true, {told.all[*told.close].seq});
}

} // namespace

Found closeAtMostOnce(const Sight& sight)
{
    const Seqs closes = sight.told.of(OnClose);
    return {closes.empty()       ? Holding::NotApplicable
            : closes.size() == 1 ? Holding::Held
                                 : Holding::Missed,
            closes};
}

Found closeImpliesOpen(const Sight& sight)
{
    const auto& told = sight.told;
    if (!told.close)
        return {};
    const bool opened = told.open && *told.open < *told.close;
    return {opened ? Holding::Held : Holding::Missed, {told.all[*told.close].seq}};
}

Found openImpliesClose(const Sight& sight)
{
    const auto& told = sight.told;
    if (!told.open)
        return {};
    const bool closed = told.comes({OnClose}, *told.open);
    return {closed ? Holding::Held : sight.owed(), {told.all[*told.open].seq}};
}

Found noMessageBeforeOpen(const Sight& sight)
{
    const auto& told = sight.told;
    return unless(told.of(OnMessage, 0, told.open.value_or(SIZE_MAX)), told.comes({OnMessage}, 0),
                  told.of(OnMessage));
}

Found noMessageAfterClose(const Sight& sight) { return nothingBehindClose(sight, {OnMessage}); }

Found noErrorAfterClose(const Sight& sight) { return nothingBehindClose(sight, {OnError}); }

Found nothingAfterTheEnd(const Sight& sight)
{
    return nothingBehindClose(sight, {Upgrade, OnOpen, OnMessage, OnPing, OnPong, OnError, OnClose, Other});
}

/// An error behind the close is another invariant's.
Found errorThenClose(const Sight& sight)
{
    const auto& told = sight.told;
    const Seqs errors = told.of(OnError, 0, told.close.value_or(SIZE_MAX));
    if (errors.empty())
        return {};
    return {told.close ? Holding::Held : sight.owed(), errors};
}

Found upgradeImpliesOpenOrFailure(const Sight& sight)
{
    const Seqs upgrades = sight.told.of(Upgrade);
    if (upgrades.empty())
        return {};
    const bool goesOn = sight.told.comes({OnOpen, OnError, OnClose}, 0);
    return {goesOn ? Holding::Held : sight.owed(), upgrades};
}

} // namespace lifeline::invariant_check
