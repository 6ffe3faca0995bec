// Reads what a script waits for.
#pragma once

#include "base/json_reading.h"
#include "faults/scenario.h"
#include "faults/step.h"

namespace lifeline {

/// A step object with the key "expect", and "within" and "or" beside it.
step::Expect readExpect(JsonReading& reading, const Json::Value& stepObject);

/// The value of "expect", or one of "or".
Awaited readAwaited(JsonReading& reading, const Json::Value& value);

} // namespace lifeline
