// The "detail" object of each kind of event in the public log format.
#pragma once

#include "base/json_writer.h"
#include "lifecycle/event.h"

namespace lifeline {

/// Writes the whole object, braces included. Bytes that are not UTF-8 are never lost: they stand as hex under
/// a key of their own ("hex", "headHex", "bodyHex") in place of the text.
void writeDetail(JsonWriter& json, const Event& event);

} // namespace lifeline
