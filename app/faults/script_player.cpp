#include "faults/script_player.h"

#include "faults/step_text.h"
#include "wire/handshake.h"

#include <algorithm>

namespace lifeline {

ScriptedPeer::Impl::Impl(ConnectionId connection, Setup setup, RandomSource& random, EventSink& sink)
    : m_setup(std::move(setup)),
      m_random(random), m_emit{sink, connection, m_setup.fault ? m_setup.fault->side : Side::Server},
      m_words{{}, m_setup.host, m_setup.target}, m_observer(m_emit, m_seen), m_output(m_emit)
{
}

void ScriptedPeer::Impl::handle(const PeerInput& input, MonotonicTime now, PeerCommands& out)
{
    if (m_done)
        return;
    m_emit.now = now;
    m_out = &out;
    std::visit([this](const auto& what) { on(what); }, input);
    if (m_connected && !m_cursor && !m_done)
        chooseScript();
    if (m_cursor)
        play();
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

void ScriptedPeer::Impl::on(const input::ConnectStarted&)
{
    m_emit.move(Trigger::ConnectStarted);
    m_emit(event::Connecting{"ws://" + m_setup.host + m_setup.target});
}

void ScriptedPeer::Impl::on(const input::TcpConnected& connected)
{
    m_emit.move(Trigger::TcpConnected);
    m_emit(event::Connected{connected.local, connected.remote});
    tcpIsThere();
}

void ScriptedPeer::Impl::on(const input::ConnectFailed& failed)
{
    m_emit.move(Trigger::TcpEnded);
    m_emit(event::ConnectFailed{failed.cause, failed.error});
    m_done = true;
}

void ScriptedPeer::Impl::on(const input::Accepted& accepted)
{
    m_emit.move(Trigger::Accepted);
    m_emit(event::Accepted{accepted.local, accepted.remote});
    tcpIsThere();
}

void ScriptedPeer::Impl::on(const input::BytesReceived& received)
{
    const std::size_t before = m_seen.wire.size();
    m_observer.receive(received.bytes);
    answerPings(before);
}

void ScriptedPeer::Impl::on(const input::FinReceived&)
{
    if (m_finReceived || m_seen.over)
        return;
    m_finReceived = true;
    m_observer.endOfStream();
    if (m_finSent)
        noteTcpEnd();
    m_emit(event::FinReceived{});
    m_seen.wire.push_back({.what = Observed::What::Fin});
}

void ScriptedPeer::Impl::on(const input::ResetReceived&)
{
    if (m_seen.over)
        return;
    m_observer.endOfStream();
    noteTcpEnd();
    m_emit(event::ResetReceived{});
    m_seen.wire.push_back({.what = Observed::What::Reset});
}

void ScriptedPeer::Impl::on(const input::ConnectionLost& lost)
{
    if (m_seen.over)
        return;
    m_observer.endOfStream();
    noteTcpEnd();
    m_emit(event::ConnectionLost{lost.cause, lost.error});
    m_seen.wire.push_back({.what = Observed::What::Lost});
}

void ScriptedPeer::Impl::on(const input::Woken&) { m_wakeAt.reset(); }

void ScriptedPeer::Impl::on(const input::CallbackSeen& seen) { m_seen.callbacks.push_back(seen); }

/// Somebody gives the play up: what still waits is missed.
void ScriptedPeer::Impl::on(const input::DropReset&)
{
    if (m_cursor && !m_scriptOver)
        limitPassed();
    sendReset();
    m_done = true;
}

/// The move to a final phase.
void ScriptedPeer::Impl::noteTcpEnd()
{
    m_output.stop();
    m_seen.over = true;
    m_emit.move(Trigger::TcpEnded);
}

void ScriptedPeer::Impl::sendFin()
{
    flush();
    if (!canSend())
        return;
    m_finSent = true;
    m_output.stop();
    m_out->list.emplace_back(command::SendFin{});
    if (m_finReceived)
        noteTcpEnd();
    m_emit(event::FinSent{});
}

void ScriptedPeer::Impl::sendReset()
{
    flush();
    if (m_seen.over)
        return;
    m_observer.endOfStream();
    noteTcpEnd();
    m_out->list.emplace_back(command::SendReset{});
    m_emit(event::ResetSent{});
}

void ScriptedPeer::Impl::setReading(bool on)
{
    if (m_reading == on || m_seen.over)
        return;
    m_reading = on;
    m_out->list.emplace_back(command::SetReading{on});
}

// The script --------------------------------------------------------------------------------------

void ScriptedPeer::Impl::tcpIsThere()
{
    m_connected = true;
    m_limitAt = m_emit.now + requestLimit; // until there is a script
    if (m_setup.fault)
        beginScript();
}

/// The request says which script it is; none that comes in time says so too.
void ScriptedPeer::Impl::chooseScript()
{
    if (m_seen.wire.empty() && m_emit.now < m_limitAt)
        return;
    if (!m_seen.wire.empty() && !m_seen.wire.front().head.empty())
        m_words.target = parseHead(HeadKind::Request, m_seen.wire.front().head).target();
    else
        m_words.target.clear();
    m_setup.fault = m_setup.choose(m_words.target);
    beginScript();
}

void ScriptedPeer::Impl::beginScript()
{
    m_cursor.emplace(m_setup.fault->steps);
    m_limitAt = m_emit.now + m_setup.fault->limit;
    m_emit(event::FaultBegun{id()});
}

void ScriptedPeer::Impl::play()
{
    m_resting = false;
    for (unsigned steps = 0; !m_scriptOver; ++steps) {
        settle();
        if (m_doing != Doing::Ready) {
            if (m_emit.now >= m_limitAt)
                limitPassed();
            break;
        }
        if (m_emit.now >= m_limitAt) {
            limitPassed();
        } else if (steps == stepsAtOnce) {
            m_resting = true;
            return;
        } else {
            nextStep();
        }
    }
    if (m_scriptOver)
        seeOut();
}

void ScriptedPeer::Impl::nextStep()
{
    const auto position = m_cursor->next();
    if (!position) {
        endScript();
        return;
    }
    m_step = *position;
    m_stepText = stepText(*m_step.step);
    m_emit(event::FaultStep{id(), m_step.number, m_stepText});
    std::visit([this](const auto& what) { begin(what); }, m_step.step->what);
}

/// Looks whether what the step waits for has come.
void ScriptedPeer::Impl::settle()
{
    const bool late = m_emit.now >= m_until;
    switch (m_doing) {
    case Doing::Ready: break;
    case Doing::Waiting:
        if (late)
            m_doing = Doing::Ready;
        break;
    case Doing::Sending:
        pump();
        if (!m_output.busy())
            m_doing = Doing::Ready;
        break;
    case Doing::Expecting: {
        auto result = m_expectation->look(m_seen);
        if (result == Expectation::Result::Waiting && late)
            result = m_expectation->timeUp();
        if (result != Expectation::Result::Waiting)
            expectationEnds(result);
        break;
    }
    }
}

void ScriptedPeer::Impl::expectationEnds(Expectation::Result result)
{
    m_doing = Doing::Ready;
    if (result == Expectation::Result::Unseen)
        return;
    if (result == Expectation::Result::Missed) {
        m_asExpected = false;
        m_emit(event::ExpectationMissed{id(), m_step.number, m_stepText, m_expectation->instead()});
        return;
    }
    const bool allowed = result == Expectation::Result::Allowed;
    m_emit(event::ExpectationMet{id(), m_step.number, m_stepText, allowed});
}

/// What still waits is missed, and the script is over.
void ScriptedPeer::Impl::limitPassed()
{
    if (m_doing == Doing::Expecting)
        expectationEnds(Expectation::Result::Missed);
    m_asExpected = false;
    m_output.stop();
    endScript();
}

void ScriptedPeer::Impl::endScript()
{
    flush();
    setReading(true);
    m_scriptOver = true;
    m_doing = Doing::Ready;
    m_lingerAt = m_emit.now + lingerLimit;
    m_emit(event::FaultEnded{id(), m_asExpected});
}

/// Waits for the other end's FIN and answers it; resets when it does not come.
void ScriptedPeer::Impl::seeOut()
{
    pump();
    if (m_finReceived)
        sendFin();
    else if (m_emit.now >= m_lingerAt)
        sendReset();
    m_done = m_seen.over;
}

std::optional<MonotonicTime> ScriptedPeer::Impl::nextWake() const
{
    if (!m_connected)
        return std::nullopt;
    if (!m_cursor)
        return m_limitAt;
    if (m_scriptOver)
        return m_lingerAt;
    if (m_resting)
        return m_emit.now;
    if (m_doing == Doing::Sending)
        return std::min(m_limitAt, m_output.nextAt().value_or(m_limitAt));
    return std::min(m_limitAt, m_until);
}

// Steps -------------------------------------------------------------------------------------------

void ScriptedPeer::Impl::begin(const step::SendRequest& step)
{
    m_words.key = makeKey(m_random);
    send(requestItem(step, m_words), step.pace);
}

void ScriptedPeer::Impl::begin(const step::SendResponse& step)
{
    m_words.key = m_observer.key();
    send(responseItem(step, m_words), step.pace);
}

void ScriptedPeer::Impl::begin(const step::SendBytes& step) { send(rawItem(step), step.pace); }

void ScriptedPeer::Impl::begin(const step::SendFrame& step)
{
    send(frameItem(step.frame, step.pace, m_emit.side, m_random), step.pace);
}

void ScriptedPeer::Impl::begin(const step::Wait& step)
{
    m_doing = Doing::Waiting;
    m_until = m_emit.now + step.time;
}

void ScriptedPeer::Impl::begin(const step::Fin&) { sendFin(); }
void ScriptedPeer::Impl::begin(const step::Reset&) { sendReset(); }
void ScriptedPeer::Impl::begin(const step::StopReading&) { setReading(false); }
void ScriptedPeer::Impl::begin(const step::ResumeReading&) { setReading(true); }
void ScriptedPeer::Impl::begin(const step::AnswerPings& step) { m_answersPings = step.on; }

void ScriptedPeer::Impl::begin(const step::Expect& step)
{
    m_expectation.emplace(step, m_setup.callbacksSeen);
    m_doing = Doing::Expecting;
    m_until = m_emit.now + step.within;
}

// Bytes -------------------------------------------------------------------------------------------

void ScriptedPeer::Impl::send(OutgoingItem item, const Pace& pace)
{
    if (!canSend())
        return;
    m_output.send(std::move(item), pace);
    m_doing = Doing::Sending;
}

void ScriptedPeer::Impl::flush()
{
    m_output.flush();
    pump();
}

void ScriptedPeer::Impl::pump()
{
    m_output.pump(*m_out);
    if (!m_observer.asked())
        return;
    if (const int status = m_output.teller().takeResponded(); status != 0)
        m_observer.answered(status);
}

void ScriptedPeer::Impl::answerPings(std::size_t from)
{
    if (!m_answersPings || !canSend())
        return;
    for (std::size_t i = from; i < m_seen.wire.size(); ++i) {
        const Observed& seen = m_seen.wire[i];
        if (seen.what != Observed::What::Frame || seen.header.opcode != Opcode::Ping)
            continue;
        FrameSpec pong;
        pong.opcode = Opcode::Pong;
        pong.payload = seen.payload;
        m_output.slipIn(frameItem(pong, {}, m_emit.side, m_random));
    }
    pump();
}

} // namespace lifeline
