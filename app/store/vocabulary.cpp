#include "store/vocabulary.h"

#include "lifecycle/event.h"

#include <algorithm>

namespace lifeline {
namespace {

template <class Value, class Name> NameList listOf(std::string kind, std::size_t count, Name name)
{
    NameList list{std::move(kind), {}};
    for (std::size_t i = 0; i < count; ++i)
        list.names.emplace_back(name(static_cast<Value>(i)));
    return list;
}

/// A callback and a finding have names of their own besides.
std::string_view kindName(EventKind kind)
{
    if (kind == EventKind::Callback)
        return "callback";
    return kind == EventKind::Finding ? "finding" : eventName(kind);
}

std::vector<NameList> makeVocabulary()
{
    return {
        listOf<EventKind>("event", eventKindCount, kindName),
        listOf<EventKind>("event-layer", eventKindCount,
                          [](EventKind kind) { return layerName(layerOf(kind)); }),
        listOf<Side>("side", 3, sideName),
        listOf<Phase>("phase", phaseCount, phaseName),
        listOf<Cause>("cause", causeCount, causeId),
        listOf<DeadlineName>("deadline", deadlineCount, deadlineName),
        listOf<CallbackName>("callback", callbackCount, callbackName),
        listOf<Violation>("violation", violationCount, [](Violation which) { return info(which).id; }),
        listOf<UpgradeRule>("rule", upgradeRuleCount, [](UpgradeRule which) { return info(which).id; }),
    };
}

} // namespace

const std::vector<NameList>& vocabulary()
{
    static const std::vector<NameList> lists = makeVocabulary();
    return lists;
}

std::string vocabularyFlaw(const std::vector<NameList>& ofFile)
{
    for (const NameList& ours : vocabulary()) {
        const auto theirs = std::ranges::find(ofFile, ours.kind, &NameList::kind);
        if (theirs == ofFile.end() || theirs->names.empty())
            return "the names of kind \"" + ours.kind + "\" are missing";
        const std::size_t common = std::min(theirs->names.size(), ours.names.size());
        if (!std::equal(ours.names.begin(), ours.names.begin() + static_cast<std::ptrdiff_t>(common),
                        theirs->names.begin()))
            return "the names of kind \"" + ours.kind + "\" are not this program's";
        if (theirs->names.size() > ours.names.size())
            return "a newer version of the program wrote the file: it knows \"" + theirs->names[common] +
                   "\" (" + ours.kind + ")";
    }
    return {};
}

} // namespace lifeline
