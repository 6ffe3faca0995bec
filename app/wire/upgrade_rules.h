// The opening handshake judged rule by rule: the request as a server must (RFC 6455 §4.2.1), the response as
// a client must (§4.1, "Once the client's opening handshake has been sent").
#pragma once

#include "wire/http_head.h"

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

// clang-format off
/// Each rule an upgrade can break. Public ids stand in upgrade_rule_table.cpp.
enum class UpgradeRule : std::uint8_t {
    // The head as such
    BareLf, ObsFold, NulByte, BadStartLine, BadHeaderLine, TargetTooLong, HeadTooLarge, TooManyHeaders,
    IncompleteHead,       // it ended before its empty line
    NotHttp,              // garbage or a TLS ClientHello instead of HTTP
    // Requests
    NotAnUpgrade,         // a plain request: Upgrade does not name websocket
    MethodNotGet, HttpVersionTooLow, TargetInvalid, MissingHost, DuplicateHost, InvalidHost,
    MissingConnection, ConnectionNotUpgrade, MissingKey, DuplicateKey, InvalidKey,
    MissingVersion, UnsupportedVersion, DuplicateVersion, RequestHasBody, OriginNotAllowed,
    // Responses
    StatusNot101, ResponseHttpVersionTooLow, MissingUpgrade, UpgradeNotWebsocket,
    ResponseMissingConnection, ResponseConnectionNotUpgrade,
    MissingAccept, DuplicateAccept, WrongAccept,
    UnrequestedExtension, UnrequestedSubprotocol, DuplicateSubprotocol,
};
// clang-format on

inline constexpr std::size_t upgradeRuleCount =
    static_cast<std::size_t>(UpgradeRule::DuplicateSubprotocol) + 1;

struct UpgradeRuleInfo {
    UpgradeRule rule;
    std::string_view id;      // stable, kebab-case, public: "missing-key"
    std::string_view section; // "4.2.1", or "RFC 9112 2.2" where the rule is HTTP's
    int status;               // what a server answers when this rule fails; 0 for rules about responses only
    std::string_view title;   // short English for a refusal's body: "the Sec-WebSocket-Key header is missing"
};

std::span<const UpgradeRuleInfo> upgradeRules();
const UpgradeRuleInfo& info(UpgradeRule rule);
std::optional<UpgradeRule> upgradeRuleFromId(std::string_view id);

/// A set of rules, small enough to travel in an event.
class RuleSet {
public:
    constexpr RuleSet() = default;
    constexpr explicit RuleSet(std::uint64_t bits) : m_bits(bits) {}

    constexpr void add(UpgradeRule rule) { m_bits |= bit(rule); }
    constexpr bool has(UpgradeRule rule) const { return (m_bits & bit(rule)) != 0; }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr std::size_t size() const { return static_cast<std::size_t>(std::popcount(m_bits)); }
    constexpr std::uint64_t bits() const { return m_bits; }
    /// In the order of the enumeration.
    std::vector<UpgradeRule> rules() const;

    friend constexpr bool operator==(RuleSet, RuleSet) = default;

private:
    static constexpr std::uint64_t bit(UpgradeRule rule)
    {
        return std::uint64_t{1} << static_cast<unsigned>(rule);
    }
    std::uint64_t m_bits = 0;
};
static_assert(upgradeRuleCount <= 64);

struct ServerPolicy {
    std::vector<std::string> subprotocols;   // what the server speaks, best first; empty: none
    std::vector<std::string> allowedOrigins; // empty: any
};

struct RequestVerdict {
    RuleSet failed;
    bool asksForUpgrade = false; // a complete head whose Upgrade names websocket, however bad the rest
    std::string key;             // Sec-WebSocket-Key as sent; empty when there is none
    std::string subprotocol;     // the one chosen; empty: none
    bool headMethod = false;     // asked with HEAD: the answer has no body (RFC 9110 §9.3.2)
    bool accepted() const { return failed.empty(); }
    /// 101 when accepted. 426 when a rule of status 426 failed (the version, or NotAnUpgrade), else 414 or
    /// 431 when the target was too long or the head too large, else the status of the first failed rule in
    /// the table.
    int status() const;
};

/// §4.2.1 and §4.2.2. `complete` is false for a head that ended early or was refused by the reader; then only
/// NotHttp, or the flaws of the head with IncompleteHead unless it was too large, are reported. A plain
/// request fails NotAnUpgrade and flaws of its head only. An absent Origin is allowed: it comes from no
/// browser (§10.2).
RequestVerdict judgeRequest(const HttpHead& head, const ServerPolicy& policy, bool complete = true);

struct ClientOffer {
    std::string key;                          // the Sec-WebSocket-Key sent
    std::vector<std::string> subprotocols;    // offered
    std::vector<std::string> extensions = {}; // names of those offered; none by a client of ours
};

struct ResponseVerdict {
    RuleSet failed;
    std::string subprotocol; // chosen by the server; empty: none
    bool accepted() const { return failed.empty(); }
};

/// §4.1. With a status other than 101 only StatusNot101 (and flaws of the head) are reported: the other rules
/// are about 101. Where no extension was offered, any Sec-WebSocket-Extensions is unrequested. `complete` as
/// for judgeRequest().
ResponseVerdict judgeResponse(const HttpHead& head, const ClientOffer& offer, bool complete = true);

/// Whether a body follows the head; a length that cannot be read may be one.
bool announcesBody(const HttpHead& head);
/// What a request offers, as its header lines say it.
ClientOffer offerIn(const HttpHead& request);
/// The names in all Sec-WebSocket-Extensions lines (§9.1), without their parameters; the first 64.
std::vector<std::string> extensionsIn(const HttpHead& head);

} // namespace lifeline
