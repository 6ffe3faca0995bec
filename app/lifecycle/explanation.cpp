#include "lifecycle/explanation.h"

#include <algorithm>
#include <array>

namespace lifeline {
namespace {

constexpr std::array<std::string_view, mechanismCount> mechanisms{
    "none",      "close-frame", "fin",     "reset",           "lost",
    "violation", "deadline",    "refusal", "connect-failure", "stopped"};

Mechanism ofTcpEnd(TcpEnd end)
{
    switch (end) {
    case TcpEnd::ResetReceived: return Mechanism::Reset;
    case TcpEnd::ResetSent: return Mechanism::Stopped;
    case TcpEnd::Lost: return Mechanism::Lost;
    case TcpEnd::ConnectFailed: return Mechanism::ConnectFailure;
    case TcpEnd::FinReceived:
    case TcpEnd::FinSent:
    case TcpEnd::None: break;
    }
    return Mechanism::Fin;
}

Mechanism mechanismOf(const SideStory& side, Stage stage)
{
    switch (stage) {
    case Stage::Connecting:
    case Stage::Upgrading:
    case Stage::Open: return Mechanism::None;
    case Stage::Closing:
    case Stage::ClosedCleanly: return Mechanism::CloseFrame;
    case Stage::PlainRequest:
    case Stage::RequestRefused:
    case Stage::ResponseRefused:
    case Stage::NotHttp: return Mechanism::Refusal;
    case Stage::UpgradeTimedOut:
    case Stage::IdleTimedOut:
    case Stage::PongTimedOut: return Mechanism::Deadline;
    case Stage::Violation: return Mechanism::Violation;
    case Stage::ConnectFailed:
    case Stage::CloseUnanswered: return side.passed ? Mechanism::Deadline : ofTcpEnd(side.end);
    case Stage::EndedBeforeOpen:
    case Stage::EndedWithoutClose:
    case Stage::Reset:
    case Stage::Lost:
    case Stage::Stopped: break;
    }
    return ofTcpEnd(side.end);
}

/// The first close frame, either way.
std::optional<Mark> firstClose(const SideStory& side)
{
    const auto& first = side.closedByUsFirst == true ? side.closeSent : side.closeReceived;
    return first ? std::optional(first->mark) : std::nullopt;
}

std::optional<Mark> endOf(const SideStory& side, Mechanism mechanism)
{
    switch (mechanism) {
    case Mechanism::None: return std::nullopt;
    case Mechanism::CloseFrame: return firstClose(side);
    case Mechanism::Violation: return side.violationMark;
    case Mechanism::Deadline: return side.passedMark;
    case Mechanism::Refusal: return side.refused;
    default: break;
    }
    return side.end == TcpEnd::None ? std::nullopt : std::optional(side.endMark);
}

/// A peer that was heard out and refused was not cut off.
bool ofTcpOrTime(Mechanism mechanism)
{
    switch (mechanism) {
    case Mechanism::Fin:
    case Mechanism::Reset:
    case Mechanism::Lost:
    case Mechanism::Deadline:
    case Mechanism::Stopped: return true;
    default: return false;
    }
}

void tellCut(Explanation& out, const SideStory& side)
{
    if (!ofTcpOrTime(out.mechanism))
        return;
    if (side.partialFrame) {
        out.cut = Cut::Frame;
        out.cutAt = side.partialMark;
    } else if (side.wasOpen && side.halfMessage) {
        out.cut = Cut::Message;
        out.cutAt = side.halfMessage;
    } else if (!side.wasOpen && side.headCut) {
        out.cut = Cut::Head;
        out.cutAt = out.verdict.view == Side::Server ? side.request : side.response;
    }
}

/// The rules that failed, and who broke them: the request is the client's, the response the server's.
void tellRules(Explanation& out, const SideStory& side)
{
    const bool server = out.verdict.view == Side::Server;
    out.rules = side.refusal;
    out.status = side.status;
    if (out.mechanism == Mechanism::Refusal)
        out.broke = server ? EndedBy::Client : EndedBy::Server;
    if (out.mechanism != Mechanism::Violation)
        return;
    out.violation = side.violation;
    out.broke = server ? EndedBy::Client : EndedBy::Server;
}

MonotonicTime endTime(const Explanation& out, const ConnectionStory& story)
{
    return out.end ? out.end->at : story.lastEvent;
}

std::optional<Before> before(const std::optional<Mark>& mark, MonotonicTime end)
{
    if (!mark || mark->at > end)
        return std::nullopt;
    return Before{*mark, end - mark->at};
}

std::optional<Mark> pingMark(const std::optional<PingSeen>& ping)
{
    return ping ? std::optional(ping->mark) : std::nullopt;
}

void tellFrames(Explanation& out, const SideStory& side, MonotonicTime end)
{
    const bool server = out.verdict.view == Side::Server;
    out.lastByServer = before(server ? side.lastSent : side.lastReceived, end);
    out.lastByClient = before(server ? side.lastReceived : side.lastSent, end);
    out.pingByServer = before(pingMark(server ? side.pingSent : side.pingReceived), end);
    out.pingByClient = before(pingMark(server ? side.pingReceived : side.pingSent), end);
    out.closeByServer = server ? side.closeSent : side.closeReceived;
    out.closeByClient = server ? side.closeReceived : side.closeSent;
    out.closeUnanswered = side.closeSent.has_value() != side.closeReceived.has_value();
}

/// From the last thing that passed the wire, either way.
void tellSilence(Explanation& out, const SideStory& side, MonotonicTime end)
{
    for (const auto& mark : {side.tcp, side.request, side.response, side.lastSent, side.lastReceived}) {
        const bool counts = mark && mark->at <= end && (!out.end || mark->seq <= out.end->seq);
        if (counts && (!out.silenceFrom || out.silenceFrom->at <= mark->at))
            out.silenceFrom = mark;
    }
    if (out.silenceFrom && isFinal(side.phase))
        out.silence = end - out.silenceFrom->at;
}

/// A FIN ends one direction only.
void tellHalfClose(Explanation& out, const SideStory& side)
{
    const bool server = out.verdict.view == Side::Server;
    if (side.sentAfterFin) {
        out.halfClosed = side.finReceived;
        out.halfClosedBy = server ? EndedBy::Client : EndedBy::Server;
    } else if (side.receivedAfterFin) {
        out.halfClosed = side.finSent;
        out.halfClosedBy = server ? EndedBy::Server : EndedBy::Client;
    }
}

CallbackAccount account(const SideStory& side, Side which, const Duties& duties)
{
    CallbackAccount out;
    out.seen = side.tellsCallbacks();
    if (!out.seen)
        return out;
    const auto told = [&](CallbackName name) {
        return side.didFire(name) ? std::optional(side.toldAt(name)) : std::nullopt;
    };
    out.upgrade = told(CallbackName::Upgrade);
    out.onOpen = told(CallbackName::OnOpen);
    out.onError = told(CallbackName::OnError);
    out.onClose = told(CallbackName::OnClose);
    out.opened = out.onOpen.has_value();
    out.duty = dutyOf(duties, which, side, CallbackName::OnClose).duty;
    out.owed = out.opened && isFinal(side.phase) && out.duty == Duty::Owed;
    out.closes = side.timesFired(CallbackName::OnClose);
    out.code = side.onCloseCode;
    return out;
}

} // namespace

std::string_view mechanismId(Mechanism mechanism) { return mechanisms[static_cast<std::size_t>(mechanism)]; }

std::string_view endedById(EndedBy endedBy)
{
    switch (endedBy) {
    case EndedBy::Client: return "client";
    case EndedBy::Server: return "server";
    case EndedBy::Both: return "both";
    case EndedBy::Network: return "network";
    case EndedBy::Nobody: break;
    }
    return "nobody";
}

std::string_view cutId(Cut cut)
{
    constexpr std::array<std::string_view, 4> ids{"nothing", "head", "frame", "message"};
    return ids[static_cast<std::size_t>(cut)];
}

Explanation explain(const ConnectionStory& story, const Duties& duties)
{
    Explanation out;
    out.verdict = judge(story);
    const SideStory& side = story.of(out.verdict.view);
    out.mechanism = mechanismOf(side, out.verdict.stage);
    out.end = endOf(side, out.mechanism);
    out.phase = out.end ? out.end->before : side.phase;
    out.deadline = out.mechanism == Mechanism::Deadline ? side.passed : std::nullopt;
    tellRules(out, side);
    tellCut(out, side);
    const MonotonicTime end = endTime(out, story);
    tellFrames(out, side, end);
    tellSilence(out, side, end);
    tellHalfClose(out, side);
    out.client = account(story.client, Side::Client, duties);
    out.server = account(story.server, Side::Server, duties);
    return out;
}

} // namespace lifeline
