// The heads of an opening handshake judged as the side that gets them must (RFC 6455 §4), and told as
// moments.
#pragma once

#include "contracts/moment.h"

#include <string>
#include <string_view>

namespace lifeline {

/// A Request, or a BrokenRequest when it never became a whole head of acceptable size.
Moment requestMoment(std::string_view head);

/// What a client asked for, as its request tells it.
struct Asked {
    bool known = false; // false: the request was not seen; then nothing rests on it
    std::string key;
    std::vector<std::string> subprotocols;
};
Asked askedIn(std::string_view requestHead);

/// A Response, or a BrokenResponse.
Moment responseMoment(std::string_view head, const Asked& asked);

} // namespace lifeline
