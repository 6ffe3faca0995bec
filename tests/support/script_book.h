// A test of a scripted peer as a conversation, like playbook.h: when this reaches it, then these events and
// commands follow, and no others.
//
//     ScriptBook play(Side::Server, {{step::Wait{50ms}}, {step::Fin{}}});
//     play.connect().then({"tcp accepted [upgrading]", "fault begun [upgrading]", …, "WAKE 50ms"});
#pragma once

#include "faults/scripted_peer.h"
#include "support/playbook.h"

#include <memory>
#include <string>
#include <vector>

namespace lifeline {

class ScriptBook final : private EventSink {
public:
    ScriptBook(Side side, std::vector<Step> steps, bool callbacksSeen = true);
    explicit ScriptBook(std::shared_ptr<const Fault> fault, bool callbacksSeen = true);
    /// Any peer; `make` is called once.
    using Make = std::function<std::unique_ptr<Peer>(RandomSource&, EventSink&)>;
    ScriptBook(Side side, const Make& make);
    ~ScriptBook() override;

    ScriptBook& after(Duration by);
    ScriptBook& when(const PeerInput& input);
    ScriptBook& whenBytes(std::string_view bytes) { return when(input::BytesReceived{bytes}); }
    /// TCP is there: accepted, or connected.
    ScriptBook& connect();
    ScriptBook& then(const std::vector<std::string>& expected);
    ScriptBook& thenWhatever();

    Peer& peer() { return *m_peer; }
    /// What it asked last to be woken at.
    std::optional<MonotonicTime> wakeAt() const { return m_wakeAt; }
    const std::string& sent() const { return m_sent; }

private:
    void accept(const Event& event) override;
    void note(const PeerCommand& command);

    Side m_side;
    SeededRandom m_random{1};
    std::unique_ptr<Peer> m_peer;
    MonotonicTime m_now;
    std::optional<MonotonicTime> m_wakeAt;
    std::string m_sent;
    bool m_unchecked = false;
    std::vector<std::string> m_outcome, m_conversation;
};

/// A fault of that side with those steps; the id is "test".
std::shared_ptr<Fault> faultWith(Side side, std::vector<Step> steps);

} // namespace lifeline
