// A test as a conversation: when this reaches a peer machine, then these events and commands follow, and no
// others.
//
//     Playbook play(Side::Server);
//     play.when(input::Accepted{"127.0.0.1:9001", "127.0.0.1:40000"})
//         .then({"tcp accepted [upgrading]", "deadline armed upgrade 10s [upgrading]", "WAKE 10s"});
//
// Events read "layer name detail [phase]", commands are in capitals: SEND, FIN, RESET, WAKE, DEAF,
// READ, RELEASE. A step
// without its then() fails the test, and so does a difference, which prints the whole conversation so far.
#pragma once

#include "lifecycle/peer_machine.h"
#include "lifecycle/reference_contract.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace lifeline {

/// One line for an event: what a reader of a test needs.
std::string eventLine(const Event& event);

/// What bytes on the wire are: "HTTP/1.1 101 Switching Protocols", or "text(5) close(1000)" for frames.
std::string wireText(std::string_view bytes, Side receiver, bool upgraded);

class Playbook final : private EventSink, private Application {
public:
    explicit Playbook(Side side, PeerProfile profile = {});
    ~Playbook() override;

    /// Moves the manual time on; inputs carry it.
    Playbook& after(Duration by);
    Playbook& when(const PeerInput& input);
    Playbook& whenBytes(std::string_view bytes) { return when(input::BytesReceived{bytes}); }
    Playbook& then(const std::vector<std::string>& expected);
    /// Steps whose outcome another test checks.
    Playbook& thenWhatever();

    /// Shortcuts to a known state, their outcome unchecked here.
    Playbook& open();

    /// The application answers each message with these, from inside its callback.
    Playbook& answering(std::vector<PeerInput> answers);

    PeerMachine& machine() { return m_machine; }
    /// Bytes sent so far, all of them.
    const std::string& sent() const { return m_sent; }

private:
    void accept(const Event& event) override;
    void onMessage(Opcode kind, std::string_view payload) override;
    void note(const PeerCommand& command);

    Side m_side;
    SeededRandom m_random{1};
    std::vector<PeerInput> m_answers;
    ReferenceContract m_contract;
    PeerMachine m_machine;
    MonotonicTime m_now;
    PeerCommands m_commands;
    std::string m_sent;
    bool m_upgraded = false;
    std::vector<std::string> m_outcome, m_conversation;
    bool m_unchecked = false;
};

/// A request our server accepts.
std::string goodRequest(std::string_view extraLines = {});
/// The 101 that answers the key in a client's request.
std::string goodResponse(std::string_view request);
/// A masked frame as a client sends it.
std::string clientFrame(Opcode opcode, std::string_view payload, bool fin = true);
/// An unmasked frame as a server sends it.
std::string serverFrame(Opcode opcode, std::string_view payload, bool fin = true);

} // namespace lifeline
