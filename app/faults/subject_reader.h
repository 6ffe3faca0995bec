// Reads how the side under test is set up, and what must be true of it in the end.
#pragma once

#include "base/json_reading.h"
#include "faults/scenario.h"

namespace lifeline {

SubjectSetup readSubject(JsonReading& reading, const Json::Value& value);

/// One of the two faults of a pair, or a fault that stands alone.
enum class Half : std::uint8_t { None, ByClient, ByServer };
/// The value itself, or what an object {"by-client", "by-server"} holds for that half. nullptr, with a
/// problem, where a half is missing or the fault is no pair.
const Json::Value* halfOf(JsonReading& reading, const Json::Value& value, Half half);

SubjectExpectation readSubjectExpectation(JsonReading& reading, const Json::Value& value, Half half);

} // namespace lifeline
