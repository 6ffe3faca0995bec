#include "ui/connections/connection_life.h"

#include "wire/close_code.h"

#include <algorithm>

namespace lifeline {
namespace {

bool isLive(const SideStory& side) { return side.present && !isFinal(side.phase); }

MonotonicTime endOf(const ConnectionStory& story)
{
    MonotonicTime end = story.began;
    for (const SideStory* side : {&story.client, &story.server})
        if (side->present)
            end = std::max(end, side->ended);
    return end;
}

} // namespace

bool isLive(const ConnectionStory& story) { return isLive(story.client) || isLive(story.server); }

Duration lifeOf(const ConnectionStory& story, MonotonicTime now)
{
    const MonotonicTime end = isLive(story) ? now : endOf(story);
    return std::max(end - story.began, Duration::zero());
}

bool isAbnormalClose(std::uint16_t code)
{
    const bool ordinary =
        code == close_code::normal || code == close_code::goingAway || code == close_code::noStatus;
    const CloseCodeClass kind = classify(code);
    return code != 0 && !ordinary && kind != CloseCodeClass::Library && kind != CloseCodeClass::Private;
}

} // namespace lifeline
