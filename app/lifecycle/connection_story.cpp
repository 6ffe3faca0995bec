#include "lifecycle/connection_story.h"

#include "wire/http_head.h"

#include <functional>

namespace lifeline {
namespace {

std::optional<Mark>& lastFrame(SideStory& side, bool sent)
{
    return sent ? side.lastSent : side.lastReceived;
}

/// A ping waits for a pong the other way.
void notePing(SideStory& side, const Event& event, const event::Frame& frame, Opcode opcode, bool sent)
{
    const std::size_t payload = std::hash<std::string_view>()(frame.payload);
    if (opcode == Opcode::Ping)
        (sent ? side.pingSent : side.pingReceived) = PingSeen{side.markOf(event), payload};
    auto& waiting = sent ? side.pingReceived : side.pingSent;
    if (opcode == Opcode::Pong && waiting && waiting->payload == payload)
        waiting.reset();
}

void notePartial(SideStory& side, const Event& event, const event::Frame& frame, std::uint64_t declared)
{
    side.partialFrame = true;
    side.partialArrived = frame.arrived;
    side.partialDeclared = declared;
    side.partialMark = side.markOf(event);
}

void noteFrame(SideStory& side, const Event& event, const event::Frame& frame, bool sent)
{
    ++(sent ? side.framesSent : side.framesReceived);
    (sent ? side.bytesSent : side.bytesReceived) += frame.arrived;
    side.sentAfterFin = side.sentAfterFin || (sent && side.finReceived);
    side.receivedAfterFin = side.receivedAfterFin || (!sent && side.finSent);
    const auto header = frameHeader(frame);
    if (!header || frame.arrived < header->length) {
        if (!sent)
            notePartial(side, event, frame, header ? header->length : 0);
        return;
    }
    const bool decided = side.passed || side.violation || side.end != TcpEnd::None;
    if (!decided && header->opcode != Opcode::Close) // a close frame is a fact of its own
        lastFrame(side, sent) = side.markOf(event);
    notePing(side, event, frame, header->opcode, sent);
    if (!sent && !isControl(header->opcode))
        side.halfMessage = header->fin ? std::nullopt : std::optional(side.markOf(event));
}

void noteCallback(SideStory& side, const Event& event, const event::Callback& callback)
{
    const auto role = static_cast<std::size_t>(callback.name);
    ++side.fired[role];
    side.told[role] = side.markOf(event);
    if (!callback.called.empty()) {
        if (side.called[role] != callback.called)
            side.called[role] = callback.called;
        if (side.stack != callback.stack)
            side.stack = callback.stack;
    }
    switch (callback.name) {
    case CallbackName::Upgrade: side.askedForUpgrade = true; break;
    case CallbackName::OnError: side.cause = callback.cause; break;
    case CallbackName::OnClose:
        side.onCloseCode = callback.code;
        side.clean = callback.clean;
        break;
    default: break;
    }
}

/// A head is handed over unfinished when the connection ended inside it.
bool isCut(std::string_view head)
{
    return !head.empty() && !head.ends_with("\n\r\n") && !head.ends_with("\n\n");
}

void noteRequest(ConnectionStory& story, SideStory& side, const Event& event)
{
    const std::string_view raw = event.as<event::Request>()->head;
    side.sawRequest = true;
    side.request = side.markOf(event);
    side.headCut = event.side == Side::Server && isCut(raw);
    side.askedForUpgrade = side.askedForUpgrade || event.side == Side::Client;
    const HttpHead head = parseHead(HeadKind::Request, std::string(raw));
    if (story.url.empty())
        story.url = head.target();
    if (story.agent.empty())
        story.agent = head.value("User-Agent").value_or("");
}

void noteResponse(SideStory& side, const Event& event)
{
    const auto& response = *event.as<event::Response>();
    side.status = response.status;
    side.response = side.markOf(event);
    side.headCut = side.headCut || (event.side == Side::Client && isCut(response.head));
    if (event.phase != Phase::Open)
        return;
    side.wasOpen = true;
    side.opened = event.at;
}

void noteTcp(ConnectionStory& story, SideStory& side, const Event& event, std::string_view remote)
{
    side.tcp = side.markOf(event);
    if (story.peer.empty())
        story.peer = remote;
}

void noteRefusal(SideStory& side, const Event& event, RuleSet rules)
{
    side.refusal = rules;
    side.refused = side.markOf(event);
}

void noteBody(ConnectionStory& story, SideStory& side, const Event& event)
{
    switch (event.kind()) {
    case EventKind::Connecting: story.url = event.as<event::Connecting>()->url; break;
    case EventKind::Connected: noteTcp(story, side, event, event.as<event::Connected>()->remote); break;
    case EventKind::Accepted: noteTcp(story, side, event, event.as<event::Accepted>()->remote); break;
    case EventKind::ConnectFailed: side.cause = event.as<event::ConnectFailed>()->cause; break;
    case EventKind::Forwarding:
    case EventKind::ForwardFailed: side.forwarded = true; break;
    case EventKind::Request: noteRequest(story, side, event); break;
    case EventKind::RequestRefused: noteRefusal(side, event, event.as<event::RequestRefused>()->rules); break;
    case EventKind::ResponseRefused:
        noteRefusal(side, event, event.as<event::ResponseRefused>()->rules);
        break;
    case EventKind::Response: noteResponse(side, event); break;
    case EventKind::FrameSent: noteFrame(side, event, *frameOf(event), true); break;
    case EventKind::FrameReceived: noteFrame(side, event, *frameOf(event), false); break;
    case EventKind::Callback: noteCallback(side, event, *event.as<event::Callback>()); break;
    case EventKind::FaultInjected: side.injected = side.markOf(event); break;
    case EventKind::FaultBegun: side.scripted = true; break;
    default: break;
    }
}

/// Nothing of it was seen but what another stack said.
bool isOnlyReported(const SideStory& side)
{
    return side.present && !side.tcp && !side.forwarded && !side.stack.empty();
}

/// The wire's end is also the end of a side that is only heard of.
void endWith(SideStory& side, const Event& event)
{
    side.phase = event.phase;
    side.ended = event.at;
}

} // namespace

std::string_view SideStory::nameOf(CallbackName name) const
{
    const std::string& own = called[static_cast<std::size_t>(name)];
    return own.empty() ? callbackName(name) : std::string_view(own);
}

Side ConnectionStory::mainSide() const
{
    const bool clientTells = client.present && !client.scripted;
    const bool serverOnlyReports = isOnlyReported(server) && client.tcp && clientTells;
    const bool serverTells = server.present && !serverOnlyReports && (!server.scripted || !clientTells);
    return serverTells ? Side::Server : Side::Client;
}

void ConnectionStory::take(const Event& event)
{
    SideStory& side = of(event.side);
    if (id == ConnectionId::None) {
        id = event.connection;
        began = event.at;
    }
    if (!side.present) {
        side.present = true;
        side.began = event.at;
    }
    lastEvent = event.at;
    if (isFinal(event.phase) && !isFinal(side.phase))
        side.ended = event.at;
    noteBody(*this, side, event);
    side.noteEnding(event);
    SideStory& other = of(otherEnd(event.side));
    if (isFinal(event.phase) && side.tcp && isOnlyReported(other) && !isFinal(other.phase))
        endWith(other, event);
}

} // namespace lifeline
