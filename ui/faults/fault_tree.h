// The tree the catalogue of faults stands in.
#pragma once

#include <QTreeView>

namespace lifeline {

/// A click on a group opens or closes it; arrows walk, left and right close and open.
class FaultTree : public QTreeView {
    Q_OBJECT
public:
    explicit FaultTree(QWidget* parent = nullptr);

    /// To the first fault where none is current, opening its group.
    void goToFirstFault();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

private:
    void takeTheme();
};

} // namespace lifeline
