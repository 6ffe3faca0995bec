#include "lifecycle/upgrade_exchange.h"

#include <algorithm>

namespace lifeline {

UpgradeExchange::UpgradeExchange(Side side, const PeerProfile& profile)
    : m_side(side), m_profile(profile),
      m_reader(side == Side::Server ? HeadKind::Request : HeadKind::Response)
{
}

void UpgradeExchange::begin(RandomSource& random, Emitter& emit, std::string& out)
{
    m_key = makeKey(random);
    const std::string request = upgradeRequest(m_profile.url, m_key, m_profile.request);
    out += request;
    emit(event::Request{request});
}

UpgradeExchange::Progress UpgradeExchange::receive(std::string_view bytes, std::string_view& rest,
                                                   Emitter& emit, std::string& out)
{
    rest = bytes;
    if (m_refused)
        return readBody(rest, emit);
    for (;;) {
        std::size_t consumed = 0;
        const auto progress = m_reader.feed(rest, consumed);
        rest.remove_prefix(consumed);
        if (progress == HttpHeadReader::Progress::NeedMore)
            return Progress::NeedMore;
        const bool complete = progress == HttpHeadReader::Progress::Complete;
        if (m_side == Side::Server)
            return judgeRequestHead(complete, emit, out);
        HttpHead head = m_reader.take();
        if (!complete || !isPassedOver(head))
            return judgeResponseHead(std::move(head), complete, rest, emit);
        emit(event::Response{head.status(), head.raw(), {}});
    }
}

UpgradeExchange::Progress UpgradeExchange::judgeRequestHead(bool complete, Emitter& emit, std::string& out)
{
    const HttpHead head = m_reader.take();
    const RequestVerdict verdict = judgeRequest(head, m_profile.policy, complete);
    emit(event::Request{head.raw()});
    if (!verdict.accepted()) {
        emit.move(Trigger::UpgradeRefused);
        emit(event::RequestRefused{verdict.status(), verdict.failed});
        const std::string answer = refusal(verdict);
        const std::size_t headSize = std::min(answer.find("\r\n\r\n"), answer.size() - 4) + 4;
        emit(event::Response{verdict.status(), std::string_view(answer).substr(0, headSize),
                             std::string_view(answer).substr(headSize)});
        out += answer;
        return Progress::Refused;
    }
    const std::string answer = upgradeResponse(verdict);
    out += answer;
    emit.move(Trigger::UpgradeAccepted);
    emit(event::Response{101, answer, {}});
    return Progress::Accepted;
}

UpgradeExchange::Progress UpgradeExchange::judgeResponseHead(HttpHead head, bool complete,
                                                             std::string_view& rest, Emitter& emit)
{
    const ResponseVerdict verdict = judgeResponse(head, {m_key, m_profile.request.subprotocols}, complete);
    if (verdict.accepted()) {
        emit.move(Trigger::UpgradeAccepted);
        emit(event::Response{head.status(), head.raw(), {}});
        return Progress::Accepted;
    }
    m_failed = verdict.failed;
    m_body = complete && head.status() != 101 ? ResponseBody(head) : ResponseBody();
    m_refused.emplace(std::move(head));
    return readBody(rest, emit);
}

UpgradeExchange::Progress UpgradeExchange::readBody(std::string_view& rest, Emitter& emit)
{
    rest.remove_prefix(m_body.feed(rest));
    return m_body.complete() ? refuseResponse(emit) : Progress::NeedMore;
}

UpgradeExchange::Progress UpgradeExchange::refuseResponse(Emitter& emit)
{
    emit(event::Response{m_refused->status(), m_refused->raw(), m_body.bytes()});
    emit.move(Trigger::UpgradeRefused);
    emit(event::ResponseRefused{m_failed});
    m_refused.reset();
    return Progress::Refused;
}

bool UpgradeExchange::endOfStream(Emitter& emit)
{
    if (m_refused) {
        refuseResponse(emit);
        return true;
    }
    if (m_reader.empty())
        return false;
    const HttpHead head = m_reader.take();
    if (m_side == Side::Server)
        emit(event::Request{head.raw()});
    else
        emit(event::Response{head.status(), head.raw(), {}});
    return false;
}

void UpgradeExchange::timedOut(Emitter& emit, std::string& out)
{
    const bool requestBegun = m_side == Side::Server && anythingArrived();
    endOfStream(emit);
    if (!requestBegun)
        return;
    static constexpr std::string_view answer = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n"
                                               "Content-Length: 0\r\n\r\n";
    out += answer;
    emit(event::Response{408, answer, {}});
}

} // namespace lifeline
