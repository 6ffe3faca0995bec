// Writes bytes and frames as JSON: text where they are text, fill where they repeat, else hex.
#pragma once

#include "base/json_writer.h"
#include "faults/step.h"

namespace lifeline {

/// The value of "send-bytes".
void writeBytes(JsonWriter& json, std::string_view bytes);

/// "send-frame" or "send-close" with its value.
void writeFrame(JsonWriter& json, const FrameSpec& frame);

/// "text" or "hex" with its value.
void writePayload(JsonWriter& json, std::string_view bytes);

/// A name, or a number where it is reserved.
void writeOpcode(JsonWriter& json, Opcode opcode);

} // namespace lifeline
