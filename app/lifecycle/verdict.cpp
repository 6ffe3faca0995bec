#include "lifecycle/verdict.h"

#include <array>

namespace lifeline {
namespace {

struct StageRow {
    std::string_view id;
    StageTone tone;
};

constexpr std::array stages{
    StageRow{"connecting", StageTone::Neutral},
    StageRow{"upgrading", StageTone::Upgrading},
    StageRow{"open", StageTone::Open},
    StageRow{"closing", StageTone::Closing},
    StageRow{"plain-request", StageTone::Neutral},
    StageRow{"request-refused", StageTone::Failed},
    StageRow{"response-refused", StageTone::Failed},
    StageRow{"connect-failed", StageTone::Failed},
    StageRow{"upgrade-timed-out", StageTone::Upgrading},
    StageRow{"ended-before-open", StageTone::Failed},
    StageRow{"not-http", StageTone::Failed},
    StageRow{"closed-cleanly", StageTone::Neutral},
    StageRow{"close-unanswered", StageTone::Closing},
    StageRow{"ended-without-close", StageTone::Failed},
    StageRow{"reset", StageTone::Failed},
    StageRow{"violation", StageTone::Failed},
    StageRow{"idle-timed-out", StageTone::Closing},
    StageRow{"pong-timed-out", StageTone::Failed},
    StageRow{"lost", StageTone::Failed},
    StageRow{"stopped", StageTone::Neutral},
};
static_assert(stages.size() == static_cast<std::size_t>(Stage::Stopped) + 1);

Stage failedStage(const SideStory& side, bool server)
{
    if (side.refusal.has(UpgradeRule::NotAnUpgrade))
        return Stage::PlainRequest;
    if (side.refusal.has(UpgradeRule::NotHttp) || (!server && side.refusal.has(UpgradeRule::BadStartLine)))
        return Stage::NotHttp;
    if (!side.refusal.empty())
        return server ? Stage::RequestRefused : Stage::ResponseRefused;
    if (side.end == TcpEnd::ConnectFailed)
        return Stage::ConnectFailed;
    if (side.passed == DeadlineName::Upgrade)
        return Stage::UpgradeTimedOut;
    return side.end == TcpEnd::ResetSent ? Stage::Stopped : Stage::EndedBeforeOpen;
}

Stage passedStage(DeadlineName name)
{
    switch (name) {
    case DeadlineName::Idle: return Stage::IdleTimedOut;
    case DeadlineName::Pong: return Stage::PongTimedOut;
    default: return Stage::CloseUnanswered;
    }
}

Stage closedStage(const SideStory& side)
{
    if (side.violation)
        return Stage::Violation;
    if (side.passed == DeadlineName::Idle)
        return Stage::IdleTimedOut;
    if (side.closedCleanly())
        return Stage::ClosedCleanly;
    switch (side.end) {
    case TcpEnd::ResetReceived: return Stage::Reset;
    case TcpEnd::ResetSent: return Stage::Stopped;
    case TcpEnd::Lost: return Stage::Lost;
    default: break;
    }
    if (side.passed && (side.passed != DeadlineName::Close || side.closeSent || side.closeReceived))
        return passedStage(*side.passed);
    return side.closeSent || side.closeReceived ? Stage::CloseUnanswered : Stage::EndedWithoutClose;
}

Stage stageOf(const SideStory& side, bool server)
{
    switch (side.phase) {
    case Phase::Idle:
    case Phase::Connecting: return Stage::Connecting;
    case Phase::Securing:
    case Phase::Upgrading: return Stage::Upgrading;
    case Phase::Open: return Stage::Open;
    case Phase::ClosingByUs:
    case Phase::ClosingByPeer: return Stage::Closing;
    case Phase::Closed: return closedStage(side);
    case Phase::Failed: return failedStage(side, server);
    }
    return Stage::Connecting;
}

/// The side to believe: the one that saw the protocol broken, else the main one.
Side viewOf(const ConnectionStory& story)
{
    if (story.client.violation && !story.client.scripted)
        return Side::Client;
    return story.mainSide();
}

EndedBy named(Side side) { return side == Side::Client ? EndedBy::Client : EndedBy::Server; }

EndedBy endedBy(const ConnectionStory& story, Side view, Stage stage)
{
    const SideStory& side = story.of(view);
    const EndedBy us = named(view);
    const EndedBy them = named(otherEnd(view));
    switch (stage) {
    case Stage::Connecting:
    case Stage::Upgrading:
    case Stage::Open: return EndedBy::Nobody;
    case Stage::ConnectFailed: return side.lost == Cause::Refused ? EndedBy::Server : EndedBy::Network;
    case Stage::Lost: return EndedBy::Network;
    case Stage::Reset:
    case Stage::EndedBeforeOpen:
    case Stage::EndedWithoutClose: return side.end == TcpEnd::FinSent ? us : them;
    case Stage::CloseUnanswered: return side.passed || side.end == TcpEnd::FinSent ? us : them;
    case Stage::ResponseRefused: return side.refusal.has(UpgradeRule::StatusNot101) ? them : us;
    case Stage::Closing:
    case Stage::ClosedCleanly:
        if (story.client.closedByUsFirst == true && story.server.closedByUsFirst == true)
            return EndedBy::Both;
        return side.closedByUsFirst == true ? us : them;
    default: return us;
    }
}

} // namespace

StageTone toneOf(Stage stage) { return stages[static_cast<std::size_t>(stage)].tone; }

std::string_view stageId(Stage stage) { return stages[static_cast<std::size_t>(stage)].id; }

Verdict judge(const ConnectionStory& story)
{
    Verdict verdict;
    verdict.view = viewOf(story);
    const SideStory& side = story.of(verdict.view);
    verdict.stage = stageOf(side, verdict.view == Side::Server);
    verdict.endedBy = endedBy(story, verdict.view, verdict.stage);
    verdict.code = side.onCloseCode.value_or(0);
    verdict.midFrame = side.partialFrame;
    verdict.onCloseOwed = side.wasOpen && isFinal(side.phase);
    verdict.onCloseFired = side.fired[static_cast<std::size_t>(CallbackName::OnClose)];
    return verdict;
}

} // namespace lifeline
