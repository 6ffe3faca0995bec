// Reads the steps that send an HTTP head: how it differs from a correct one.
#pragma once

#include "base/json_reading.h"
#include "faults/scenario.h"
#include "faults/step.h"

namespace lifeline {

/// `true`, or an object of changes. The pace is left as it is.
step::SendRequest readSendRequest(JsonReading& reading, const Json::Value& value);
/// A status, or an object of changes with "status", "reason" and "body".
step::SendResponse readSendResponse(JsonReading& reading, const Json::Value& value);

/// [[name, value], …] or {name: value}, in the order of the file.
using HeaderPairs = std::vector<std::pair<std::string, std::string>>;
HeaderPairs readHeaderObject(JsonReading& reading, const Json::Value& value, std::string_view name);

} // namespace lifeline
