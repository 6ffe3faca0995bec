// The open part of one side's life: frames and messages both ways, the closing handshake, and what breaks
// them (RFC 6455 §5, §7). TCP, the upgrade and the clockwork around it are the peer machine's.
#pragma once

#include "lifecycle/deadline_keeper.h"
#include "lifecycle/frame_writer.h"
#include "lifecycle/message_assembler.h"
#include "lifecycle/peer_settings.h"
#include "wire/frame_decoder.h"

#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Not thread-safe. What is passed in must outlive it; `out` is where bytes to send are appended.
class FrameExchange {
public:
    FrameExchange(Side side, const PeerSettings& settings, RandomSource& random, DeadlineKeeper& keeper);

    void receive(std::string_view bytes, std::string& out);

    /// Records the part of a frame that had come when the connection ended.
    void recordUnfinished();

    void sendMessage(Opcode kind, std::string_view payload, std::string& out);
    void sendPing(std::string_view payload, std::string& out);
    void sendPong(std::string_view payload, std::string& out);
    /// The first close frame goes out; later calls do nothing. Moves to closing and arms the close deadline.
    void sendClose(std::string_view payload, std::string& out);

    /// Any frame at all, its payload cut after `sent` bytes; what it breaks is the caller's wish. The phase
    /// stays.
    void sendFrame(const FrameHeader& header, std::string_view payload, std::uint64_t sent, std::string& out);
    void answerPings(bool answer) { m_answersPings = answer; }
    void answerClose(bool answer) { m_answersClose = answer; }

    /// Our direction of TCP is ended: nothing is sent from here on.
    void stopSending() { m_stopped = true; }
    bool canSend() const { return m_keeper.emit.phase == Phase::Open && !m_stopped; }

    /// True when TCP is to be ended by this side now: the connection has failed, or the closing handshake is
    /// done and we are the server (§7.1.1).
    bool wantsFin() const { return m_wantsFin; }

private:
    void receiveFrame(const DecodedFrame& frame, std::string& out);
    void receiveData(const DecodedFrame& frame, std::string& out);
    void receivePong(std::string_view payload);
    void receiveClose(const DecodedFrame& frame, std::string& out);
    void leaveUnanswered();
    void record(const DecodedFrame& frame);
    void fail(Violation violation, std::uint64_t offset, std::string& out);
    Emitter& emit() { return m_keeper.emit; }

    Side m_side;
    const PeerSettings& m_settings;
    DeadlineKeeper& m_keeper;
    FrameDecoder m_decoder;
    MessageAssembler m_messages;
    FrameWriter m_writer;
    struct AwaitedPong {
        std::string payload;
        MonotonicTime due;
    };
    std::vector<AwaitedPong> m_awaitedPongs; // of our pings that nothing has answered yet, oldest first
    bool m_closeSent = false, m_closeReceived = false;
    bool m_stopped = false;
    bool m_discard =
        false; // nothing more is read: the connection has failed, or the peer talks after its close
    bool m_wantsFin = false;
    bool m_answersPings = true, m_answersClose = true;
};

} // namespace lifeline
