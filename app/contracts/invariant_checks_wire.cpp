#include "contracts/invariant_checks.h"
#include "wire/close_code.h"
#include "wire/handshake.h"

#include <algorithm>

namespace lifeline::invariant_check {
namespace {

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

bool fails(const Moment& moment)
{
    if (moment.kind == MomentKind::BrokenRequest || moment.kind == MomentKind::BrokenResponse)
        return true;
    if (moment.kind == MomentKind::Response && isInterim(moment.status))
        return false;
    return (moment.kind == MomentKind::Request || moment.kind == MomentKind::Response) &&
           !moment.rules.empty();
}

} // namespace

Found codeAsOnTheWire(const Sight& sight)
{
    const auto& told = sight.told;
    if (!told.close || told.all[*told.close].code == 0)
        return {};
    const ToldStory::Told& close = told.all[*told.close];
    return {isOnTheWire(sight.side, close.code) ? Holding::Held : Holding::Missed, {close.seq}};
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

} // namespace lifeline::invariant_check
