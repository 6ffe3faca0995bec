// Reads bytes and frames: {"text"}, {"hex"}, {"fill", "size"}, and the bits of a frame.
#pragma once

#include "base/json_reading.h"
#include "faults/scenario.h"

namespace lifeline {

/// One step holds at most so many bytes.
inline constexpr std::uint64_t maxStepBytes = std::uint64_t{32} << 20;

/// One of the three forms, or a list of them that is joined.
std::string readBytes(JsonReading& reading, const Json::Value& value);

/// The value of "send-frame".
FrameSpec readFrameSpec(JsonReading& reading, const Json::Value& value);
/// The value of "send-close": a code, null, or an object.
FrameSpec readCloseSpec(JsonReading& reading, const Json::Value& value);

/// A name, or a number from 0 to 15.
Opcode readOpcode(JsonReading& reading, const Json::Value& value);

} // namespace lifeline
