#include "cli/log_output.h"

#include "session/json_lines.h"

namespace lifeline {

LogOutput::LogOutput(OutputStream& stream, std::string_view startedUtc) : m_stream(stream)
{
    appendHeaderLine(stream.buffer(), startedUtc, LIFELINE_VERSION);
}

void LogOutput::write(const Event& event) { appendEventLine(m_stream.buffer(), event); }

} // namespace lifeline
