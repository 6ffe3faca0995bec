// Reads the parts of a HAR entry. What is absent or of another type than HAR has it is passed over, as
// browsers do that read HAR.
#pragma once

#include "base/json_reading.h"
#include "formats/har_index.h"
#include "wire/frame.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifeline {

/// Nanoseconds since 1970.
using UnixTime = std::int64_t;

/// How a HAR of HTTP Toolkit, or of ours, tells the end.
struct HarClose {
    bool aborted = false; // without a close frame
    std::optional<std::uint16_t> code;
    std::string reason;
    std::optional<UnixTime> at;
};

/// What an entry tells besides its messages. Heads are rebuilt as HTTP/1.1.
struct HarFacts {
    std::string url, remote;
    std::string request, response, body; // heads end with their empty line; empty: there is none
    int status = 0;
    std::string error; // "_error" of the response: "net::ERR_CONNECTION_REFUSED"
    std::optional<UnixTime> began;
    Duration connect{}, send{}, wait{}; // up to the connection, the request, the answer
    std::optional<HarClose> close;
};

HarFacts readHarFacts(ByteSource& source, const HarEntryIndex& entry);

/// One of "_webSocketMessages".
struct HarMessage {
    enum class Type : std::uint8_t { Send, Receive, Error } type = Type::Send;
    UnixTime at = 0;
    Opcode opcode = Opcode::Text;
    std::string data;      // decoded; of an error its words
    std::uint64_t cut = 0; // bytes that ours did not keep
    bool compressed = false;
};

/// Why a message was passed over.
enum class HarFlaw : std::uint8_t { Unreadable, BadBase64 };

/// All of "type", "time", "opcode" and "data" must be there and fit, as for Chrome.
std::variant<HarMessage, HarFlaw> readHarMessage(std::string_view text);

/// "1700000000.123456789": seconds, exact to the nanosecond; nullopt below 0 or above the year 2255.
std::optional<UnixTime> unixTimeIn(std::string_view number);
/// "2026-11-22T18:54:00.000Z", or with an offset.
std::optional<UnixTime> unixTimeOfIso(std::string_view text);

} // namespace lifeline
