// Reads how bytes are given to the network: the keys beside any step that sends.
#pragma once

#include "base/json_reading.h"
#include "faults/scenario.h"

namespace lifeline {

/// "split", "every", "cut", "glue" of a step object.
Pace readPace(JsonReading& reading, const Json::Value& stepObject);

} // namespace lifeline
