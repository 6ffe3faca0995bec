// The application's style sheet, made from a theme.
#pragma once

#include "ui/theme/theme.h"

namespace lifeline {

/// Widgets choose their variant by a property: `role` = "primary" | "good" | "warning" | "muted" on buttons
/// and labels, `state` = "valid" | "invalid" on line edits, `mono` = true on what holds bytes, times and
/// addresses.
QString styleSheet(const Theme& theme);

} // namespace lifeline
