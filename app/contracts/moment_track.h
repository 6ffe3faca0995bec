// The moments of one side as told by one witness: its own events, or those of the other end.
#pragma once

#include "contracts/frame_judge.h"
#include "contracts/head_judge.h"
#include "contracts/moment.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

class MomentTrack {
public:
    /// Takes the events of `witness`; the moments are those of `side`.
    MomentTrack(Side side, Side witness) : m_side(side), m_witness(witness), m_frames(side) {}

    void take(const Event& event);

    /// Since when that witness has known the peer to be inside a frame; nullopt when it is not.
    std::optional<MonotonicTime> insideFrameSince() const { return m_insideSince; }
    /// What the other witness knows of that: only who sends a part of a frame can tell at once.
    void noteInsideFrame(std::optional<MonotonicTime> since) { m_toldInsideSince = since; }

    /// How many of the peer's first frames were sent before it could have read the answer.
    std::size_t gluedFrames() const { return m_gluedFrames; }
    /// What the other witness knows of that: a tap holds such frames back until the answer has left.
    void noteGluedFrames(std::size_t count) { m_toldGluedFrames = count; }

    /// With the silence up to `latest`.
    std::vector<Moment> moments(MonotonicTime latest) const;

private:
    bool own() const { return m_side == m_witness; }
    void connected(const Event& event);
    void request(const Event& event, std::string_view head);
    void refused(RuleSet rules);
    void response(const Event& event, const event::Response& response);
    void frame(const Event& event, const event::Frame& frame);
    void finding(const Event& event, Violation violation);
    void sent(const Event& event);
    void closeSent(const Event& event);
    bool answersPing(std::string_view payload);
    void endSent(const Event& event, MomentKind kind);
    bool isUnanswered(const Event& event) const;
    bool mayCross(std::uint16_t code) const;
    void ended(const Event& event, MomentKind kind);

    void takeFrame(const Event& event, bool arrives);
    void takeTcp(const Event& event);
    void add(const Event& event, Moment moment);
    void addSilence(MonotonicTime until, std::vector<Moment>& to) const;
    bool isGlued(const Event& event);
    bool isAnswer() const;

    Side m_side, m_witness;
    std::vector<Moment> m_moments;
    FrameJudge m_frames;
    std::deque<std::string> m_pings; // of this side, not answered yet
    Asked m_asked;
    std::optional<MonotonicTime> m_last;                           // the last moment, or sign of the peer
    std::optional<MonotonicTime> m_headAt;                         // of the head this side got
    std::optional<MonotonicTime> m_insideSince, m_toldInsideSince; // a frame of the peer
    std::size_t m_framesSeen = 0, m_gluedFrames = 0, m_toldGluedFrames = 0; // of the peer
    bool m_answered = false;                                                // server: its response has left
    bool m_refused = false; // the handshake has failed, or did not begin
    bool m_deadlinePassed = false;
    bool m_closeSent = false, m_over = false;
    bool m_insideMessage = false; // of the peer, behind its last frame
};

} // namespace lifeline
