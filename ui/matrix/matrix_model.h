// Callbacks × faults as a table: a row a fault, a column a stack.
#pragma once

#include "atlas/matrix.h"

#include <QAbstractTableModel>

#include <optional>

namespace lifeline {

class MatrixModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        AgreementRole = Qt::UserRole, // int of an Agreement
        OriginRole,                   // of a column's header: measured when, or predicted
        SideRole,                     // of a row's header: how many columns tell it differently
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(Matrix matrix);
    /// Rows in which every word stands.
    void setSearch(const QString& words);
    const Matrix& matrix() const { return m_matrix; }

    const MatrixRow& rowAt(int row) const { return m_matrix.rows[m_shown[static_cast<std::size_t>(row)]]; }
    const MatrixCell& cellAt(const QModelIndex& index) const;
    /// -1 where it is not shown.
    int rowOf(std::string_view fault) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// -1: the order of the catalogue's ids.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    QVariant columnHeader(const MatrixColumn& column, int role) const;
    QVariant rowHeader(const MatrixRow& row, int role) const;

    Matrix m_matrix;
    QString m_search;
    std::vector<std::size_t> m_shown; // rows of the matrix
};

} // namespace lifeline
