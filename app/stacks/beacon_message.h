// One message of a beacon: a JSON object with five fields, read into a report or refused. README.md is the
// format for people, resources/schema/beacon.schema.json for programs.
#pragma once

#include "endpoints/lab.h"

#include <cstdint>
#include <json/json.h>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lifeline {

/// What is wrong with what a beacon sent.
enum class BeaconFlaw : std::uint8_t {
    WrongToken,
    NotJson,
    NotAnObject,
    MissingField,
    UnknownField, // of the message or of its detail
    BadField,     // the wrong type, empty, too long, or not printable
    TooLong,      // a line, a body, or too many messages in one
    HalfALine,    // the connection ended in it
    BadTime,      // detail.at is more than a minute ahead, or before the port was opened
    BadHttp,
    Flood, // more messages a second than are looked at, or more connections than are served
};
inline constexpr std::size_t beaconFlawCount = static_cast<std::size_t>(BeaconFlaw::Flood) + 1;

/// "wrong-token", "not-json" …: `why` of ReportRefused.
std::string_view beaconFlawId(BeaconFlaw flaw);
/// What to do about it, for the author of the beacon.
std::string_view beaconFlawSentence(BeaconFlaw flaw);

struct BeaconRefusal {
    BeaconFlaw why = BeaconFlaw::NotJson;
    StackReport report; // what could be read of it, cut
    std::uint32_t count = 1;
};
using BeaconItem = std::variant<StackReport, BeaconRefusal>;

/// Unix milliseconds: when the port was opened, and when the message came.
struct BeaconTimes {
    std::int64_t opened = 0;
    std::int64_t now = 0;
};

inline constexpr std::size_t maxBeaconName = 64;        // characters: stack, callback
inline constexpr std::size_t maxBeaconConnection = 256; // characters
inline constexpr std::size_t maxBeaconReason = 4096;    // bytes; what is longer is cut
inline constexpr std::size_t maxBeaconMessages = 64;    // in one list
inline constexpr std::int64_t maxBeaconAhead = 60'000;  // milliseconds

BeaconItem readBeaconMessage(const Json::Value& message, BeaconTimes times);
/// One message.
BeaconItem readBeaconLine(std::string_view line, BeaconTimes times);
/// One message or a list of them, each read by itself; a list with too many is refused as a whole.
std::vector<BeaconItem> readBeaconBody(std::string_view body, BeaconTimes times);

} // namespace lifeline
