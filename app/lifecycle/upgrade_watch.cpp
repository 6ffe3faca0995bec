#include "lifecycle/upgrade_watch.h"

#include "wire/handshake.h"

namespace lifeline {
namespace {

constexpr std::uint8_t allBits = 7;
constexpr std::uint8_t compressionBit = 4; // RFC 7692 §6

/// permessage-deflate takes RSV1; what another extension takes is not known here.
std::uint8_t bitsOf(const HttpHead& answer)
{
    std::uint8_t bits = 0;
    for (const std::string& name : extensionsIn(answer))
        bits |= name == "permessage-deflate" ? compressionBit : allBits;
    return bits;
}

} // namespace

// Requests ----------------------------------------------------------------------------------------

std::string_view UpgradeWatch::fromClient(std::string_view bytes)
{
    while (m_asking == Asking::Head && !bytes.empty()) {
        std::size_t consumed = 0;
        const auto progress = m_requests.feed(bytes, consumed);
        bytes.remove_prefix(consumed);
        if (progress != HttpHeadReader::Progress::NeedMore)
            takeRequest(progress == HttpHeadReader::Progress::Complete);
    }
    if (clientUpgraded())
        return bytes;
    if (m_asking == Asking::Asked)
        hold(bytes);
    return {};
}

void UpgradeWatch::takeRequest(bool whole)
{
    const HttpHead head = m_requests.take();
    m_request = judgeRequest(head, {}, whole);
    m_offer = offerIn(head);
    m_hasBody = announcesBody(head);
    m_asking = whole ? Asking::Asked : Asking::Raw;
    m_unanswered = true;
    m_emit(event::Request{head.raw()});
}

void UpgradeWatch::hold(std::string_view bytes)
{
    if (m_held.size() + bytes.size() <= maxHeld) {
        m_held += bytes;
        return;
    }
    m_asking = Asking::Raw;
    m_held = std::string();
}

void UpgradeWatch::clientEnded()
{
    if (m_asking != Asking::Head || m_requests.empty())
        return;
    takeRequest(false);
}

// Answers -----------------------------------------------------------------------------------------

std::string_view UpgradeWatch::fromServer(std::string_view bytes)
{
    while (!m_upgraded && !bytes.empty()) {
        switch (m_answering) {
        case Answering::Head: bytes = readHead(bytes); break;
        case Answering::Body:
            bytes.remove_prefix(m_body.feed(bytes));
            if (m_body.complete())
                endAnswer();
            break;
        case Answering::Raw: return {};
        }
    }
    return bytes;
}

/// What comes when nothing is asked any more is the rest of a body that was not waited for.
std::string_view UpgradeWatch::readHead(std::string_view bytes)
{
    if (m_answered > 0 && !m_unanswered) {
        m_answering = Answering::Raw;
        return {};
    }
    std::size_t consumed = 0;
    const auto progress = m_answers.feed(bytes, consumed);
    if (progress != HttpHeadReader::Progress::NeedMore)
        takeAnswer(m_answers.take(), progress == HttpHeadReader::Progress::Complete);
    return bytes.substr(consumed);
}

void UpgradeWatch::takeAnswer(HttpHead head, bool whole)
{
    if (whole && isPassedOver(head)) {
        m_emit(event::Response{head.status(), head.raw(), {}});
        return;
    }
    if (whole && head.status() == 101) {
        upgrade(head);
        return;
    }
    m_answerWhole = whole;
    m_body = whole && !m_request.headMethod ? ResponseBody(head) : ResponseBody();
    m_answer.emplace(std::move(head));
    m_answering = Answering::Body;
    if (m_body.complete())
        endAnswer();
}

/// A client that goes on although the 101 is wrong shows it with its first frame.
void UpgradeWatch::upgrade(const HttpHead& head)
{
    const RuleSet failed = judgeResponse(head, m_offer).failed;
    const bool refusable = m_emit.side == Side::Client && !failed.empty();
    m_upgraded = true;
    m_extensionBits = bitsOf(head);
    if (!refusable)
        m_emit.move(Trigger::UpgradeAccepted);
    m_emit(event::Response{head.status(), head.raw(), {}});
    if (refusable)
        m_emit(event::ResponseRefused{failed});
}

/// The phase stays: on the same connection another request may be granted.
void UpgradeWatch::endAnswer()
{
    const HttpHead head = std::move(*std::exchange(m_answer, std::nullopt));
    const bool refuses = m_emit.side == Side::Server && m_answerWhole && m_unanswered;
    if (refuses)
        m_emit(event::RequestRefused{head.status(), m_request.failed});
    m_emit(event::Response{head.status(), head.raw(), m_body.bytes()});
    if (m_emit.side == Side::Client)
        m_emit(event::ResponseRefused{judgeResponse(head, m_offer, m_answerWhole).failed});
    m_unanswered = false;
    m_answering = m_answerWhole && ++m_answered < maxAnswers ? Answering::Head : Answering::Raw;
    askAgain();
}

/// Behind a request that announced a body stands that body.
void UpgradeWatch::askAgain()
{
    if (m_asking != Asking::Asked)
        return;
    const bool goesOn = m_answering == Answering::Head && !m_hasBody;
    m_asking = goesOn ? Asking::Head : Asking::Raw;
    fromClient(takeHeld());
}

void UpgradeWatch::serverEnded()
{
    if (m_answer)
        endAnswer();
    else if (!m_upgraded && m_answering == Answering::Head && !m_answers.empty())
        takeAnswer(m_answers.take(), false);
}

} // namespace lifeline
