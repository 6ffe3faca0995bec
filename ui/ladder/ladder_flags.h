// Callback flags and ghosts: where they stand outside their lifeline, and how much of their words fits.
#pragma once

#include "ui/ladder/ladder_layout.h"

#include <vector>

namespace lifeline {

inline constexpr double ladderEdge = 12; // free at the left and right of the ladder

LadderFlagLook flagLook(const LadderRow& row);

/// A flag beside a side's lifeline at a height, its note beyond it where there is room for one, in at most
/// `lines` lines.
LadderFlag placeFlag(const LadderColumns& columns, Side side, int y, const QString& label,
                     const QString& note, const LadderMeasure& measure, int lines = 1);

/// The height of each ghost, in order: below everything, each side for itself.
std::vector<int> ghostPlaces(const LadderScene& scene);

} // namespace lifeline
