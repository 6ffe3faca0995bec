// The engine of a scripted peer: steps, deadlines and TCP of one side.
#pragma once

#include "faults/expectation.h"
#include "faults/observer.h"
#include "faults/script_cursor.h"
#include "faults/script_output.h"
#include "faults/scripted_peer.h"

namespace lifeline {

class ScriptedPeer::Impl {
public:
    Impl(ConnectionId connection, Setup setup, RandomSource& random, EventSink& sink);

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out);

    bool done() const { return m_done; }
    const Emitter& emit() const { return m_emit; }

private:
    enum class Doing : std::uint8_t { Ready, Waiting, Sending, Expecting };

    void on(const input::ConnectStarted&);
    void on(const input::TcpConnected&);
    void on(const input::ConnectFailed&);
    void on(const input::Accepted&);
    void on(const input::BytesReceived&);
    void on(const input::FinReceived&);
    void on(const input::ResetReceived&);
    void on(const input::ConnectionLost&);
    void on(const input::Woken&);
    void on(const input::CallbackSeen&);
    void on(const input::DropReset&);
    template <class Other> void on(const Other&) {} // what an application asks for

    void begin(const step::SendRequest&);
    void begin(const step::SendResponse&);
    void begin(const step::SendBytes&);
    void begin(const step::SendFrame&);
    void begin(const step::Wait&);
    void begin(const step::Fin&);
    void begin(const step::Reset&);
    void begin(const step::StopReading&);
    void begin(const step::ResumeReading&);
    void begin(const step::AnswerPings&);
    void begin(const step::Expect&);
    void begin(const Loop&) {}

    void tcpIsThere();
    void chooseScript();
    void beginScript();
    void play();
    void nextStep();
    void settle();
    void expectationEnds(Expectation::Result result);
    void limitPassed();
    void endScript();
    void seeOut();

    void send(OutgoingItem item, const Pace& pace);
    void pump();
    void flush();
    void answerPings(std::size_t from);
    void sendFin();
    void sendReset();
    void noteTcpEnd();
    void setReading(bool on);
    bool canSend() const { return !m_finSent && !m_seen.over; }
    std::optional<MonotonicTime> nextWake() const;
    std::string_view id() const { return m_setup.fault->id; }

    static constexpr unsigned stepsAtOnce = 500;

    Setup m_setup;
    RandomSource& m_random;
    Emitter m_emit;
    HeadWords m_words;
    Seen m_seen;
    Observer m_observer;
    ScriptOutput m_output;
    std::optional<ScriptCursor> m_cursor; // once the script has begun
    PeerCommands* m_out = nullptr;        // during handle()

    ScriptCursor::Position m_step;
    std::string m_stepText;
    Doing m_doing = Doing::Ready;
    MonotonicTime m_until; // of Waiting and Expecting
    std::optional<Expectation> m_expectation;
    MonotonicTime m_limitAt, m_lingerAt;
    std::optional<MonotonicTime> m_wakeAt; // what the world was last asked for

    bool m_connected = false, m_scriptOver = false, m_done = false;
    bool m_resting = false; // many steps were done at once; others come first
    bool m_asExpected = true;
    bool m_answersPings = false, m_reading = true;
    bool m_finSent = false, m_finReceived = false;
};

} // namespace lifeline
