// The two lifelines, coloured by the phase each side is in from height to height.
#pragma once

#include "ui/ladder/ladder_layout.h"

#include <cstddef>
#include <vector>

namespace lifeline {

/// Segments between two heights, given the items [first, last) that can be seen there. A side that is not
/// ours is one segment: its phases are not known.
std::vector<LadderSegment> lifelineSegments(const LadderScene& scene, const LadderColumns& columns,
                                            std::size_t first, std::size_t last, int top, int bottom);

} // namespace lifeline
