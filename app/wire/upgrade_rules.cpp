#include "wire/upgrade_rules.h"

#include "base/byte_text.h"
#include "wire/handshake.h"

#include <algorithm>
#include <array>

namespace lifeline {

namespace {

constexpr std::string_view websocket = "websocket";
constexpr std::size_t keyBytes = 16;
constexpr std::size_t maxExtensions = 64;

constexpr std::array<UpgradeRule, 8> ruleOfFlaw{
    UpgradeRule::BareLf,       UpgradeRule::ObsFold,        UpgradeRule::NulByte,
    UpgradeRule::BadStartLine, UpgradeRule::BadHeaderLine,  UpgradeRule::TargetTooLong,
    UpgradeRule::HeadTooLarge, UpgradeRule::TooManyHeaders,
};
static_assert(static_cast<std::size_t>(HeadFlaw::TooManyHeaders) + 1 == ruleOfFlaw.size());

RuleSet flawsOf(const HttpHead& head)
{
    RuleSet failed;
    for (const HeadFinding& finding : head.findings())
        failed.add(ruleOfFlaw[static_cast<std::size_t>(finding.flaw)]);
    return failed;
}

/// What can be said of a head that never reached its empty line.
RuleSet incomplete(const HttpHead& head)
{
    RuleSet failed;
    if (!head.beginsLikeHttp()) {
        failed.add(UpgradeRule::NotHttp);
        return failed;
    }
    failed = flawsOf(head);
    if (!failed.has(UpgradeRule::HeadTooLarge) && !failed.has(UpgradeRule::TargetTooLong))
        failed.add(UpgradeRule::IncompleteHead);
    return failed;
}

/// Calls `visit` with the value of every line of that name.
template <class Visit> void forEachValue(const HttpHead& head, std::string_view name, Visit visit)
{
    for (const HeaderLine& line : head.lines()) {
        if (equalsIgnoreCase(line.name, name))
            visit(line.value);
    }
}

/// The rules a header breaks by not being there, or by being there more than once.
void judgeOnce(const HttpHead& head, std::string_view name, UpgradeRule missing, UpgradeRule duplicate,
               RuleSet& failed)
{
    const std::size_t count = head.count(name);
    if (count == 0)
        failed.add(missing);
    if (count > 1)
        failed.add(duplicate);
}

void judgeConnection(const HttpHead& head, UpgradeRule missing, UpgradeRule notUpgrade, RuleSet& failed)
{
    if (head.count("Connection") == 0)
        failed.add(missing);
    else if (!head.hasToken("Connection", "upgrade"))
        failed.add(notUpgrade);
}

// Requests ----------------------------------------------------------------------------------------

/// §4.2.1 item 1: a path, or a whole http(s) address; ws(s) is taken as well. The characters are those
/// browsers leave unescaped, so wider than RFC 3986, but no fragment.
bool isTarget(std::string_view target)
{
    const auto allowed = [](char c) { return c > 0x20 && c < 0x7F && c != '#'; };
    if (!std::all_of(target.begin(), target.end(), allowed))
        return false;
    if (target.starts_with('/'))
        return true;
    const std::size_t mark = target.find("://");
    if (mark == std::string_view::npos)
        return false;
    const std::string scheme = asciiLower(target.substr(0, mark));
    const std::string_view rest = target.substr(mark + 3);
    const bool known = scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss";
    return known && !rest.empty() && rest[0] != '/' && rest[0] != '?';
}

/// uri-host [":" port] by its characters only.
bool isHost(std::string_view value)
{
    const auto allowed = [](char c) {
        return c > 0x20 && c < 0x7F && std::string_view("/?#@\\\"<>^`{|},").find(c) == std::string_view::npos;
    };
    return !value.empty() && value[0] != ':' && std::all_of(value.begin(), value.end(), allowed);
}

bool isKey(std::string_view value)
{
    const auto bytes = value.size() == 24 ? fromBase64(value) : std::nullopt;
    return bytes && bytes->size() == keyBytes;
}

bool originAllowed(const HttpHead& head, const std::vector<std::string>& allowed)
{
    bool good = true;
    forEachValue(head, "Origin", [&](std::string_view value) {
        const auto same = [value](const std::string& origin) { return equalsIgnoreCase(origin, value); };
        good = good && (allowed.empty() || std::any_of(allowed.begin(), allowed.end(), same));
    });
    return good;
}

void judgeRequestLine(const HttpHead& head, RuleSet& failed)
{
    if (head.has(HeadFlaw::BadStartLine))
        return; // nothing of it can be read
    if (head.method() != "GET")
        failed.add(UpgradeRule::MethodNotGet);
    if (head.version() < 11)
        failed.add(UpgradeRule::HttpVersionTooLow);
    if (!isTarget(head.target()))
        failed.add(UpgradeRule::TargetInvalid);
}

void judgeHost(const HttpHead& head, RuleSet& failed)
{
    judgeOnce(head, "Host", UpgradeRule::MissingHost, UpgradeRule::DuplicateHost, failed);
    forEachValue(head, "Host", [&failed](std::string_view value) {
        if (!isHost(value))
            failed.add(UpgradeRule::InvalidHost);
    });
}

void judgeKey(const HttpHead& head, RuleSet& failed)
{
    judgeOnce(head, "Sec-WebSocket-Key", UpgradeRule::MissingKey, UpgradeRule::DuplicateKey, failed);
    forEachValue(head, "Sec-WebSocket-Key", [&failed](std::string_view value) {
        if (!isKey(value))
            failed.add(UpgradeRule::InvalidKey);
    });
}

void judgeVersion(const HttpHead& head, RuleSet& failed)
{
    judgeOnce(head, "Sec-WebSocket-Version", UpgradeRule::MissingVersion, UpgradeRule::DuplicateVersion,
              failed);
    forEachValue(head, "Sec-WebSocket-Version", [&failed](std::string_view value) {
        if (value != "13")
            failed.add(UpgradeRule::UnsupportedVersion);
    });
}

/// Calls `visit` with each element of the comma-separated lists of that name.
template <class Visit> void forEachElement(const HttpHead& head, std::string_view name, Visit visit)
{
    forEachValue(head, name, [&visit](std::string_view list) {
        for (std::size_t begin = 0; begin <= list.size();) {
            const std::size_t end = std::min(list.find(',', begin), list.size());
            visit(trimmed(list.substr(begin, end - begin)));
            begin = end + 1;
        }
    });
}

/// §4.2.2 item 5.5: the first the server speaks of those the client asked for. Case-sensitive, unlike
/// hasToken().
std::string chooseSubprotocol(const HttpHead& head, const std::vector<std::string>& spoken)
{
    std::size_t best = spoken.size();
    forEachElement(head, "Sec-WebSocket-Protocol", [&](std::string_view asked) {
        const auto match =
            std::find(spoken.begin(), spoken.begin() + static_cast<std::ptrdiff_t>(best), asked);
        best = static_cast<std::size_t>(match - spoken.begin());
    });
    return best < spoken.size() ? spoken[best] : std::string();
}

// Responses ---------------------------------------------------------------------------------------

/// §4.1 item 2 asks for this value, not for a list that holds it.
void judgeResponseUpgrade(const HttpHead& head, RuleSet& failed)
{
    if (head.count("Upgrade") == 0)
        failed.add(UpgradeRule::MissingUpgrade);
    forEachValue(head, "Upgrade", [&failed](std::string_view value) {
        if (!equalsIgnoreCase(value, websocket))
            failed.add(UpgradeRule::UpgradeNotWebsocket);
    });
}

void judgeAccept(const HttpHead& head, const std::string& key, RuleSet& failed)
{
    const std::string accept = acceptFor(key);
    judgeOnce(head, "Sec-WebSocket-Accept", UpgradeRule::MissingAccept, UpgradeRule::DuplicateAccept, failed);
    forEachValue(head, "Sec-WebSocket-Accept", [&](std::string_view value) {
        if (value != accept || accept.empty())
            failed.add(UpgradeRule::WrongAccept);
    });
}

void judgeExtensions(const HttpHead& head, const std::vector<std::string>& offered, RuleSet& failed)
{
    const std::vector<std::string> named = extensionsIn(head);
    const auto unrequested = [&](const std::string& name) {
        return std::find(offered.begin(), offered.end(), name) == offered.end();
    };
    const bool any = head.count("Sec-WebSocket-Extensions") > 0;
    if ((any && offered.empty()) || std::any_of(named.begin(), named.end(), unrequested))
        failed.add(UpgradeRule::UnrequestedExtension);
}

std::string judgeSubprotocol(const HttpHead& head, const std::vector<std::string>& offered, RuleSet& failed)
{
    constexpr std::string_view name = "Sec-WebSocket-Protocol";
    if (head.count(name) > 1)
        failed.add(UpgradeRule::DuplicateSubprotocol);
    forEachValue(head, name, [&](std::string_view value) {
        if (std::find(offered.begin(), offered.end(), value) == offered.end())
            failed.add(UpgradeRule::UnrequestedSubprotocol);
    });
    return std::string(head.value(name).value_or(""));
}

} // namespace

int RequestVerdict::status() const
{
    const std::vector<UpgradeRule> rules = failed.rules();
    if (rules.empty())
        return 101;
    for (const int status : {426, 414, 431}) {
        if (std::any_of(rules.begin(), rules.end(),
                        [status](UpgradeRule r) { return info(r).status == status; }))
            return status;
    }
    return info(rules.front()).status;
}

RequestVerdict judgeRequest(const HttpHead& head, const ServerPolicy& policy, bool complete)
{
    RequestVerdict verdict;
    verdict.failed = complete ? flawsOf(head) : incomplete(head);
    verdict.headMethod = head.method() == "HEAD";
    verdict.key = head.value("Sec-WebSocket-Key").value_or("");
    if (!complete)
        return verdict;
    verdict.asksForUpgrade = head.hasToken("Upgrade", websocket);
    if (!verdict.asksForUpgrade) {
        verdict.failed.add(UpgradeRule::NotAnUpgrade);
        return verdict;
    }
    judgeRequestLine(head, verdict.failed);
    judgeHost(head, verdict.failed);
    judgeConnection(head, UpgradeRule::MissingConnection, UpgradeRule::ConnectionNotUpgrade, verdict.failed);
    judgeKey(head, verdict.failed);
    judgeVersion(head, verdict.failed);
    if (announcesBody(head))
        verdict.failed.add(UpgradeRule::RequestHasBody);
    if (!originAllowed(head, policy.allowedOrigins))
        verdict.failed.add(UpgradeRule::OriginNotAllowed);
    verdict.subprotocol = chooseSubprotocol(head, policy.subprotocols);
    return verdict;
}

bool announcesBody(const HttpHead& head)
{
    bool body = head.count("Transfer-Encoding") > 0;
    forEachValue(head, "Content-Length", [&body](std::string_view value) {
        body = body || value.empty() || value.find_first_not_of('0') != std::string_view::npos;
    });
    return body;
}

ClientOffer offerIn(const HttpHead& request)
{
    ClientOffer offer;
    offer.key = request.value("Sec-WebSocket-Key").value_or("");
    forEachElement(request, "Sec-WebSocket-Protocol",
                   [&offer](std::string_view name) { offer.subprotocols.emplace_back(name); });
    offer.extensions = extensionsIn(request);
    return offer;
}

std::vector<std::string> extensionsIn(const HttpHead& head)
{
    std::vector<std::string> names;
    forEachElement(head, "Sec-WebSocket-Extensions", [&names](std::string_view extension) {
        if (names.size() < maxExtensions)
            names.emplace_back(trimmed(extension.substr(0, extension.find(';'))));
    });
    return names;
}

ResponseVerdict judgeResponse(const HttpHead& head, const ClientOffer& offer, bool complete)
{
    ResponseVerdict verdict;
    verdict.failed = complete ? flawsOf(head) : incomplete(head);
    if (!complete || head.has(HeadFlaw::BadStartLine))
        return verdict;
    if (head.status() != 101) {
        verdict.failed.add(UpgradeRule::StatusNot101);
        return verdict;
    }
    if (head.version() < 11)
        verdict.failed.add(UpgradeRule::ResponseHttpVersionTooLow);
    judgeResponseUpgrade(head, verdict.failed);
    judgeConnection(head, UpgradeRule::ResponseMissingConnection, UpgradeRule::ResponseConnectionNotUpgrade,
                    verdict.failed);
    judgeAccept(head, offer.key, verdict.failed);
    judgeExtensions(head, offer.extensions, verdict.failed);
    verdict.subprotocol = judgeSubprotocol(head, offer.subprotocols, verdict.failed);
    return verdict;
}

} // namespace lifeline
