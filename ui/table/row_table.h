// A table of whole rows, all of one height: what the list of connections and the event table have in common.
#pragma once

#include <QTableView>

namespace lifeline {

/// Looks only at the rows in view, however many there are. j and k move like the arrows.
class RowTable : public QTableView {
    Q_OBJECT
public:
    /// `rowHeight` in pixels.
    explicit RowTable(int rowHeight, QWidget* parent = nullptr);

    /// Does nothing: a search by typed letters would ask the model for every row.
    void keyboardSearch(const QString& search) override;

    /// Makes it the current row and brings it into view, also when it was inserted just now.
    void goTo(int row);

Q_SIGNALS:
    void copyRequested();
    /// By mouse or by key; `index` is valid.
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void moveBy(int rows);
    void takeTheme();
};

} // namespace lifeline
