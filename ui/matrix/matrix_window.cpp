#include "ui/matrix/matrix_window.h"

#include "atlas/matrix_export.h"
#include "atlas/matrix_html.h"
#include "ui/matrix/matrix_delegate.h"
#include "ui/matrix/matrix_details.h"
#include "ui/matrix/matrix_headers.h"
#include "ui/matrix/matrix_text.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lifeline {
namespace {

constexpr QSize firstSize{1240, 760};
constexpr int titleWidth = 280, columnWidth = 190;

std::size_t indexOf(Side side) { return side == Side::Client ? 0 : 1; }

std::string nameOf(const MatrixColumn& column)
{
    return (column.measured() ? "measured " : "predicted ") + column.stack + " " + column.version;
}

/// Columns that `isOut` names go, with their cells.
template <class IsOut> void leaveOut(Matrix& matrix, IsOut isOut)
{
    for (std::size_t i = matrix.columns.size(); i-- > 0;) {
        if (!isOut(matrix.columns[i]))
            continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        matrix.columns.erase(matrix.columns.begin() + at);
        for (MatrixRow& row : matrix.rows)
            row.cells.erase(row.cells.begin() + at);
    }
}

QToolButton* makeButton(const QString& text, const QString& name, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setProperty("button", true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    return button;
}

} // namespace

MatrixWindow::MatrixWindow(const FaultLibrary& library, std::vector<AtlasColumn> atlas, QWidget* parent)
    : QWidget(parent, Qt::Window), m_library(library), m_atlas(std::move(atlas)), m_sides(new QComboBox),
      m_search(new QLineEdit), m_differing(new QCheckBox(tr("Where stacks differ"))),
      m_stacksMenu(new QMenu(this)), m_counts(new QLabel), m_table(new QTableView),
      m_details(new MatrixDetails)
{
    setObjectName(QStringLiteral("matrix-window"));
    setWindowTitle(tr("Callbacks × faults"));
    setAttribute(Qt::WA_StyledBackground);
    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(makeTable());
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    column->addWidget(makeControls());
    column->addWidget(split, 1);
    column->addWidget(makeLegend());
    connect(&library, &FaultLibrary::changed, this, &MatrixWindow::rebuild);
    connect(m_details, &MatrixDetails::playRequested, this, &MatrixWindow::playRequested);
    // A shortcut: a combo box would keep the key to itself.
    new QShortcut(QKeySequence::Find, this, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    resize(firstSize);
    rebuild();
    m_table->setFocus();
}

QWidget* MatrixWindow::makeControls()
{
    auto* bar = new QWidget;
    m_sides->setObjectName(QStringLiteral("matrix-side"));
    m_sides->setAccessibleName(tr("Which side is under test"));
    m_sides->addItem(tr("Servers under test"), static_cast<int>(Side::Server));
    m_sides->addItem(tr("Clients under test"), static_cast<int>(Side::Client));
    m_search->setObjectName(QStringLiteral("matrix-search"));
    m_search->setPlaceholderText(tr("Find a fault, a callback, a code…"));
    m_search->setClearButtonEnabled(true);
    m_differing->setObjectName(QStringLiteral("matrix-differing"));
    m_search->setAccessibleName(tr("Find a fault, a callback, a code"));
    m_search->setToolTip(tr("Rows in which all these words stand (Ctrl+F)"));
    m_differing->setToolTip(tr("Only faults of which the shown stacks tell different things"));
    m_stacks = makeButton(tr("Stacks ▾"), QStringLiteral("matrix-stacks"), m_stacksMenu);
    m_stacks->setToolTip(tr("Which stacks have a column"));
    QToolButton* exports = makeButton(tr("Export ▾"), QStringLiteral("matrix-export"), makeExportMenu());
    exports->setToolTip(tr("Write the whole table as shown"));
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_sides);
    row->addWidget(m_search, 1);
    row->addWidget(m_differing);
    row->addWidget(m_stacks);
    row->addWidget(exports);
    connect(m_sides, &QComboBox::activated, this,
            [this] { showSide(static_cast<Side>(m_sides->currentData().toInt())); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model.setSearch(words);
        showCell(); // the one that was current may be gone
        showCounts();
    });
    connect(m_differing, &QCheckBox::toggled, this, &MatrixWindow::rebuild);
    return bar;
}

QWidget* MatrixWindow::makeTable()
{
    m_table->setObjectName(QStringLiteral("matrix-table"));
    m_table->setAccessibleName(tr("Callbacks × faults"));
    auto* stacks = new StackHeader;
    auto* faults = new FaultHeader;
    m_table->setHorizontalHeader(stacks);
    m_table->setVerticalHeader(faults);
    faults->setTitleWidth(titleWidth);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new MatrixDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWordWrap(false);
    stacks->setDefaultSectionSize(columnWidth);
    stacks->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &MatrixWindow::showCell);
    return m_table;
}

QWidget* MatrixWindow::makeLegend()
{
    auto* legend = new QWidget;
    auto* signsLabel = new QLabel(agreementLegend());
    for (QLabel* label : {signsLabel, m_counts}) {
        label->setProperty("role", QStringLiteral("muted"));
        label->setTextFormat(Qt::PlainText);
    }
    m_counts->setObjectName(QStringLiteral("matrix-counts"));
    signsLabel->setMinimumWidth(0);
    signsLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(legend);
    row->setContentsMargins(2, 0, 2, 0);
    row->addWidget(signsLabel, 1);
    row->addWidget(m_counts);
    return legend;
}

QMenu* MatrixWindow::makeExportMenu()
{
    auto* menu = new QMenu(this);
    menu->addAction(tr("As CSV…"), this,
                    [this] { exportAs(QStringLiteral("csv"), tr("CSV (*.csv)"), matrixCsv); });
    menu->addAction(tr("As Markdown…"), this,
                    [this] { exportAs(QStringLiteral("md"), tr("Markdown (*.md)"), matrixMarkdown); });
    menu->addAction(tr("As HTML…"), this,
                    [this] { exportAs(QStringLiteral("html"), tr("HTML (*.html)"), matrixHtml); });
    return menu;
}

MatrixSource MatrixWindow::source() const
{
    return {m_library.catalogue(), m_atlas, builtInContracts(), builtInAtlasExceptions()};
}

void MatrixWindow::showSide(Side side)
{
    m_side = side;
    m_sides->setCurrentIndex(m_sides->findData(static_cast<int>(side)));
    rebuild();
}

/// Everything there is can be shown; at first a prediction is only where nothing was measured.
void MatrixWindow::fillStacks()
{
    m_stacksMenu->clear();
    auto& hidden = m_hidden[indexOf(m_side)];
    for (const MatrixColumn& column : makeMatrix(source(), m_side).columns) {
        const std::string name = nameOf(column);
        QAction* action =
            m_stacksMenu->addAction(columnTitle(column) + QStringLiteral(" · ") + columnOrigin(column));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(hidden, name) == hidden.end());
        connect(action, &QAction::toggled, this, [this, &hidden, name](bool shown) {
            std::erase(hidden, name);
            if (!shown)
                hidden.push_back(name);
            rebuild();
        });
    }
}

void MatrixWindow::rebuild()
{
    Matrix matrix = makeMatrix(source(), m_side);
    const auto& hidden = m_hidden[indexOf(m_side)];
    leaveOut(matrix, [&hidden](const MatrixColumn& column) {
        return std::ranges::find(hidden, nameOf(column)) != hidden.end();
    });
    if (m_differing->isChecked())
        std::erase_if(matrix.rows, [&matrix](const MatrixRow& row) { return !differs(matrix, row); });
    m_model.setMatrix(std::move(matrix));
    if (!sender() || !qobject_cast<QAction*>(sender()))
        fillStacks();
    m_details->showNothing();
    showCounts();
}

void MatrixWindow::showCounts()
{
    std::size_t measured = 0;
    for (const MatrixColumn& column : m_model.matrix().columns)
        measured += column.measured() ? 1 : 0;
    m_counts->setText(tr("%1 faults · %2 stacks, %3 measured")
                          .arg(m_model.rowCount())
                          .arg(m_model.columnCount())
                          .arg(measured));
}

void MatrixWindow::showCell()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid()) {
        m_details->showNothing();
        return;
    }
    const MatrixRow& row = m_model.rowAt(index.row());
    const auto& columns = m_model.matrix().columns;
    const auto reference =
        std::ranges::find_if(columns, [](const MatrixColumn& column) { return column.stack == "reference"; });
    const auto at = reference - columns.begin();
    m_details->show(columns[static_cast<std::size_t>(index.column())], row, m_model.cellAt(index),
                    reference == columns.end() ? nullptr : &row.cells[static_cast<std::size_t>(at)], m_side);
}

void MatrixWindow::select(const QString& fault, int column)
{
    const int row = m_model.rowOf(fault.toStdString());
    if (row >= 0)
        m_table->setCurrentIndex(m_model.index(row, column));
}

void MatrixWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_search->hasFocus())
        m_search->clear();
    else if (event->matches(QKeySequence::Close))
        close();
    else
        QWidget::keyPressEvent(event);
}

void MatrixWindow::exportAs(const QString& suffix, const QString& filter,
                            std::string (*write)(const std::vector<Matrix>&))
{
    const QString proposal = QDir::home().filePath(QStringLiteral("callbacks-and-faults.") + suffix);
    const QString path = QFileDialog::getSaveFileName(this, tr("Export"), proposal, filter);
    if (path.isEmpty())
        return;
    const QString flaw = writeWhole(path, QByteArray::fromStdString(write({m_model.matrix()})));
    if (!flaw.isEmpty())
        Q_EMIT failed(flaw);
}

} // namespace lifeline
