#include "lifecycle/peer_machine.h"

#include "wire/close_code.h"
#include "wire/frame_encoder.h"

#include <algorithm>

namespace lifeline {
namespace {

/// What still reaches a side that has vanished: TCP's own end, a person who ends it, and the deadline that
/// ending it sets.
bool endsVanished(const PeerInput& input)
{
    return std::holds_alternative<input::DropFin>(input) || std::holds_alternative<input::DropReset>(input) ||
           std::holds_alternative<input::Injected>(input) || std::holds_alternative<input::Woken>(input) ||
           std::holds_alternative<input::ResetReceived>(input) ||
           std::holds_alternative<input::ConnectionLost>(input);
}

} // namespace

PeerMachine::PeerMachine(ConnectionId connection, Side side, std::shared_ptr<const PeerProfile> profile,
                         RandomSource& random, EventSink& sink)
    : m_profile(std::move(profile)), m_random(random), m_emit{sink, connection, side}, m_keeper{m_emit},
      m_frames(side, m_profile->settings, random, m_keeper)
{
}

void PeerMachine::handle(const PeerInput& input, MonotonicTime now, PeerCommands& out)
{
    if (m_done || (m_vanished && !endsVanished(input)))
        return;
    if (m_out != nullptr) {
        put(input);
        return;
    }
    m_emit.now = now;
    m_out = &out;
    std::visit([this](const auto& what) { on(what); }, input);
    if (!m_pending.empty())
        sendPending();
    if (m_frames.wantsFin() && !m_done)
        sendFin();
    out.dropEmpty();
    if (m_done) {
        out.list.emplace_back(command::Release{});
    } else if (const auto wake = nextWake(); wake != m_wakeAt) {
        m_wakeAt = wake;
        out.list.emplace_back(command::WakeAt{wake});
    }
    m_out = nullptr;
}

// TCP comes and goes ------------------------------------------------------------------------------

void PeerMachine::on(const input::ConnectStarted&)
{
    m_emit.move(Trigger::ConnectStarted);
    m_emit(event::Connecting{m_profile->url.text()});
    m_keeper.arm(DeadlineName::Connect, settings().connectTimeout);
}

void PeerMachine::on(const input::TcpConnected& connected)
{
    m_emit.move(Trigger::TcpConnected);
    m_emit(event::Connected{connected.local, connected.remote});
    m_keeper.meet(DeadlineName::Connect);
    beginUpgrade();
    m_upgrade->begin(m_random, m_emit, bytes());
}

void PeerMachine::on(const input::ConnectFailed& failed)
{
    m_emit.move(Trigger::TcpEnded);
    m_emit(event::ConnectFailed{failed.cause, failed.error});
    m_done = true;
}

void PeerMachine::on(const input::Accepted& accepted)
{
    m_emit.move(Trigger::Accepted);
    m_emit(event::Accepted{accepted.local, accepted.remote});
    beginUpgrade();
}

void PeerMachine::on(const input::FinReceived&)
{
    if (m_finReceived)
        return;
    m_finReceived = true;
    recordUnfinished();
    if (m_finSent)
        endTcp();
    m_emit(event::FinReceived{});
    sendFin();
}

void PeerMachine::on(const input::ResetReceived&)
{
    recordUnfinished();
    endTcp();
    m_emit(event::ResetReceived{});
}

void PeerMachine::on(const input::ConnectionLost& lost)
{
    recordUnfinished();
    endTcp();
    m_emit(event::ConnectionLost{lost.cause, lost.error});
}

void PeerMachine::on(const input::DropFin&)
{
    if (m_finSent)
        return;
    sendFin();
    m_keeper.arm(DeadlineName::Close, settings().closeTimeout);
}

void PeerMachine::on(const input::DropReset&)
{
    recordUnfinished();
    endTcp();
    m_out->list.emplace_back(command::SendReset{});
    m_emit(event::ResetSent{});
}

// Misbehaviour on purpose -------------------------------------------------------------------------

void PeerMachine::on(const input::Injected& injected) { m_emit(event::FaultInjected{injected.fault}); }

void PeerMachine::on(const input::SendFrame& frame)
{
    m_lastActivity = m_emit.now;
    if (phase() == Phase::Open || isClosing(phase()))
        m_frames.sendFrame(frame.header, frame.payload, frame.sent, bytes());
}

void PeerMachine::on(const input::StopAnsweringPings&) { m_frames.answerPings(false); }

void PeerMachine::on(const input::StopAnsweringClose&) { m_frames.answerClose(false); }

void PeerMachine::on(const input::Vanish&)
{
    if (m_finSent || phase() == Phase::Idle || phase() == Phase::Connecting)
        return;
    m_vanished = true;
    m_keeper.deadlines.clear();
    m_nextPing = MonotonicTime::max();
    m_out->list.emplace_back(command::SetReading{false});
}

/// Ends our direction. When the peer's has ended already, that was the end of TCP.
void PeerMachine::sendFin()
{
    if (m_finSent)
        return;
    m_finSent = true;
    m_frames.stopSending();
    m_keeper.deadlines.disarm(DeadlineName::Idle);
    m_keeper.deadlines.disarm(DeadlineName::Pong);
    m_out->list.emplace_back(command::SendFin{});
    if (m_finReceived)
        endTcp();
    m_emit(event::FinSent{});
}

/// The move to a final phase; a close deadline that was waiting for it is met, all others are forgotten.
void PeerMachine::endTcp()
{
    m_keeper.meet(DeadlineName::Close);
    m_keeper.deadlines.clear();
    m_emit.move(Trigger::TcpEnded);
    m_done = true;
}

// Bytes -------------------------------------------------------------------------------------------

void PeerMachine::beginUpgrade()
{
    m_keeper.arm(DeadlineName::Upgrade, settings().upgradeTimeout);
    m_upgrade = std::make_unique<UpgradeExchange>(side(), *m_profile);
}

void PeerMachine::on(const input::BytesReceived& received)
{
    m_lastActivity = m_emit.now;
    if (m_upgrade)
        receiveUpgrade(received.bytes);
    else
        receiveFrames(received.bytes);
}

/// A message that takes longer to leave than an idle connection may last is not idle.
void PeerMachine::on(const input::OutputMoved&) { m_lastActivity = m_emit.now; }

void PeerMachine::receiveUpgrade(std::string_view received)
{
    std::string_view rest;
    std::string answer;
    const auto progress = m_upgrade->receive(received, rest, m_emit, answer);
    if (!answer.empty())
        bytes() += answer;
    if (progress == UpgradeExchange::Progress::NeedMore)
        return;
    m_keeper.meet(DeadlineName::Upgrade);
    m_upgrade.reset();
    if (progress == UpgradeExchange::Progress::Refused) {
        m_keeper.arm(DeadlineName::Close, settings().closeTimeout);
        sendFin();
        return;
    }
    m_keeper.arm(DeadlineName::Idle, settings().idleTimeout);
    if (settings().pingInterval > Duration::zero())
        m_nextPing = m_emit.now + settings().pingInterval;
    receiveFrames(rest);
}

void PeerMachine::receiveFrames(std::string_view received)
{
    if (phase() == Phase::Open || isClosing(phase()))
        m_frames.receive(received, bytes());
}

/// The part of a frame, or of a head, that had come when the connection ended.
void PeerMachine::recordUnfinished()
{
    if (m_upgrade) {
        m_upgrade->endOfStream(m_emit);
        m_upgrade.reset();
    } else if (phase() == Phase::Open || isClosing(phase())) {
        m_frames.recordUnfinished();
    }
}

void PeerMachine::on(const input::SendMessage& message)
{
    m_lastActivity = m_emit.now;
    m_frames.sendMessage(message.kind, message.payload, bytes());
}

void PeerMachine::on(const input::SendPing& ping) { m_frames.sendPing(ping.payload, bytes()); }

void PeerMachine::on(const input::SendPong& pong) { m_frames.sendPong(pong.payload, bytes()); }

void PeerMachine::on(const input::SendClose& close)
{
    if (m_frames.canSend())
        m_frames.sendClose(close.code ? closePayload(*close.code, close.reason) : std::string(), bytes());
}

/// From inside a callback: what is sent there goes before whatever the rest of the input leads to (a close
/// frame right behind the message must not swallow its echo); only while the 101 is still being written it
/// has to wait for that.
void PeerMachine::put(const PeerInput& input)
{
    if (const auto* echo = std::get_if<input::SendMessage>(&input); echo != nullptr && !m_upgrade) {
        on(*echo); // by far the most frequent
        return;
    }
    if (!m_upgrade && !std::holds_alternative<input::DropFin>(input) &&
        !std::holds_alternative<input::DropReset>(input)) {
        std::visit([this](const auto& what) { on(what); }, input);
        return;
    }
    const auto add = [this](Opcode opcode, std::string_view payload) {
        m_pending.push_back({opcode, payload.size()});
        m_pendingBytes += payload;
    };
    if (const auto* message = std::get_if<input::SendMessage>(&input))
        add(message->kind, message->payload);
    else if (const auto* ping = std::get_if<input::SendPing>(&input))
        add(Opcode::Ping, ping->payload);
    else if (const auto* pong = std::get_if<input::SendPong>(&input))
        add(Opcode::Pong, pong->payload);
    else if (const auto* close = std::get_if<input::SendClose>(&input))
        add(Opcode::Close, close->code ? closePayload(*close->code, close->reason) : std::string());
}

void PeerMachine::sendPending()
{
    std::string_view rest = m_pendingBytes;
    for (const Pending& pending : m_pending) {
        const std::string_view payload = rest.substr(0, pending.size);
        rest.remove_prefix(pending.size);
        switch (pending.opcode) {
        case Opcode::Ping: on(input::SendPing{payload}); break;
        case Opcode::Pong: on(input::SendPong{payload}); break;
        case Opcode::Close: m_frames.sendClose(payload, bytes()); break;
        default: on(input::SendMessage{pending.opcode, payload}); break;
        }
    }
    m_pending.clear();
    m_pendingBytes.clear();
}

// Deadlines ---------------------------------------------------------------------------------------

std::optional<MonotonicTime> PeerMachine::nextWake() const
{
    const auto deadline = m_keeper.deadlines.next();
    if (m_nextPing == MonotonicTime::max() || !m_frames.canSend())
        return deadline;
    return std::min(m_nextPing, deadline.value_or(MonotonicTime::max()));
}

void PeerMachine::on(const input::Woken&)
{
    m_wakeAt.reset();
    while (!m_done) {
        const auto due = m_keeper.deadlines.takeDue(m_emit.now);
        if (!due)
            break;
        passed(*due);
    }
    if (!m_done && m_nextPing <= m_emit.now) {
        m_nextPing = m_emit.now + settings().pingInterval;
        m_frames.sendPing("lifeline " + std::to_string(++m_pings), bytes());
    }
}

void PeerMachine::passed(DeadlineName name)
{
    switch (name) {
    case DeadlineName::Idle: idlePassed(); break;
    case DeadlineName::Connect:
        m_emit(event::DeadlinePassed{name});
        m_emit.move(Trigger::DeadlinePassed);
        m_emit(event::ConnectFailed{Cause::ConnectTimeout, {}});
        m_done = true;
        break;
    case DeadlineName::Upgrade: upgradePassed(); break;
    case DeadlineName::Pong:
    case DeadlineName::Close: lastPassed(name); break;
    case DeadlineName::Tls: break;
    }
}

void PeerMachine::upgradePassed()
{
    m_emit(event::DeadlinePassed{DeadlineName::Upgrade});
    std::string answer;
    m_upgrade->timedOut(m_emit, answer);
    if (!answer.empty())
        bytes() += answer;
    m_upgrade.reset();
    m_emit.move(Trigger::DeadlinePassed);
    m_keeper.arm(DeadlineName::Close, settings().closeTimeout);
    sendFin();
}

/// Nobody is there to answer: no handshake, no more waiting. The event that moves to the final phase is the
/// last one.
void PeerMachine::lastPassed(DeadlineName name)
{
    recordUnfinished();
    m_keeper.deadlines.clear();
    m_done = true;
    if (m_finSent) {
        m_emit.move(Trigger::DeadlinePassed);
        m_emit(event::DeadlinePassed{name});
        return;
    }
    m_emit(event::DeadlinePassed{name});
    m_emit.move(Trigger::DeadlinePassed);
    sendFin();
}

/// Traffic only moves m_lastActivity; the deadline is set anew when it comes due too early.
void PeerMachine::idlePassed()
{
    const MonotonicTime at = m_lastActivity + settings().idleTimeout;
    if (at > m_emit.now) {
        m_keeper.armAt(DeadlineName::Idle, at);
        return;
    }
    m_emit(event::DeadlinePassed{DeadlineName::Idle});
    m_frames.sendClose(closePayload(close_code::goingAway, "idle timeout"), bytes());
}

} // namespace lifeline
