// The ladder of one connection as SVG within a page that gives its classes their colours.
#pragma once

#include "formats/ladder_lines.h"

#include <string>

namespace lifeline {

/// Several <svg>, one below the other, so that paper can break between them; without scripts and styles.
/// Classes: life, wire, reset, label, note, told, bad, ghost, time. All text is escaped; what is cut stands
/// whole in a <title>.
std::string svgLadder(const LadderLines& lines, const ConnectionStory& story);

} // namespace lifeline
