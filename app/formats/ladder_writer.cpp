#include "formats/exporters.h"
#include "formats/text_ladder.h"

namespace lifeline {

void writeLadders(ExportRun& run)
{
    run.setPasses(2);
    std::string_view between;
    for (const auto& [connection, positions] : run.byConnection()) {
        TextLadder ladder;
        ConnectionStory story;
        for (const std::uint32_t position : positions) {
            if (!run.step())
                return;
            const Event event = run.event(position);
            ladder.take(event);
            story.take(event);
        }
        run.out().write(between);
        run.out().write(ladder.text(story, false));
        between = "\n";
    }
}

} // namespace lifeline
