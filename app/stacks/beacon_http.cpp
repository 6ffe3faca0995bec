#include "stacks/beacon_http.h"

#include "wire/handshake.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

/// nullopt where it is missing, doubled or no number.
std::optional<std::size_t> contentLength(const HttpHead& head)
{
    const std::string_view text = head.value("Content-Length").value_or(std::string_view());
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && head.count("Content-Length") == 1 ? std::optional(length) : std::nullopt;
}

/// The value of `token` in the query; empty when there is none.
std::string_view tokenIn(std::string_view target)
{
    std::string_view query = target.substr(std::min(target.find('?'), target.size()));
    while (!query.empty()) {
        query.remove_prefix(1);
        const std::string_view pair = query.substr(0, query.find('&'));
        if (pair.starts_with("token="))
            return pair.substr(6);
        query.remove_prefix(pair.size());
    }
    return {};
}

bool isReport(std::string_view target) { return target.substr(0, target.find('?')) == "/report"; }

} // namespace

bool sameSecret(std::string_view a, std::string_view b)
{
    unsigned difference = a.size() == b.size() ? 0U : 1U;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char other = b.empty() ? '\0' : b[i % b.size()];
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(other);
    }
    return difference == 0;
}

std::optional<BeaconRequest> BeaconHttp::feed(std::string_view bytes, std::size_t& consumed,
                                              std::string& answer)
{
    consumed = 0;
    if (!m_inBody) {
        const auto progress = m_head.feed(bytes, consumed);
        if (progress == HttpHeadReader::Progress::NeedMore)
            return std::nullopt;
        const HttpHead head = m_head.take();
        m_request = {};
        m_left = 0;
        if (progress == HttpHeadReader::Progress::Refused)
            refuse(BeaconFlaw::BadHttp, 400);
        else
            judge(head);
        m_inBody = true;
        if (m_left > 0 && !m_request.flaw && head.hasToken("Expect", "100-continue"))
            answer += "HTTP/1.1 100 Continue\r\n\r\n";
    }
    std::size_t taken = 0;
    auto request = takeBody(bytes.substr(consumed), taken);
    consumed += taken;
    return request;
}

std::optional<BeaconRequest> BeaconHttp::takeBody(std::string_view bytes, std::size_t& consumed)
{
    consumed = std::min(m_left, bytes.size());
    m_left -= consumed;
    if (!m_request.flaw && m_request.status == 0)
        m_request.body += bytes.substr(0, consumed);
    if (m_left > 0)
        return std::nullopt;
    m_inBody = false;
    return std::move(m_request);
}

void BeaconHttp::judge(const HttpHead& head)
{
    const auto length = contentLength(head);
    const bool bodyless = head.count("Content-Length") + head.count("Transfer-Encoding") == 0;
    m_request.last = head.version() != 11 || head.hasToken("Connection", "close");
    if (!head.findings().empty() || (!length && !bodyless)) {
        refuse(BeaconFlaw::BadHttp, 400);
    } else if (length && *length > maxBody) {
        refuse(BeaconFlaw::TooLong, 413);
    } else {
        m_left = length.value_or(0);
        judgePost(head);
    }
}

void BeaconHttp::judgePost(const HttpHead& head)
{
    if (head.method() == "OPTIONS") // a browser asks whether it may
        m_request.status = 204;
    else if (head.method() != "POST" || !isReport(head.target()) || !head.value("Content-Length"))
        refuse(BeaconFlaw::BadHttp, 400);
    else if (!sameSecret(tokenIn(head.target()), m_token))
        refuse(BeaconFlaw::WrongToken, 403);
}

void BeaconHttp::refuse(BeaconFlaw flaw, int status)
{
    m_request.flaw = flaw;
    m_request.status = status;
    m_request.last = true;
}

std::string beaconAnswer(int status, std::string_view sentence, bool last)
{
    std::string out = "HTTP/1.1 " + std::to_string(status) + " ";
    out.append(status == 204 ? "No Content" : status == 413 ? "Content Too Large" : reasonPhrase(status));
    out += "\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: POST\r\n"
           "Access-Control-Allow-Headers: *\r\nAccess-Control-Allow-Private-Network: true\r\n"
           "Access-Control-Max-Age: 600\r\nCache-Control: no-store\r\n";
    if (last)
        out += "Connection: close\r\n";
    if (status != 204) {
        out += "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " +
               std::to_string(sentence.empty() ? 0 : sentence.size() + 1) + "\r\n";
    }
    out += "\r\n";
    return status == 204 || sentence.empty() ? out : out.append(sentence).append("\n");
}

} // namespace lifeline
