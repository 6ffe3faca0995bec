// The texts of the opening handshake (RFC 6455 §1.3, §4).
#pragma once

#include "base/random_source.h"
#include "wire/upgrade_rules.h"
#include "wire/ws_url.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lifeline {

/// base64(SHA-1(key + GUID)), §4.2.2 item 5.4.
std::string acceptFor(std::string_view key);

/// 16 random bytes in base64, §4.1 item 7.
std::string makeKey(RandomSource& random);

/// Extra header lines in the order given; written as they are.
using HeaderList = std::vector<std::pair<std::string, std::string>>;

struct RequestOptions {
    std::vector<std::string> subprotocols;
    HeaderList headers; // one named as a standard header replaces it, another name is appended
};

/// A whole GET request, §4.1.
std::string upgradeRequest(const WsUrl& url, std::string_view key, const RequestOptions& options);

/// The 101 for an accepted request, §4.2.2.
std::string upgradeResponse(const RequestVerdict& verdict);

/// The answer to a refused request: status line, Connection: close, Sec-WebSocket-Version: 13, Upgrade:
/// websocket for 426, Content-Type: text/plain, Content-Length, and a body that names each failed rule with
/// id, words and section, one a line.
std::string refusal(const RequestVerdict& verdict);

/// 1xx but 101: another response follows (RFC 9110 §15.2).
constexpr bool isInterim(int status) { return status >= 100 && status < 200 && status != 101; }

/// RFC 9110 §15.2: a sound answer that comes before the final one, asked for or not.
inline bool isPassedOver(const HttpHead& head) { return isInterim(head.status()) && head.findings().empty(); }

/// "Bad Request" for 400 and so on; "Status" for codes without a name here.
std::string_view reasonPhrase(int status);

} // namespace lifeline
