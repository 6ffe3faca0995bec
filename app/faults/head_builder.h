// The heads a script sends: a correct one, changed as the script asks (RFC 6455 §4).
#pragma once

#include "faults/step.h"

#include <string>
#include <string_view>

namespace lifeline {

/// What ${key} ${accept} ${host} ${port} ${target} stand for.
struct HeadWords {
    std::string key;    // of the request of this connection
    std::string host;   // "127.0.0.1:9001"
    std::string target; // "/"
};

/// Every ${…} of these names replaced; others stay as they are.
std::string withWords(std::string_view text, const HeadWords& words);

/// A client's request for an upgrade, its empty line included.
std::string scriptedRequest(const HeadEdit& edit, const HeadWords& words);

/// A server's response head, its empty line included; the body goes behind it. With any status but 101 it
/// says Connection: close, and how long the body is.
std::string scriptedResponse(const step::SendResponse& response, const HeadWords& words);

} // namespace lifeline
