#include "support/fault_stage.h"

#include "base/quantity_text.h"
#include "faults/scripted_peer.h"
#include "support/playbook.h"

namespace lifeline {
namespace {

constexpr std::string_view address = "127.0.0.1:9001";

/// Long enough for every deadline a fault can have behind its limit.
constexpr Duration patience = std::chrono::minutes(5);

class StubbornPeer final : public Peer {
public:
    explicit StubbornPeer(Side side) : m_side(side) {}
    void handle(const PeerInput&, MonotonicTime, PeerCommands&) override {}
    bool done() const override { return false; }
    Phase phase() const override { return Phase::Idle; }
    ConnectionId connection() const override { return ConnectionId{1}; }
    Side side() const override { return m_side; }

private:
    Side m_side;
};

} // namespace

std::shared_ptr<const PeerProfile> subjectProfile(const Fault& fault)
{
    auto profile = std::make_shared<PeerProfile>();
    profile->settings = fault.subject.peer;
    profile->policy = {fault.subject.subprotocols, fault.subject.allowedOrigins};
    profile->url = {.host = "127.0.0.1", .port = 9001};
    profile->request.subprotocols = fault.subject.subprotocols;
    return profile;
}

FaultStage::FaultStage(std::shared_ptr<const Fault> fault, Subject subject)
    : m_fault(std::move(fault)), m_judge(m_fault, subject == Subject::Reference), m_script(makeScript()),
      m_subject(makeSubject(subject))
{
    ImaginedTcp::Setup setup;
    if (m_fault->receiveBuffer != 0)
        (subjectIs(Side::Server) ? setup.clientWindow : setup.serverWindow) = m_fault->receiveBuffer;
    Peer* client = subjectIs(Side::Client) ? m_subject.get() : m_script.get();
    Peer* server = subjectIs(Side::Client) ? m_script.get() : m_subject.get();
    m_tcp = std::make_unique<ImaginedTcp>(m_agenda, client, server, setup);
}

FaultStage::~FaultStage() = default;

std::unique_ptr<Peer> FaultStage::makeScript()
{
    if (m_fault->reach != Reach::Normal)
        return nullptr;
    ScriptedPeer::Setup setup;
    setup.fault = m_fault;
    setup.host = address;
    setup.callbacksSeen = true;
    EventSink& sink = *this;
    return std::make_unique<ScriptedPeer>(ConnectionId{1}, std::move(setup), m_random, sink);
}

std::unique_ptr<Peer> FaultStage::makeSubject(Subject subject)
{
    const Side side = otherEnd(m_fault->side);
    if (subject == Subject::Stubborn)
        return std::make_unique<StubbornPeer>(side);
    EventSink& sink = *this;
    Application& application = *this;
    return std::make_unique<ReferencePeer>(ConnectionId{1}, side, subjectProfile(*m_fault), m_random, sink,
                                           application);
}

FaultReport FaultStage::play()
{
    if (m_fault->reach == Reach::Nobody)
        m_tcp->refuse();
    else
        m_tcp->connect();
    m_agenda.run(m_agenda.now() + m_fault->limit + patience);
    return m_judge.report();
}

void FaultStage::accept(const Event& event)
{
    m_events.accept(event);
    m_judge.take(m_events.log().event(m_events.log().size() - 1));
    const auto* callback = event.as<event::Callback>();
    if (callback == nullptr || event.side == m_fault->side)
        return;
    m_agenda.at(m_agenda.now(), [this, seen = input::CallbackSeen{callback->name, callback->code}] {
        m_tcp->handle(m_fault->side, seen);
    });
}

void FaultStage::onOpen()
{
    for (const SubjectAct& act : m_fault->subject.acts)
        m_agenda.at(m_agenda.now() + act.after, [this, &act] { this->act(act); });
}

void FaultStage::act(const SubjectAct& act)
{
    using What = SubjectAct::What;
    const Side side = otherEnd(m_fault->side);
    const std::string bytes = act.size == 0 ? act.bytes : std::string(act.size, 'x');
    switch (act.what) {
    case What::Text: m_tcp->handle(side, input::SendMessage{Opcode::Text, bytes}); break;
    case What::Binary: m_tcp->handle(side, input::SendMessage{Opcode::Binary, bytes}); break;
    case What::Ping: m_tcp->handle(side, input::SendPing{bytes}); break;
    case What::Close: m_tcp->handle(side, input::SendClose{act.code, bytes}); break;
    case What::Fin: m_tcp->handle(side, input::DropFin{}); break;
    case What::Reset: m_tcp->handle(side, input::DropReset{}); break;
    }
}

/// From inside its callback, as an application does.
void FaultStage::onMessage(Opcode kind, std::string_view payload)
{
    if (m_fault->subject.echo)
        m_tcp->handle(otherEnd(m_fault->side), input::SendMessage{kind, payload});
}

std::string FaultStage::conversation() const
{
    std::string text;
    const EventLog& log = m_events.log();
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const Event event = log.event(row);
        text += durationText(event.at.time_since_epoch()) + "  " + std::string(sideName(event.side)) + "  " +
                eventLine(event) + "\n";
    }
    return text;
}

} // namespace lifeline
