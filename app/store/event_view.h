// The views by which a person asks a session file with SQL: they unpack the blocks.
#pragma once

#include <QString>

namespace lifeline {

/// CREATE VIEW events(seq, t, connection, side, layer, event, phase, length, code, stack, detail).
QString eventViewStatement();
/// CREATE VIEW connections(connection, began, ended, events).
QString connectionViewStatement();

} // namespace lifeline
