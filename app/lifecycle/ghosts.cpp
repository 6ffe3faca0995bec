#include "lifecycle/verdict.h"

namespace lifeline {
namespace {

/// What of one side's expected callbacks did not come.
class GhostFinder {
public:
    GhostFinder(std::vector<Ghost>& out, const SideStory& side, Side which, const Duties& duties,
                std::optional<MonotonicTime> now)
        : m_out(out), m_side(side), m_which(which), m_duties(duties), m_now(now)
    {
    }

    void neverOpened()
    {
        if (m_which == Side::Server && !m_side.didFire(CallbackName::Upgrade) && m_side.stack.empty())
            add(CallbackName::Upgrade, m_side.refusal.has(UpgradeRule::NotAnUpgrade)
                                           ? GhostReason::NotAnUpgrade
                                           : GhostReason::NoRequest);
        missing(CallbackName::OnOpen, GhostReason::NeverOpened);
        if (m_which == Side::Client && !m_side.stack.empty())
            missing(CallbackName::OnError, GhostReason::NoError);
        missing(CallbackName::OnClose, GhostReason::NeverOpened);
    }

    void afterOpen()
    {
        missing(CallbackName::OnOpen, GhostReason::OpenUntold);
        if (!m_side.stack.empty() && m_side.abnormalCause(true) != Cause::None)
            missing(CallbackName::OnError, GhostReason::NoError);
        if (!m_side.didFire(CallbackName::OnOpen))
            missing(CallbackName::OnClose, GhostReason::OnOpenUntold);
        else if (!m_side.didFire(CallbackName::OnClose))
            closeMissing();
    }

private:
    void missing(CallbackName name, GhostReason reason)
    {
        if (!m_side.didFire(name))
            add(name, reason);
    }

    void closeMissing()
    {
        const CallbackDuty duty = dutyOf(m_duties, m_which, m_side, CallbackName::OnClose);
        if (m_now && *m_now - m_side.ended < duty.within)
            return;
        switch (duty.duty) {
        case Duty::Owed: add(CallbackName::OnClose, GhostReason::Owed, duty.within); break;
        case Duty::NotPromised: add(CallbackName::OnClose, GhostReason::NotPromised); break;
        case Duty::Unknown: add(CallbackName::OnClose, GhostReason::Unreported); break;
        }
    }

    void add(CallbackName name, GhostReason reason, Duration within = {})
    {
        Ghost ghost{m_which, false, name, reason, {}, within};
        if (!m_side.stack.empty())
            ghost.called = dutyOf(m_duties, m_which, m_side, name).called;
        m_out.push_back(std::move(ghost));
    }

    std::vector<Ghost>& m_out;
    const SideStory& m_side;
    Side m_which;
    const Duties& m_duties;
    std::optional<MonotonicTime> m_now;
};

bool lacksCloseFrame(const SideStory& side)
{
    const bool peerEnded =
        side.end == TcpEnd::FinReceived || side.end == TcpEnd::ResetReceived || side.end == TcpEnd::Lost;
    return side.wasOpen && peerEnded && !side.closeReceived && !side.violation;
}

void addGhosts(std::vector<Ghost>& out, const SideStory& side, Side which, const Duties& duties,
               std::optional<MonotonicTime> now)
{
    // A script has no callbacks, so none are missed on its side.
    if (!side.present || side.scripted || !isFinal(side.phase))
        return;
    GhostFinder finder(out, side, which, duties, now);
    if (side.tellsCallbacks())
        side.wasOpen ? finder.afterOpen() : finder.neverOpened();
    if (lacksCloseFrame(side))
        out.push_back({otherEnd(which), true, CallbackName::OnClose, GhostReason::NoCloseFrame});
}

} // namespace

CallbackDuty dutyOf(const Duties& duties, Side side, const SideStory& story, CallbackName name)
{
    if (story.stack.empty())
        return {.duty = Duty::Owed};
    CallbackDuty duty = duties ? duties(side, story, name) : CallbackDuty{};
    if (const std::string& own = story.called[static_cast<std::size_t>(name)]; !own.empty())
        duty.called = own;
    return duty;
}

std::vector<Ghost> ghosts(const ConnectionStory& story, const Duties& duties,
                          std::optional<MonotonicTime> now)
{
    std::vector<Ghost> out;
    addGhosts(out, story.client, Side::Client, duties, now);
    addGhosts(out, story.server, Side::Server, duties, now);
    return out;
}

std::string_view ghostName(const Ghost& ghost)
{
    if (ghost.closeFrame)
        return "close frame";
    return ghost.called.empty() ? callbackName(ghost.name) : std::string_view(ghost.called);
}

} // namespace lifeline
