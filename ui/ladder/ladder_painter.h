// Paints a ladder's picture; decides nothing about where things stand.
#pragma once

#include "ui/ladder/ladder_layout.h"

class QPainter;

namespace lifeline {

struct Theme;

/// The widths of the fonts the painter uses.
LadderMeasure ladderMeasure();

void paintLadder(QPainter& painter, const LadderPicture& picture, const Theme& theme);

/// The names over the lifelines, in a band of that height from y = 0.
void paintLadderNames(QPainter& painter, const LadderColumns& columns, int height, const QString& client,
                      const QString& server, const Theme& theme);

} // namespace lifeline
