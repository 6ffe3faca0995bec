// Writes steps as JSON, each in the form that says it in the fewest words.
#pragma once

#include "base/json_writer.h"
#include "faults/step.h"

namespace lifeline {

void writeStep(JsonWriter& json, const Step& step);

} // namespace lifeline
