#include "formats/exporters.h"
#include "session/json_lines.h"

namespace lifeline {

void writeJsonLines(ExportRun& run)
{
    appendHeaderLine(run.out().buffer(), run.slice().log().startedUtc(), LIFELINE_VERSION);
    for (std::uint64_t position = 0; position < run.size() && run.step(); ++position)
        appendEventLine(run.out().buffer(), run.event(position));
}

} // namespace lifeline
