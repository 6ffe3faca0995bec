#include "contracts/invariants.h"

#include "contracts/told_story.h"
#include "wire/close_code.h"
#include "wire/handshake.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

using enum CallbackName;
using Seqs = std::vector<EventSeq>;

constexpr std::array<std::string_view, 4> holdingIds{"held", "missed", "not-yet", "not-applicable"};
constexpr std::array<std::string_view, 4> severityIds{"none", "remark", "surprise", "bug"};
constexpr Duration leastPatience = std::chrono::seconds(1), patienceWithStrangers = std::chrono::minutes(1);

struct Found {
    Holding holding = Holding::NotApplicable;
    Seqs events = {};
};

/// What all checks look at.
struct Sight {
    const SideRecord& side;
    ToldStory told;
    const SideRecord* otherEnd;

    /// Something owed has not come: it may still, as long as the connection lives or its timers run.
    Holding owed() const
    {
        return side.overFor && *side.overFor >= side.patience() ? Holding::Missed : Holding::NotYet;
    }
};

/// Held where there is something that it is about and nothing against it.
Found unless(const Seqs& against, bool applies, const Seqs& about = {})
{
    if (!against.empty())
        return {Holding::Missed, against};
    return applies ? Found{Holding::Held, about} : Found{};
}

// What one side told ------------------------------------------------------------------------------

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

// What it told of the wire ------------------------------------------------------------------------

bool endsTcp(MomentKind kind)
{
    return kind == MomentKind::Fin || kind == MomentKind::Reset || kind == MomentKind::Lost;
}

const Moment* firstOf(const SideRecord& side, MomentKind kind)
{
    const auto found = std::find_if(side.moments.begin(), side.moments.end(),
                                    [kind](const Moment& moment) { return moment.kind == kind; });
    return found == side.moments.end() ? nullptr : &*found;
}

/// The codes that stood in close frames, or that RFC 6455 §7.1.5 gives where there was none.
bool isOnTheWire(const SideRecord& side, std::uint16_t code)
{
    const bool peerClosed = firstOf(side, MomentKind::Close) != nullptr;
    if (!peerClosed && (code == close_code::abnormal || code == close_code::noStatus))
        return true;
    return std::any_of(side.moments.begin(), side.moments.end(), [&](const Moment& moment) {
        if (moment.kind == MomentKind::Violation)
            return info(*moment.violation).closeCode == code;
        return (moment.kind == MomentKind::Close || moment.kind == MomentKind::LocalClose) &&
               moment.code == code;
    });
}

Found codeAsOnTheWire(const Sight& sight)
{
    const auto& told = sight.told;
    if (!told.close || told.all[*told.close].code == 0)
        return {};
    const ToldStory::Told& close = told.all[*told.close];
    return {isOnTheWire(sight.side, close.code) ? Holding::Held : Holding::Missed, {close.seq}};
}

/// The moment of TCP's end where nothing but that ended the connection.
const Moment* abnormalEnd(const SideRecord& side)
{
    for (const Moment& moment : side.moments) {
        if (endsTcp(moment.kind))
            return &moment;
        if (moment.kind == MomentKind::Close || moment.kind == MomentKind::Violation ||
            moment.kind >= MomentKind::LocalClose)
            return nullptr;
    }
    return nullptr;
}

Found abnormalEndReported(const Sight& sight)
{
    const auto& told = sight.told;
    const Moment* end = abnormalEnd(sight.side);
    if (end == nullptr || !told.open || !told.close || told.all[*told.close].code == 0)
        return {};
    const ToldStory::Told& close = told.all[*told.close];
    return {close.code == close_code::abnormal ? Holding::Held : Holding::Missed, {end->event, close.seq}};
}

bool fails(const Moment& moment)
{
    if (moment.kind == MomentKind::BrokenRequest || moment.kind == MomentKind::BrokenResponse)
        return true;
    if (moment.kind == MomentKind::Response && isInterim(moment.status))
        return false;
    return (moment.kind == MomentKind::Request || moment.kind == MomentKind::Response) &&
           !moment.rules.empty();
}

Found failedHandshakeNeverOpens(const Sight& sight)
{
    const auto& moments = sight.side.moments;
    const auto failed = std::find_if(moments.begin(), moments.end(), fails);
    if (failed == moments.end())
        return {};
    if (!sight.told.open)
        return {Holding::Held, {failed->event}};
    return {Holding::Missed, {failed->event, sight.told.all[*sight.told.open].seq}};
}

// What both ends told -----------------------------------------------------------------------------

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

constexpr std::array<Found (*)(const Sight&), invariantCount> checks{
    closeAtMostOnce,     closeImpliesOpen,    openImpliesClose,
    noMessageBeforeOpen, noMessageAfterClose, errorThenClose,
    noErrorAfterClose,   nothingAfterTheEnd,  upgradeImpliesOpenOrFailure,
    codeAsOnTheWire,     abnormalEndReported, failedHandshakeNeverOpens,
    endsAgreeOnOpen,     endsAgreeOnCode,
};

} // namespace

std::string_view holdingId(Holding holding) { return holdingIds[static_cast<std::size_t>(holding)]; }

std::string_view severityId(Severity severity) { return severityIds[static_cast<std::size_t>(severity)]; }

Severity InvariantResult::severity() const
{
    if (holding != Holding::Missed)
        return Severity::None;
    switch (promise) {
    case Promise::Promised: return Severity::Bug;
    case Promise::Observed: return Severity::Surprise;
    case Promise::NotPromised: break;
    }
    return Severity::Remark;
}

Duration SideRecord::patience() const
{
    if (contract == nullptr)
        return patienceWithStrangers;
    Duration longest = leastPatience;
    for (const std::string_view name : {"idle", "close"}) {
        if (const auto timer = contract->timers().find(name); timer != contract->timers().end())
            longest = std::max(longest, timer->second);
    }
    return longest;
}

std::vector<InvariantResult> checkInvariants(const SideRecord& side, const SideRecord* otherEnd)
{
    const Sight sight{side, ToldStory(side.callbacks), otherEnd};
    std::vector<InvariantResult> results;
    for (const InvariantInfo& row : invariants()) {
        const Promise promise =
            side.contract != nullptr ? side.contract->invariant(row.id) : Promise::NotPromised;
        Found found = checks[static_cast<std::size_t>(row.invariant)](sight);
        std::erase(found.events, EventSeq{0});
        results.push_back({row.invariant, found.holding, promise, std::move(found.events)});
    }
    return results;
}

} // namespace lifeline
