// A pcap or pcapng capture as a log.
#pragma once

#include "formats/byte_source.h"
#include "formats/open_log.h"

namespace lifeline {

/// Reads the source twice: which connections are WebSockets, then those. `file` is its name in what is told.
OpenedLog openCapture(ByteSource& source, const std::string& file, const Progress& progress);

} // namespace lifeline
