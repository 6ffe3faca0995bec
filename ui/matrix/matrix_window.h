// Callbacks × faults: what each stack tells its application of each fault, side by side.
#pragma once

#include "ui/faults/fault_library.h"
#include "ui/matrix/matrix_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QTableView;
class QToolButton;

namespace lifeline {

class MatrixDetails;

class MatrixWindow : public QWidget {
    Q_OBJECT
public:
    /// The library must outlive it. Measured columns come from `atlas`, which is copied.
    explicit MatrixWindow(const FaultLibrary& library, std::vector<AtlasColumn> atlas,
                          QWidget* parent = nullptr);

    void showSide(Side side);
    void select(const QString& fault, int column);

Q_SIGNALS:
    void playRequested(const QString& fault);
    void failed(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeControls();
    QWidget* makeTable();
    QWidget* makeLegend();
    QMenu* makeExportMenu();
    void fillStacks();
    void rebuild();
    void showCounts();
    void showCell();
    void exportAs(const QString& suffix, const QString& filter,
                  std::string (*write)(const std::vector<Matrix>&));
    MatrixSource source() const;

    const FaultLibrary& m_library;
    std::vector<AtlasColumn> m_atlas;
    MatrixModel m_model;
    Side m_side = Side::Server;
    std::array<std::vector<std::string>, 2>
        m_hidden; // columns that are not shown, by side, as "stack version"
    QComboBox* m_sides;
    QLineEdit* m_search;
    QCheckBox* m_differing;
    QToolButton* m_stacks;
    QMenu* m_stacksMenu;
    QLabel* m_counts;
    QTableView* m_table;
    MatrixDetails* m_details;
};

} // namespace lifeline
