// The fields of a step that waits for what the other side does.
#pragma once

#include "ui/faults/field_row.h"

namespace lifeline::step_rows {

Rows<step::Expect> rowsOf(const step::Expect& part);

} // namespace lifeline::step_rows
