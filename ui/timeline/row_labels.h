// Where the labels of a row's lines stand: beside their lines, never over each other.
#pragma once

#include <QRectF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace lifeline {

/// For one row of the timeline; the first to ask has the best place.
class RowLabels {
public:
    RowLabels(const QRectF& plot, const QRectF& row) : m_plot(plot), m_row(row) {}

    /// Labels of lines near the end of the bar stand behind it.
    void setBarEnd(double x) { m_barEnd = x; }

    /// Right of the line at x and of other labels, or left of the line at the plot's edge. Empty where there
    /// is no room, or where the same label stands already.
    QRectF place(double x, const QString& label);

private:
    double leftOf(double x) const;

    QRectF m_plot, m_row;
    std::optional<double> m_barEnd;
    std::vector<std::pair<QRectF, QString>> m_taken;
};

} // namespace lifeline
