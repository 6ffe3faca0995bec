// The table of rules: ids, sections, statuses, titles.
#include "wire/upgrade_rules.h"

#include <algorithm>
#include <array>

namespace lifeline {

namespace {

using enum UpgradeRule;

// clang-format off
constexpr std::array<UpgradeRuleInfo, upgradeRuleCount> table{{
    {BareLf, "bare-lf", "RFC 9112 2.2", 400, "a line ends with LF alone instead of CRLF"},
    {ObsFold, "obs-fold", "RFC 9112 5.2", 400, "a header line begins with white space (obsolete line folding)"},
    {NulByte, "nul-byte", "RFC 9110 5.5", 400, "there is a NUL byte in the head"},
    {BadStartLine, "bad-start-line", "RFC 9112 2.1", 400, "the first line is not an HTTP start line"},
    {BadHeaderLine, "bad-header-line", "RFC 9112 5", 400, "a header line is malformed"},
    {TargetTooLong, "target-too-long", "RFC 9112 3", 414, "the request target is longer than allowed"},
    {HeadTooLarge, "head-too-large", "RFC 6585 5", 431, "the head is larger than allowed"},
    {TooManyHeaders, "too-many-headers", "RFC 6585 5", 431, "there are more than 256 header lines"},
    {IncompleteHead, "incomplete-head", "RFC 9112 8", 400, "the head ended before its empty line"},
    {NotHttp, "not-http", "RFC 9112 2.1", 400, "the bytes are not HTTP"},

    {NotAnUpgrade, "not-an-upgrade", "4.2.1", 426, "the request does not ask for an upgrade to websocket"},
    {MethodNotGet, "method-not-get", "4.2.1", 405, "the method is not GET"},
    {HttpVersionTooLow, "http-version-too-low", "4.2.1", 400, "the HTTP version is below 1.1"},
    {TargetInvalid, "target-invalid", "4.2.1", 400, "the request target is neither a path nor an http(s) or ws(s) address"},
    {MissingHost, "missing-host", "4.2.1", 400, "the Host header is missing"},
    {DuplicateHost, "duplicate-host", "RFC 9112 3.2", 400, "there is more than one Host header"},
    {InvalidHost, "invalid-host", "RFC 9112 3.2", 400, "the Host header does not name a host"},
    {MissingConnection, "missing-connection", "4.2.1", 400, "the Connection header is missing"},
    {ConnectionNotUpgrade, "connection-not-upgrade", "4.2.1", 400, "the Connection header does not include Upgrade"},
    {MissingKey, "missing-key", "4.2.1", 400, "the Sec-WebSocket-Key header is missing"},
    {DuplicateKey, "duplicate-key", "11.3.1", 400, "there is more than one Sec-WebSocket-Key header"},
    {InvalidKey, "invalid-key", "4.2.1", 400, "the Sec-WebSocket-Key is not 16 bytes in base64"},
    {MissingVersion, "missing-version", "4.2.1", 426, "the Sec-WebSocket-Version header is missing"},
    {UnsupportedVersion, "unsupported-version", "4.4", 426, "the Sec-WebSocket-Version is not 13"},
    {DuplicateVersion, "duplicate-version", "11.3.5", 400, "there is more than one Sec-WebSocket-Version header"},
    {RequestHasBody, "request-has-body", "RFC 9110 9.3.1", 400, "the request announces a body"},
    {OriginNotAllowed, "origin-not-allowed", "4.2.2", 403, "the Origin is not allowed here"},

    {StatusNot101, "status-not-101", "4.1", 0, "the status is not 101"},
    {ResponseHttpVersionTooLow, "response-http-version-too-low", "RFC 9110 15.2", 0, "the response's HTTP version is below 1.1"},
    {MissingUpgrade, "missing-upgrade", "4.1", 0, "the response's Upgrade header is missing"},
    {UpgradeNotWebsocket, "upgrade-not-websocket", "4.1", 0, "the response's Upgrade header is not websocket"},
    {ResponseMissingConnection, "response-missing-connection", "4.1", 0, "the response's Connection header is missing"},
    {ResponseConnectionNotUpgrade, "response-connection-not-upgrade", "4.1", 0, "the response's Connection header does not include Upgrade"},
    {MissingAccept, "missing-accept", "4.1", 0, "the Sec-WebSocket-Accept header is missing"},
    {DuplicateAccept, "duplicate-accept", "11.3.3", 0, "there is more than one Sec-WebSocket-Accept header"},
    {WrongAccept, "wrong-accept", "4.1", 0, "the Sec-WebSocket-Accept does not match the key"},
    {UnrequestedExtension, "unrequested-extension", "4.1", 0, "the response names an extension that was not offered"},
    {UnrequestedSubprotocol, "unrequested-subprotocol", "4.1", 0, "the response names a subprotocol that was not offered"},
    {DuplicateSubprotocol, "duplicate-subprotocol", "11.3.4", 0, "there is more than one Sec-WebSocket-Protocol header in the response"},
}};
// clang-format on

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].rule) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

} // namespace

std::span<const UpgradeRuleInfo> upgradeRules() { return table; }

const UpgradeRuleInfo& info(UpgradeRule rule) { return table[static_cast<std::size_t>(rule)]; }

std::optional<UpgradeRule> upgradeRuleFromId(std::string_view id)
{
    const auto row =
        std::find_if(table.begin(), table.end(), [id](const UpgradeRuleInfo& i) { return i.id == id; });
    return row == table.end() ? std::nullopt : std::optional(row->rule);
}

std::vector<UpgradeRule> RuleSet::rules() const
{
    std::vector<UpgradeRule> rules;
    rules.reserve(size());
    for (const UpgradeRuleInfo& row : table) {
        if (has(row.rule))
            rules.push_back(row.rule);
    }
    return rules;
}

} // namespace lifeline
