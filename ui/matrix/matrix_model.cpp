#include "ui/matrix/matrix_model.h"

#include "ui/matrix/matrix_text.h"

#include <algorithm>

namespace lifeline {
namespace {

QString fromStd(const std::string& text) { return QString::fromStdString(text); }

QString tip(const MatrixColumn& column, const MatrixCell& cell)
{
    QStringList lines{columnTitle(column) + QStringLiteral(" · ") + columnOrigin(column),
                      cellWords(column, cell), agreementWords(cell.agreement)};
    if (!cell.outcomes.empty() && !cell.note.empty())
        lines += fromStd(cell.note);
    return lines.join(u'\n');
}

int differing(const MatrixRow& row)
{
    return static_cast<int>(std::count_if(row.cells.begin(), row.cells.end(), [](const MatrixCell& cell) {
        return cell.agreement == Agreement::Code || cell.agreement == Agreement::Callbacks ||
               cell.agreement == Agreement::Racy;
    }));
}

} // namespace

void MatrixModel::setMatrix(Matrix matrix)
{
    beginResetModel();
    m_matrix = std::move(matrix);
    m_shown = findRows(m_matrix, m_search.toStdString());
    endResetModel();
}

void MatrixModel::setSearch(const QString& words)
{
    if (words == m_search)
        return;
    beginResetModel();
    m_search = words;
    m_shown = findRows(m_matrix, m_search.toStdString());
    endResetModel();
}

const MatrixCell& MatrixModel::cellAt(const QModelIndex& index) const
{
    return rowAt(index.row()).cells[static_cast<std::size_t>(index.column())];
}

int MatrixModel::rowOf(std::string_view fault) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).fault == fault)
            return row;
    }
    return -1;
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.columns.size());
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const MatrixColumn& column = m_matrix.columns[static_cast<std::size_t>(index.column())];
    const MatrixCell& cell = cellAt(index);
    switch (role) {
    case Qt::DisplayRole: return cellWords(column, cell);
    case Qt::ToolTipRole: return tip(column, cell);
    case AgreementRole: return static_cast<int>(cell.agreement);
    case Qt::AccessibleTextRole:
        return columnTitle(column) + QStringLiteral(": ") + cellWords(column, cell) + QStringLiteral(", ") +
               agreementWords(cell.agreement);
    default: return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (orientation == Qt::Horizontal)
        return columnHeader(m_matrix.columns[static_cast<std::size_t>(section)], role);
    return rowHeader(rowAt(section), role);
}

QVariant MatrixModel::columnHeader(const MatrixColumn& column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return columnTitle(column);
    case OriginRole: return columnOrigin(column);
    case Qt::ToolTipRole: return columnTitle(column) + u'\n' + columnOrigin(column);
    default: return {};
    }
}

QVariant MatrixModel::rowHeader(const MatrixRow& row, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return fromStd(row.title);
    case Qt::ToolTipRole: return fromStd(row.title) + u'\n' + fromStd(row.fault);
    case SideRole: return differing(row);
    default: return {};
    }
}

void MatrixModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    const auto which = column < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(column));
    sortRows(m_matrix, which, order == Qt::DescendingOrder);
    m_shown = findRows(m_matrix, m_search.toStdString());
    endResetModel();
}

} // namespace lifeline
