#include "formats/har_connection.h"

#include "wire/close_code.h"
#include "wire/frame_encoder.h"
#include "wire/http_head.h"

#include <algorithm>

namespace lifeline {
namespace {

constexpr std::uint8_t compressedBit = 4; // RSV1, RFC 7692 §6
constexpr std::size_t maxError = 500;

struct NetError {
    std::string_view name;
    Cause cause;
};

/// Chrome's words for why there was no connection.
constexpr NetError netErrors[] = {
    {"NAME_NOT_RESOLVED", Cause::UnresolvableHost}, {"CONNECTION_REFUSED", Cause::Refused},
    {"ADDRESS_UNREACHABLE", Cause::Unreachable},    {"INTERNET_DISCONNECTED", Cause::Unreachable},
    {"CONNECTION_TIMED_OUT", Cause::TcpTimedOut},   {"CONNECTION_RESET", Cause::Reset},
};

/// Seconds are written with six digits behind the point.
bool isSameTime(UnixTime a, UnixTime b) { return a / 1000 == b / 1000; }

Cause causeOf(std::string_view error)
{
    for (const NetError& each : netErrors) {
        if (error.find(each.name) != std::string_view::npos)
            return each.cause;
    }
    return Cause::TcpError;
}

} // namespace

HarConnection::HarConnection(ByteSource& source, const HarEntryIndex& entry, ConnectionId id, EventSink& log,
                             HarCounts& counts)
    : m_source(source), m_entry(entry), m_counts(counts), m_facts(readHarFacts(source, entry)),
      m_own(HarOwnEvents::read(source, entry.lifeline)), m_emit{log, id, m_own.view()}
{
    loadMessage();
    m_counts.ownUnread += entry.lifeline && !m_own.has() ? 1 : 0;
    if (m_own.first())
        m_facts.began = m_own.first();
    if (!m_facts.began && m_message)
        m_facts.began = m_message->at;
}

std::optional<UnixTime> HarConnection::began() const
{
    return m_own.has() ? std::optional(m_own.started()) : m_facts.began;
}

void HarConnection::start(UnixTime zero)
{
    m_began = m_last = m_facts.began.value_or(zero);
    if (m_own.has())
        m_step = Step::Request;
    if (m_own.has() && m_facts.request.empty())
        m_step = Step::Response;
}

// Steps -------------------------------------------------------------------------------------------

std::optional<UnixTime> HarConnection::wireAt() const
{
    const UnixTime connected = m_began + m_facts.connect.count();
    const UnixTime asked = connected + m_facts.send.count();
    switch (m_step) {
    case Step::Connecting: return m_began;
    case Step::Connected: return connected;
    case Step::Request: return asked;
    case Step::Response: return asked + m_facts.wait.count();
    case Step::Messages: return std::max(m_message->at, m_last);
    case Step::Close: return std::max(m_facts.close && m_facts.close->at ? *m_facts.close->at : 0, m_last);
    case Step::Over: break;
    }
    return std::nullopt;
}

/// At the same time numbers tell: where none is missing, nothing passed on the wire in between. And what came
/// is told to the application before anything else happens.
bool HarConnection::ownIsNext() const
{
    const auto own = m_own.nextAt(), wire = wireAt();
    if (!own || !wire || !isSameTime(*own, *wire))
        return own && (!wire || *own < *wire);
    return m_own.nextIsOpening() || (m_step == Step::Response && m_own.nextIsAnswering()) ||
           (m_hasReceived && isSameTime(m_last, *own) && m_own.nextFollowsFrame()) ||
           m_own.missingBefore() <= m_sinceOwn;
}

std::optional<UnixTime> HarConnection::nextAt() const { return ownIsNext() ? m_own.nextAt() : wireAt(); }

void HarConnection::play(MonotonicTime now)
{
    m_emit.now = now;
    if (!ownIsNext()) {
        m_last = *wireAt();
        m_hasReceived = false;
        m_sinceOwn += m_step == Step::Messages && !isControl(m_message->opcode) ? 2 : 1;
        playWire();
        return;
    }
    m_sinceOwn = 0;
    m_own.play([this](const Event& event) {
        Event mine = event;
        mine.at = m_emit.now;
        mine.connection = m_emit.connection;
        if (mine.side == m_emit.side && mine.kind() == EventKind::Callback)
            m_hasReceived = false;
        if (mine.side == m_emit.side)
            m_emit.phase = mine.phase;
        if (auto* sent = std::get_if<event::FrameSent>(&mine.body))
            placeControl(*sent, m_sentOffset);
        if (auto* received = std::get_if<event::FrameReceived>(&mine.body)) {
            placeControl(*received, m_receivedOffset);
            m_hasReceived = true;
        }
        m_emit.sink.accept(mine);
    });
}

/// A control frame of ours, in the stream that is made up anew.
void HarConnection::placeControl(event::Frame& frame, std::uint64_t& offset)
{
    const auto header = readFrameHeader(frame.header);
    m_closeSeen |= header && header->opcode == Opcode::Close;
    frame.offset = offset;
    offset += frame.header.size() + frame.arrived;
}

void HarConnection::playWire()
{
    switch (m_step) {
    case Step::Connecting:
        m_emit.move(Trigger::ConnectStarted);
        m_emit(event::Connecting{m_facts.url});
        break;
    case Step::Connected: connected(); break;
    case Step::Request: m_emit(event::Request{m_facts.request}); break;
    case Step::Response: response(); break;
    case Step::Messages:
        message(*m_message);
        loadMessage();
        break;
    case Step::Close: close(); break;
    case Step::Over: break;
    }
    advance();
}

/// To the next step for which there is something to tell.
void HarConnection::advance()
{
    const bool stays = m_step == Step::Messages && m_message;
    if (!stays && m_step != Step::Over)
        m_step = static_cast<Step>(static_cast<int>(m_step) + 1);
    if (m_step == Step::Request && (m_facts.request.empty() || neverConnected()))
        m_step = Step::Response;
    if (m_step == Step::Response && m_facts.response.empty())
        m_step = Step::Messages;
    if (m_step == Step::Messages && !m_message)
        m_step = Step::Close;
}

void HarConnection::loadMessage()
{
    m_message.reset();
    while (!m_message && m_nextMessage < m_entry.messages.size()) {
        const auto text = textAt(m_source, m_entry.messages[m_nextMessage++], JsonReading::maxSize);
        if (!text) {
            ++m_counts.tooLarge;
            continue;
        }
        auto read = readHarMessage(*text);
        if (auto* message = std::get_if<HarMessage>(&read))
            m_message = std::move(*message);
        else
            ++(std::get<HarFlaw>(read) == HarFlaw::BadBase64 ? m_counts.badBase64 : m_counts.unreadable);
    }
}

// The beginning -----------------------------------------------------------------------------------

void HarConnection::connected()
{
    if (neverConnected()) {
        m_emit.move(Trigger::TcpEnded);
        m_emit(event::ConnectFailed{causeOf(m_facts.error), m_facts.error});
        return;
    }
    m_emit.move(Trigger::TcpConnected);
    m_emit(event::Connected{{}, m_facts.remote});
}

/// A 101 that was followed by messages was good enough for the client, and so is one whose headers the file
/// leaves out. What ours tells of a refusal comes back with its own events.
void HarConnection::response()
{
    const HttpHead head = parseHead(HeadKind::Response, m_facts.response);
    const HttpHead request = parseHead(HeadKind::Request, m_facts.request);
    const RuleSet failed = judgeResponse(head, offerIn(request)).failed;
    const bool upgraded = head.status() == 101;
    const bool taken = upgraded && (failed.empty() || m_message || head.lines().empty());
    if (taken)
        m_emit.move(Trigger::UpgradeAccepted);
    m_emit(event::Response{head.status(), head.raw(), upgraded ? std::string_view() : m_facts.body});
    if (!taken && !m_own.has())
        m_emit(event::ResponseRefused{failed});
}

// Messages ----------------------------------------------------------------------------------------

void HarConnection::message(const HarMessage& message)
{
    if (message.type == HarMessage::Type::Error)
        return error(message);
    const bool byClient = message.type == HarMessage::Type::Send;
    const bool sent = byClient == (m_emit.side == Side::Client);
    frame(message.opcode, message.data, sent, message.cut, message.compressed);
    const event::Message whole{message.opcode, message.data.size() + message.cut, 1, message.data};
    if (message.opcode != Opcode::Text && message.opcode != Opcode::Binary)
        return;
    if (sent)
        m_emit(event::MessageSent{whole});
    else
        m_emit(event::MessageReceived{whole});
}

/// What the browser told of a failure. Ours tells that as findings.
void HarConnection::error(const HarMessage& message)
{
    if (m_own.has())
        return;
    event::Callback callback{.name = CallbackName::OnError, .stack = "HAR", .called = "error"};
    callback.reason = std::string_view(message.data).substr(0, maxError);
    m_emit(callback);
}

/// The header is that of a sound frame; a mask of zeros stands for the one that is not known.
void HarConnection::frame(Opcode opcode, std::string_view payload, bool sent, std::uint64_t cut,
                          bool compressed)
{
    FrameHeader header = wellFormed(opcode, payload.size() + cut);
    header.masked = sent == (m_emit.side == Side::Client);
    header.rsv = compressed ? compressedBit : 0;
    std::string bytes;
    appendFrameHeader(bytes, header);
    std::uint64_t& offset = sent ? m_sentOffset : m_receivedOffset;
    const event::Frame frame{bytes, offset, header.length, payload};
    offset += bytes.size() + header.length;
    m_hasReceived = !sent;
    m_emit.move(Trigger::UpgradeAccepted);
    if (opcode == Opcode::Close) {
        m_closeSeen = true;
        m_emit.move(sent ? Trigger::CloseSent : Trigger::CloseReceived);
    }
    if (sent)
        m_emit(event::FrameSent{frame});
    else
        m_emit(event::FrameReceived{frame});
}

// The end -----------------------------------------------------------------------------------------

/// Who closed first a HAR does not say: the close frame is told as received. The end of TCP of ours comes
/// back with its own events.
void HarConnection::close()
{
    if (!m_facts.close) {
        m_counts.unknownEnds += m_own.has() || m_emit.phase != Phase::Open ? 0 : 1;
        return;
    }
    const HarClose& told = *m_facts.close;
    const bool aborted = told.aborted || told.code == close_code::abnormal;
    if (!aborted && !m_closeSeen) {
        ++m_counts.guessedCloses;
        const std::string payload =
            told.code && *told.code != close_code::noStatus ? closePayload(*told.code, told.reason) : "";
        frame(Opcode::Close, payload, false, 0, false);
    }
    if (m_own.has())
        return;
    m_emit.move(Trigger::TcpEnded);
    if (aborted)
        m_emit(event::ConnectionLost{Cause::TcpError, "aborted"});
    else
        m_emit(event::FinReceived{});
}

} // namespace lifeline
