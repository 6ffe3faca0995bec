#include "contracts/moment_track.h"

#include "wire/close_code.h"
#include "wire/handshake.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::size_t mostPings = 64;

bool endsAll(MomentKind kind)
{
    return kind == MomentKind::Fin || kind == MomentKind::Reset || kind == MomentKind::Lost ||
           kind == MomentKind::ConnectFailed || kind == MomentKind::LocalReset;
}

Duration whole(Duration lasted) { return std::chrono::duration_cast<std::chrono::milliseconds>(lasted); }

} // namespace

void MomentTrack::take(const Event& event)
{
    switch (event.kind()) {
    case EventKind::Request: request(event, event.as<event::Request>()->head); break;
    case EventKind::RequestRefused: refused(event.as<event::RequestRefused>()->rules); break;
    case EventKind::Response: response(event, *event.as<event::Response>()); break;
    case EventKind::FrameReceived: takeFrame(event, own()); break;
    case EventKind::FrameSent: takeFrame(event, !own()); break;
    case EventKind::Finding: finding(event, event.as<event::Finding>()->violation); break;
    case EventKind::DeadlinePassed: m_deadlinePassed = m_deadlinePassed || own(); break;
    default: takeTcp(event); break;
    }
}

void MomentTrack::takeTcp(const Event& event)
{
    const bool mine = own();
    switch (event.kind()) {
    case EventKind::Accepted:
    case EventKind::Connected: connected(event); break;
    case EventKind::ConnectFailed:
        if (mine)
            ended(event, MomentKind::ConnectFailed);
        break;
    case EventKind::FinReceived:
        mine ? ended(event, MomentKind::Fin) : endSent(event, MomentKind::LocalFin);
        break;
    case EventKind::ResetReceived:
        mine ? ended(event, MomentKind::Reset) : endSent(event, MomentKind::LocalReset);
        break;
    case EventKind::FinSent:
        mine ? endSent(event, MomentKind::LocalFin) : ended(event, MomentKind::Fin);
        break;
    case EventKind::ResetSent:
        mine ? endSent(event, MomentKind::LocalReset) : ended(event, MomentKind::Reset);
        break;
    case EventKind::ConnectionLost:
        if (mine)
            ended(event, MomentKind::Lost);
        break;
    default: break;
    }
}

// Time --------------------------------------------------------------------------------------------

void MomentTrack::addSilence(MonotonicTime until, std::vector<Moment>& to) const
{
    if (!m_last || until - *m_last < shortestSilence)
        return;
    Moment silence{.kind = MomentKind::Silence};
    silence.lasted = whole(until - *m_last);
    const auto before = [this](std::optional<MonotonicTime> since) {
        return since && *since < *m_last + shortestSilence;
    };
    silence.midFrame = before(m_insideSince) || before(m_toldInsideSince);
    silence.midMessage = m_insideMessage;
    to.push_back(silence);
}

void MomentTrack::add(const Event& event, Moment moment)
{
    addSilence(event.at, m_moments);
    m_last = event.at;
    moment.event = event.seq;
    m_over = m_over || endsAll(moment.kind);
    m_moments.push_back(moment);
}

std::vector<Moment> MomentTrack::moments(MonotonicTime latest) const
{
    std::vector<Moment> all = m_moments;
    if (!m_over)
        addSilence(latest, all);
    return all;
}

// The opening handshake ---------------------------------------------------------------------------

void MomentTrack::connected(const Event& event)
{
    if (m_moments.empty())
        add(event, {.kind = MomentKind::Connected});
}

void MomentTrack::request(const Event& event, std::string_view head)
{
    if (m_side == Side::Client) {
        m_asked = askedIn(head);
        return;
    }
    if (m_headAt)
        return; // no second one counts
    const Moment moment = requestMoment(head);
    m_refused = !moment.rules.empty();
    m_headAt = event.at;
    add(event, moment);
}

/// A server may have rules of its own: the origins it lets in.
void MomentTrack::refused(RuleSet rules)
{
    if (!own() || m_moments.empty())
        return;
    Moment& last = m_moments.back();
    if (last.kind == MomentKind::Request || last.kind == MomentKind::BrokenRequest)
        last.rules = RuleSet(last.rules.bits() | rules.bits());
    m_refused = true;
}

void MomentTrack::response(const Event& event, const event::Response& response)
{
    if (m_side == Side::Server) {
        m_answered = m_answered || !isInterim(response.status);
        m_refused = m_refused || (m_answered && response.status != 101);
        return;
    }
    if (m_headAt)
        return;
    const Moment moment = responseMoment(response.head, m_asked);
    const bool interim = moment.kind == MomentKind::Response && isInterim(moment.status);
    m_refused = !interim && !moment.rules.empty();
    if (!interim)
        m_headAt = event.at;
    add(event, moment);
}

// Frames ------------------------------------------------------------------------------------------

void MomentTrack::takeFrame(const Event& event, bool arrives)
{
    if (arrives)
        frame(event, *frameOf(event));
    else
        sent(event);
}

/// Of the next frame. Its reader got both with one read, so they bear one time; or the frame came, or was
/// sent, before the answer.
bool MomentTrack::isGlued(const Event& event)
{
    const bool sameRead = m_headAt && event.at == *m_headAt;
    const bool early = m_side == Side::Server && (!m_answered || m_framesSeen < m_toldGluedFrames);
    m_gluedFrames += sameRead || early ? 1 : 0;
    ++m_framesSeen;
    return sameRead || early;
}

void MomentTrack::frame(const Event& event, const event::Frame& frame)
{
    if (m_over)
        return;
    const bool glued = isGlued(event);
    std::vector<Moment> moments = m_frames.take(frame);
    const bool cut = m_frames.insideFrame();
    const bool hindsight =
        own() && m_last && moments.empty(); // a receiver tells of a cut frame when it is over
    if (cut)
        m_insideSince = hindsight ? *m_last : event.at;
    addSilence(event.at, m_moments);
    m_last = event.at;
    for (Moment& moment : moments) {
        moment.glued = glued;
        moment.midMessage =
            m_insideMessage && (moment.kind == MomentKind::Violation || moment.kind == MomentKind::Close);
        moment.unasked = moment.kind == MomentKind::Pong && !answersPing(frame.payload);
        add(event, moment);
    }
    m_insideMessage = m_frames.insideMessage();
    if (!cut)
        m_insideSince.reset();
}

void MomentTrack::finding(const Event& event, Violation violation)
{
    if (!own() || !m_headAt)
        return;
    auto found = m_frames.found(violation);
    m_insideSince.reset();
    if (!found)
        return;
    found->event = event.seq;
    const bool whole = !m_moments.empty() && m_moments.back().kind == MomentKind::Message &&
                       violation == Violation::MessageTooLarge && m_last == event.at;
    m_moments.insert(m_moments.end() - (whole ? 1 : 0), *found); // it stands before the message it is about
}

// The ends ----------------------------------------------------------------------------------------

/// Whether what this side sends now only answers what came, or a time that passed.
bool MomentTrack::isAnswer() const
{
    return m_refused || m_deadlinePassed || m_closeSent || m_over || m_frames.closeSeen() ||
           m_frames.broken();
}

void MomentTrack::sent(const Event& event)
{
    const event::Frame& frame = *frameOf(event);
    const auto header = frameHeader(frame);
    if (header && header->opcode == Opcode::Ping)
        m_pings.emplace_back(frame.payload);
    if (m_pings.size() > mostPings)
        m_pings.pop_front();
    closeSent(event);
}

/// §5.5.3: a pong answers the ping with its payload, and those before.
bool MomentTrack::answersPing(std::string_view payload)
{
    const auto found = std::find(m_pings.rbegin(), m_pings.rend(), payload);
    if (found == m_pings.rend())
        return false;
    m_pings.erase(m_pings.begin(), found.base());
    return true;
}

void MomentTrack::closeSent(const Event& event)
{
    const std::uint16_t code = closeCodeOf(event);
    if (code == 0)
        return;
    Moment moment{.kind = MomentKind::LocalClose};
    moment.code = code;
    moment.crossed = mayCross(code);
    if (moment.crossed || !isAnswer())
        add(event, moment);
    m_closeSent = true;
}

/// An answer bears the peer's code (§5.5.1); to an empty close frame many answer 1000.
bool MomentTrack::mayCross(std::uint16_t code) const
{
    const std::uint16_t asked = m_frames.closeCode();
    const bool plain = asked == close_code::noStatus && code == close_code::normal;
    return m_frames.closeSeen() && !m_frames.broken() && !m_closeSent && !m_over && !m_refused &&
           !m_deadlinePassed && code != asked && !plain;
}

void MomentTrack::endSent(const Event& event, MomentKind kind)
{
    const bool resets = kind == MomentKind::LocalReset && own() && !m_over;
    Moment moment{.kind = kind};
    moment.glued = kind == MomentKind::LocalFin && isUnanswered(event);
    if (resets || !isAnswer())
        add(event, moment);
}

/// Right behind a request or close frame, before the answer left.
bool MomentTrack::isUnanswered(const Event& event) const
{
    if (m_moments.empty() || event.at - *m_last >= shortestSilence)
        return false;
    const MomentKind last = m_moments.back().kind;
    return (last == MomentKind::Request && !m_answered) || (last == MomentKind::Close && !m_closeSent);
}

void MomentTrack::ended(const Event& event, MomentKind kind)
{
    if (m_over)
        return;
    Moment moment{.kind = kind};
    moment.midFrame = kind != MomentKind::ConnectFailed && m_insideSince.has_value();
    moment.midMessage = kind != MomentKind::ConnectFailed && m_insideMessage;
    moment.glued = isUnanswered(event);
    add(event, moment);
}

} // namespace lifeline
