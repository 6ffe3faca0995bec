#include "ui/timeline/row_labels.h"

#include <algorithm>

namespace lifeline {
namespace {

// Pixels.
constexpr double gap = 8; // clear of a mark at the line
constexpr double behindBar = 4;
constexpr double soon = 24; // from a line to the end of the bar
constexpr double farthest = 120;
constexpr double labelHeight = 16;
constexpr double pixelsPerLetter = 7;

} // namespace

double RowLabels::leftOf(double x) const
{
    const bool barEndsSoon = m_barEnd && *m_barEnd > x && *m_barEnd < x + soon;
    return barEndsSoon ? std::max(x + gap, *m_barEnd + behindBar) : x + gap;
}

QRectF RowLabels::place(double x, const QString& label)
{
    const double width = pixelsPerLetter * static_cast<double>(label.size()) + 2;
    QRectF box(leftOf(x), m_row.center().y() - labelHeight / 2, width, labelHeight);
    for (const auto& [other, text] : m_taken) {
        if (other.intersects(box) && text == label)
            return {};
        if (other.intersects(box))
            box.moveLeft(other.right() + behindBar);
    }
    if (box.right() > m_plot.right())
        box.moveRight(x - gap);
    const bool hit =
        std::ranges::any_of(m_taken, [&](const auto& other) { return other.first.intersects(box); });
    if (hit || box.left() < m_plot.left() || box.left() > x + farthest)
        return {};
    m_taken.emplace_back(box, label);
    return box;
}

} // namespace lifeline
