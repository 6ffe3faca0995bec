#include "lifecycle/frame_exchange.h"

#include "wire/close_code.h"
#include "wire/frame_encoder.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t maxControlPayload = 125;

std::string_view controlPayload(std::string_view bytes) { return bytes.substr(0, maxControlPayload); }

} // namespace

FrameExchange::FrameExchange(Side side, const PeerSettings& settings, RandomSource& random,
                             DeadlineKeeper& keeper)
    : m_side(side), m_settings(settings), m_keeper(keeper), m_decoder(side, FrameLimits{settings.maxMessage}),
      m_messages(settings.maxMessage), m_writer(side, random)
{
}

// Frames in ---------------------------------------------------------------------------------------

void FrameExchange::receive(std::string_view bytes, std::string& out)
{
    if (m_discard)
        return;
    m_decoder.feed(bytes);
    while (auto frame = m_decoder.next()) {
        if (!m_discard)
            receiveFrame(*frame, out);
    }
    const auto arriving = m_discard ? std::nullopt : m_decoder.arriving();
    if (arriving && m_messages.arrivingTextIsBad(arriving->header, arriving->payload)) {
        record(*arriving);
        fail(Violation::InvalidUtf8, arriving->offset, out);
    }
}

void FrameExchange::recordUnfinished()
{
    if (m_discard)
        return;
    if (const auto frame = m_decoder.finish())
        record(*frame);
}

void FrameExchange::record(const DecodedFrame& frame)
{
    event::FrameReceived received;
    received.header = frame.headerBytes;
    received.offset = frame.offset;
    received.arrived = frame.payload.size();
    received.payload = frame.payload;
    emit()(received);
}

void FrameExchange::receiveFrame(const DecodedFrame& frame, std::string& out)
{
    const bool close = frame.header.opcode == Opcode::Close && !frame.violation;
    if (close && !m_closeReceived && !m_closeSent && !judgeClosePayload(frame.payload))
        emit().move(Trigger::CloseReceived);
    record(frame);
    if (m_closeReceived) {
        m_discard = true;
        emit()(event::Finding{Violation::DataAfterClose, frame.offset});
        return;
    }
    if (frame.violation) {
        fail(*frame.violation, frame.offset, out);
        return;
    }
    switch (frame.header.opcode) {
    case Opcode::Close: receiveClose(frame, out); break;
    case Opcode::Ping:
        if (m_answersPings)
            sendPong(frame.payload, out);
        break;
    case Opcode::Pong: receivePong(frame.payload); break;
    default: receiveData(frame, out); break;
    }
}

void FrameExchange::receiveData(const DecodedFrame& frame, std::string& out)
{
    const Assembled result = m_messages.add(frame);
    if (result.what == Assembled::What::Broken)
        fail(result.violation, frame.offset, out);
    else if (result.what == Assembled::What::Message)
        emit()(event::MessageReceived{{result.kind, result.payload.size(), result.frames, result.payload}});
}

/// §5.5.3: a pong answers the ping with its payload, and all that came before; those sent since still wait.
void FrameExchange::receivePong(std::string_view payload)
{
    if (!m_keeper.deadlines.armed(DeadlineName::Pong))
        return;
    const auto answered = std::find_if(m_awaitedPongs.rbegin(), m_awaitedPongs.rend(),
                                       [&](const AwaitedPong& each) { return each.payload == payload; });
    if (answered == m_awaitedPongs.rend())
        return;
    m_awaitedPongs.erase(m_awaitedPongs.begin(), answered.base());
    m_keeper.meet(DeadlineName::Pong);
    if (!m_awaitedPongs.empty())
        m_keeper.armAt(DeadlineName::Pong, m_awaitedPongs.front().due);
}

void FrameExchange::receiveClose(const DecodedFrame& frame, std::string& out)
{
    if (const auto violation = judgeClosePayload(frame.payload)) {
        fail(*violation, frame.offset, out);
        return;
    }
    m_closeReceived = true;
    if (!m_answersClose && !m_closeSent) {
        leaveUnanswered();
        return;
    }
    sendClose(frame.payload.substr(0, 2), out); // §5.5.1: the reply echoes the status code
    m_wantsFin = m_side == Side::Server;
}

/// The other end is left waiting: no deadline of ours may close, or end, what it asked to close.
void FrameExchange::leaveUnanswered()
{
    m_keeper.deadlines.disarm(DeadlineName::Idle);
    m_keeper.deadlines.disarm(DeadlineName::Pong);
}

/// §7.1.7: says why, has our direction ended, reads no more of what the peer means.
void FrameExchange::fail(Violation violation, std::uint64_t offset, std::string& out)
{
    emit().move(Trigger::Violated);
    emit()(event::Finding{violation, offset});
    m_discard = true;
    sendClose(closePayload(info(violation).closeCode, info(violation).title), out);
    m_wantsFin = true;
}

// Frames out --------------------------------------------------------------------------------------

void FrameExchange::sendMessage(Opcode kind, std::string_view payload, std::string& out)
{
    if (!canSend())
        return;
    m_writer.write(kind, payload, emit(), out);
    emit()(event::MessageSent{{kind, payload.size(), 1, payload}});
}

void FrameExchange::sendPing(std::string_view payload, std::string& out)
{
    if (!canSend())
        return;
    m_writer.write(Opcode::Ping, controlPayload(payload), emit(), out);
    if (m_settings.pongTimeout <= Duration::zero())
        return;
    m_awaitedPongs.push_back({std::string(controlPayload(payload)), emit().now + m_settings.pongTimeout});
    if (m_awaitedPongs.size() == 1)
        m_keeper.arm(DeadlineName::Pong, m_settings.pongTimeout);
}

void FrameExchange::sendPong(std::string_view payload, std::string& out)
{
    if (canSend())
        m_writer.write(Opcode::Pong, controlPayload(payload), emit(), out);
}

void FrameExchange::sendClose(std::string_view payload, std::string& out)
{
    if (m_closeSent || m_stopped)
        return;
    m_closeSent = true;
    emit().move(Trigger::CloseSent);
    m_writer.write(Opcode::Close, controlPayload(payload), emit(), out);
    m_keeper.deadlines.disarm(DeadlineName::Idle);
    m_keeper.deadlines.disarm(DeadlineName::Pong);
    m_keeper.arm(DeadlineName::Close, m_settings.closeTimeout);
}

void FrameExchange::sendFrame(const FrameHeader& header, std::string_view payload, std::uint64_t sent,
                              std::string& out)
{
    if (m_stopped)
        return;
    m_writer.writeAsIs(header, payload.substr(0, std::min<std::uint64_t>(sent, payload.size())), emit(), out);
}

} // namespace lifeline
