#include "lifecycle/connection_story.h"

#include "wire/http_head.h"

namespace lifeline {
namespace {

void noteFrame(SideStory& side, const Event& event, const event::Frame& frame, bool sent)
{
    ++(sent ? side.framesSent : side.framesReceived);
    (sent ? side.bytesSent : side.bytesReceived) += frame.arrived;
    (sent ? side.lastSent : side.lastReceived) = event.at;
    const auto header = frameHeader(frame);
    if (sent || (header && frame.arrived >= header->length))
        return;
    side.partialFrame = true;
    side.partialArrived = frame.arrived;
    side.partialDeclared = header ? header->length : 0;
}

void noteCallback(SideStory& side, const event::Callback& callback)
{
    ++side.fired[static_cast<std::size_t>(callback.name)];
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

void noteRequest(ConnectionStory& story, SideStory& side, const Event& event)
{
    side.sawRequest = true;
    side.askedForUpgrade = side.askedForUpgrade || event.side == Side::Client;
    const HttpHead head = parseHead(HeadKind::Request, std::string(event.as<event::Request>()->head));
    if (story.url.empty())
        story.url = head.target();
    if (story.agent.empty())
        story.agent = head.value("User-Agent").value_or("");
}

void noteBody(ConnectionStory& story, SideStory& side, const Event& event)
{
    switch (event.kind()) {
    case EventKind::Connecting: story.url = event.as<event::Connecting>()->url; break;
    case EventKind::Connected:
        if (story.peer.empty())
            story.peer = event.as<event::Connected>()->remote;
        break;
    case EventKind::Accepted:
        if (story.peer.empty())
            story.peer = event.as<event::Accepted>()->remote;
        break;
    case EventKind::ConnectFailed: side.cause = event.as<event::ConnectFailed>()->cause; break;
    case EventKind::Request: noteRequest(story, side, event); break;
    case EventKind::RequestRefused: side.refusal = event.as<event::RequestRefused>()->rules; break;
    case EventKind::ResponseRefused: side.refusal = event.as<event::ResponseRefused>()->rules; break;
    case EventKind::Response:
        side.status = event.as<event::Response>()->status;
        if (event.phase == Phase::Open) {
            side.wasOpen = true;
            side.opened = event.at;
        }
        break;
    case EventKind::FrameSent: noteFrame(side, event, *frameOf(event), true); break;
    case EventKind::FrameReceived: noteFrame(side, event, *frameOf(event), false); break;
    case EventKind::Callback: noteCallback(side, *event.as<event::Callback>()); break;
    case EventKind::FaultBegun: side.scripted = true; break;
    default: break;
    }
}

} // namespace

Side ConnectionStory::mainSide() const
{
    const bool clientTells = client.present && !client.scripted;
    const bool serverTells = server.present && (!server.scripted || !clientTells);
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
    side.phase = event.phase;
    noteBody(*this, side, event);
    side.noteEnding(event);
}

} // namespace lifeline
