// Any head must be judged without a crash, an accepted one must be what RFC 6455 asks for, and no answer of
// ours may be malformed or carry a peer's bytes. The same input is also read as an address.
//
// Input: one byte of options (bit 0: the server has a list of origins; bit 1: both sides speak subprotocols;
// bit 2: the head is said to be incomplete), then the head.
#include "base/byte_text.h"
#include "wire/handshake.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace lifeline;

namespace {

constexpr std::string_view ownKey = "dGhlIHNhbXBsZSBub25jZQ==";

void require(bool truth, const char* what)
{
    if (truth)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

bool contains(const std::vector<std::string>& list, const std::string& text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

void checkAccepted(const HttpHead& head, const RequestVerdict& verdict, const ServerPolicy& policy)
{
    require(fromBase64(verdict.key).value_or("").size() == 16, "the key of an accepted request is 16 bytes");
    require(verdict.asksForUpgrade && verdict.status() == 101, "an accepted request asked for it");
    require(head.findings().empty() && head.method() == "GET" && head.version() >= 11, "it is a good GET");
    require(head.count("Host") == 1 && head.hasToken("Connection", "upgrade"), "it has its headers");
    require(head.value("Sec-WebSocket-Version") == "13", "it is of version 13");
    require(verdict.subprotocol.empty() || contains(policy.subprotocols, verdict.subprotocol),
            "the subprotocol is one of the server's");
    const ClientOffer offer{verdict.key, policy.subprotocols};
    const HttpHead answer = parseHead(HeadKind::Response, upgradeResponse(verdict));
    require(judgeResponse(answer, offer).accepted(), "a client takes our 101");
}

void checkRefused(const RequestVerdict& verdict)
{
    const std::string text = refusal(verdict);
    const std::size_t end = text.find("\r\n\r\n") + 4;
    const HttpHead answer = parseHead(HeadKind::Response, text.substr(0, end));
    const std::string body = text.substr(end);
    require(answer.findings().empty(), "a refusal is without a flaw");
    require(answer.status() == verdict.status() && answer.status() >= 400, "a refusal has its status");
    require(verdict.headMethod ? body.empty() : answer.value("Content-Length") == std::to_string(body.size()),
            "a refusal has its length");
    for (const UpgradeRule rule : verdict.failed.rules())
        require(verdict.headMethod || body.find(std::string(info(rule).id) + ": ") != std::string::npos,
                "a refusal names every rule");
    RequestVerdict bare;
    bare.failed = verdict.failed;
    bare.headMethod = verdict.headMethod;
    require(refusal(bare) == text, "a refusal carries nothing of the request");
}

void checkRequest(std::string_view bytes, const ServerPolicy& policy, bool complete)
{
    const HttpHead head = parseHead(HeadKind::Request, std::string(bytes));
    const RequestVerdict verdict = judgeRequest(head, policy, complete);
    require(complete || (!verdict.accepted() && !verdict.asksForUpgrade),
            "an incomplete head is never accepted");
    require(!complete || verdict.asksForUpgrade != verdict.failed.has(UpgradeRule::NotAnUpgrade),
            "a request asks for an upgrade or is a plain one");
    if (verdict.accepted())
        checkAccepted(head, verdict, policy);
    else
        checkRefused(verdict);
}

void checkResponse(std::string_view bytes, const std::vector<std::string>& offered, bool complete)
{
    const HttpHead head = parseHead(HeadKind::Response, std::string(bytes));
    const ResponseVerdict verdict = judgeResponse(head, {std::string(ownKey), offered}, complete);
    require(complete || !verdict.accepted(), "an incomplete head is never accepted");
    if (!verdict.accepted())
        return;
    require(head.status() == 101 && head.findings().empty(), "an accepted response is a good 101");
    require(head.value("Sec-WebSocket-Accept") == acceptFor(ownKey), "it proves that it read the key");
    require(verdict.subprotocol.empty() || contains(offered, verdict.subprotocol),
            "it chose what was offered");
}

void checkAddress(std::string_view bytes)
{
    const auto result = parseWsUrl(bytes);
    const auto* url = std::get_if<WsUrl>(&result);
    if (url == nullptr)
        return;
    require(parseWsUrl(url->text()) == result, "an address reads back");
    const std::string request = upgradeRequest(*url, ownKey, {});
    require(judgeRequest(parseHead(HeadKind::Request, request), {}).accepted(), "a server takes our request");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    ServerPolicy policy;
    if ((data[0] & 1U) != 0)
        policy.allowedOrigins = {"https://a.example", "http://localhost"};
    if ((data[0] & 2U) != 0)
        policy.subprotocols = {"chat", "mqtt"};
    const bool complete = (data[0] & 4U) == 0;
    checkRequest(bytes, policy, complete);
    checkResponse(bytes, policy.subprotocols, complete);
    checkAddress(bytes);
    return 0;
}
