// A HAR file with WebSocket messages as a log.
#pragma once

#include "formats/byte_source.h"
#include "formats/open_log.h"

namespace lifeline {

/// Reads the source twice: where everything stands, then what is of WebSockets. `file` is its name in what is
/// told.
OpenedLog openHar(ByteSource& source, const std::string& file, const Progress& progress);

} // namespace lifeline
