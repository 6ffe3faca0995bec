// Plays one fault in memory: the scripted peer against the built-in one over an imagined TCP, by a time that
// is only counted.
#pragma once

#include "faults/fault_judge.h"
#include "lifecycle/reference_peer.h"
#include "support/collecting_sink.h"
#include "support/imagined_tcp.h"

#include <functional>
#include <memory>
#include <string>

namespace lifeline {

/// One play; everything is over when play() returns.
class FaultStage final : private EventSink, private Application {
public:
    enum class Subject : std::uint8_t {
        Reference, // our own side, set up as the fault says
        Stubborn,  // connects or accepts, swallows everything, and never does a thing
    };

    explicit FaultStage(std::shared_ptr<const Fault> fault, Subject subject = Subject::Reference);
    ~FaultStage() override;

    /// A stubborn side has no events, so only the script's own steps are judged then.
    FaultReport play();

    const CollectingSink& events() const { return m_events; }
    /// Every event with its time and side, one a line.
    std::string conversation() const;

private:
    void accept(const Event& event) override;
    void onOpen() override;
    void onMessage(Opcode kind, std::string_view payload) override;

    std::unique_ptr<Peer> makeScript();
    std::unique_ptr<Peer> makeSubject(Subject subject);
    void act(const SubjectAct& act);
    bool subjectIs(Side side) const { return m_fault->side != side; }

    std::shared_ptr<const Fault> m_fault;
    SeededRandom m_random{1};
    CollectingSink m_events;
    FaultJudge m_judge;
    Agenda m_agenda;
    std::unique_ptr<Peer> m_script, m_subject;
    std::unique_ptr<ImaginedTcp> m_tcp;
};

/// What the built-in side is set up with to be the subject of a fault.
std::shared_ptr<const PeerProfile> subjectProfile(const Fault& fault);

} // namespace lifeline
