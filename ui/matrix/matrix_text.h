// What stands in the cells of Callbacks × faults and around them, in words.
#pragma once

#include "atlas/matrix.h"

#include <QColor>
#include <QFontMetrics>
#include <QString>

namespace lifeline {

/// "on-open on-message*3 on-close:1006" as people read it: "open · message ×3 · close 1006"; "nothing".
QString toldWords(std::string_view told);
/// The same for a whole cell: each outcome with its share where there is more than one; why there is none.
QString cellWords(const MatrixColumn& column, const MatrixCell& cell);

/// How a connection ended is what tells stacks apart: where "upgrade · open · error · close 1011" does not
/// fit, it loses callbacks from its front, "… error · close 1011". Anything else is elided at its end.
QString fittingTold(const QString& words, const QFontMetrics& metrics, int width);

/// "Jetty 9.4.57"
QString columnTitle(const MatrixColumn& column);
/// "measured 2026-11-28", "predicted"
QString columnOrigin(const MatrixColumn& column);

/// "61 % of 30 runs"; "3 runs"; empty for a prediction.
QString shareWords(const MatrixColumn& column, const MatrixCell& cell, std::size_t outcome);
/// How the cell stands to the reference, in a few words.
QString agreementWords(Agreement agreement);
QString agreementMark(Agreement agreement);
/// "= same    ≈ another code    …", for one line below the table.
QString agreementLegend();
/// Of the text of a cell.
QColor agreementColour(Agreement agreement);

} // namespace lifeline
