// The event log as JSON Lines.
#pragma once

#include "cli/output_stream.h"
#include "lifecycle/event.h"

namespace lifeline {

/// Writes the header line at once. `stream` must outlive it and is flushed by its owner.
class LogOutput {
public:
    LogOutput(OutputStream& stream, std::string_view startedUtc);
    void write(const Event& event);

private:
    OutputStream& m_stream;
};

} // namespace lifeline
