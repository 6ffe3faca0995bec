// The reference stack: Ring's contract, kept to the letter. Turns wire events into callbacks.
//
//   upgrade   server: once for every complete request that asks for an upgrade, also for a refused one
//   on-open   once, after the 101 was sent (received)
//   on-error  before on-close when the end was not clean; on a client that never opened it comes alone
//   on-close  exactly once if and only if on-open fired, last of all; the code by RFC 6455 §7.1.5
#pragma once

#include "lifecycle/close_story.h"
#include "lifecycle/event.h"

#include <string_view>

namespace lifeline {

/// The program on top of a stack. Called on the connection's thread while the event is delivered; views live
/// that long.
class Application {
public:
    virtual ~Application() = default;
    virtual void onOpen() {}
    virtual void onMessage(Opcode /*kind*/, std::string_view /*payload*/) {}
    virtual void onClose(std::uint16_t /*code*/, bool /*clean*/) {}
};

/// Stands between a peer machine and the log: passes each wire event on and lays the callbacks it leads to
/// beside it.
class ReferenceContract final : public EventSink {
public:
    /// `next` and `application` must outlive it.
    ReferenceContract(EventSink& next, Application& application) : m_next(next), m_application(application) {}

    void accept(const Event& event) override;

private:
    void call(const Event& cause, event::Callback callback);
    void onResponse(const Event& event);
    void onFrame(const Event& event, const event::Frame& frame);
    void onControlFrame(const Event& event, const event::Frame& frame);
    void onMessage(const Event& event);
    void noteEnd(const Event& event);
    void onEnd(const Event& event);

    EventSink& m_next;
    Application& m_application;
    CloseStory m_story;
    bool m_opened = false;
    bool m_over = false;
};

/// Whether a refused request still was a complete request for an upgrade.
bool askedForUpgrade(RuleSet failed);

} // namespace lifeline
