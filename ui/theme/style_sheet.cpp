#include "ui/theme/style_sheet.h"

#include <array>
#include <utility>

namespace lifeline {
namespace {

// Colours stand as @name; lengths follow the 8-pixel grid.
constexpr auto surfaces = R"(
QMainWindow, QDialog { background: @window; }
QMainWindow::separator { background: transparent; width: 7px; height: 7px; }
QMainWindow::separator:hover { background: @accentGhost; }
QMenuBar { background: @panel; color: @text; padding: 2px 4px; border: none; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @panel; color: @text; border: 1px solid @raisedBorder; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @selectionText; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @separator; margin: 4px 6px; }
QToolTip { background: @raised; color: @text; border: 1px solid @raisedBorder; padding: 4px 6px; }
QFrame#toolbar, QStatusBar { background: @raised; }
QFrame#toolbar { border: none; border-top: 1px solid @separator; border-bottom: 1px solid @separator; }
QStatusBar { border-top: 1px solid @separator; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; }
QStatusBar QLabel[role="danger"] { color: @danger; font-weight: 600; }
QFrame[card="true"] { background: @panel; border: 1px solid @panelBorder; border-radius: 5px; }
QLabel#pane-title { color: @text; font-weight: 600; }
QLabel#pane-subtitle, QLabel#pane-note, QLabel[role="muted"] { color: @muted; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="danger"] { color: @danger; }
QFrame#message-bar { background: @failedFill; border: none; border-left: 3px solid @failed; }
QFrame#message-bar[kind="note"] { background: @selection; border-left-color: @accent; }
QFrame#message-bar QLabel { color: @text; }
QLabel#filter-error { background: @raised; color: @danger; border: 1px solid @invalidInput; border-radius: 5px;
    padding: 5px 10px; }
QLabel#warning-chip { background: @upgradingFill; color: @text; border: 1px solid @upgrading; border-radius: 8px;
    padding: 1px 8px; }
QLabel#key-cap, QLabel#step-number { background: @raised; border: 1px solid @raisedBorder; border-radius: 4px;
    padding: 1px 6px; }
)";

constexpr auto controls = R"(
QPushButton, QToolButton[button="true"] { background: @panel; color: @text; border: 1px solid @raisedBorder;
    border-radius: 5px; padding: 4px 12px; min-height: 18px; }
QPushButton, QToolButton { outline: none; }
QPushButton:hover, QToolButton[button="true"]:hover { background: @hover; }
QPushButton:pressed { background: @selection; }
QPushButton:focus, QToolButton[button="true"]:focus { border-color: @accent; }
QPushButton:disabled, QToolButton[button="true"]:disabled { color: @faint; background: @raised; }
QPushButton[role="primary"] { background: @accent; color: @accentText; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:focus { border-color: @text; }
QPushButton[role="primary"]:disabled { background: @raised; color: @faint; border-color: @raisedBorder; }
QPushButton[role="good"] { background: @good; color: @goodText; border-color: @good; font-weight: 600; }
QPushButton[role="good"]:hover { background: @goodHover; }
QPushButton[role="good"]:focus { border-color: @text; }
QPushButton[role="warning"] { background: @upgradingFill; color: @text; border-color: @upgrading; font-weight: 600; }
QPushButton[role="danger"] { background: @danger; color: @dangerText; border-color: @danger; font-weight: 600; }
QPushButton[role="danger"]:hover { background: @dangerHover; }
QPushButton[role="danger"]:focus { border-color: @text; }
QPushButton[role="danger"]:disabled { background: @raised; color: @faint; border-color: @raisedBorder; }
QPushButton[role="fault"] { color: @danger; }
QPushButton[role="fault"]:disabled { color: @faint; }
QPushButton[role="quiet"] { background: transparent; color: @muted; border: 1px solid transparent; text-align: left;
    padding: 2px 4px; }
QPushButton[role="quiet"]:hover { background: @hover; color: @text; }
QPushButton[role="quiet"]:focus { border-color: @accent; }
QToolButton[button="true"]::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; color: @muted; border: 1px solid transparent; border-radius: 4px; padding: 2px 4px; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:checked { color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @faint; }
QLineEdit, QPlainTextEdit, QComboBox { background: @panel; color: @text; border: 1px solid @raisedBorder;
    border-radius: 5px; padding: 3px 8px; min-height: 20px; selection-background-color: @accent;
    selection-color: @accentText; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { color: @faint; background: @raised; }
QLineEdit[state="valid"] { border-color: @validInput; }
QLineEdit[state="invalid"], QPlainTextEdit[state="invalid"] { border-color: @invalidInput; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-@scheme.svg); width: 12px; height: 12px; }
QComboBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 18px; }
QComboBox QAbstractItemView { background: @panel; color: @text; border: 1px solid @raisedBorder; outline: none;
    selection-background-color: @selection; selection-color: @selectionText; padding: 2px; }
QCheckBox { outline: none; spacing: 6px; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid @muted; border-radius: 3px; background: @panel; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check-@scheme.svg); }
QCheckBox::indicator:disabled { border-color: @raisedBorder; background: @raised; }
QCheckBox:focus { color: @accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMessageBox { messagebox-question-icon: url(:/icons/ask-@scheme.svg); }
QTabWidget::pane { border: 1px solid @panelBorder; border-radius: 5px; background: @panel; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 14px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QProgressBar { background: @raised; border: 1px solid @raisedBorder; border-radius: 4px; text-align: center; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
)";

constexpr auto views = R"(
QAbstractScrollArea { background: @panel; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:vertical { height: 5px; border-bottom: 1px solid @separator; }
QSplitter::handle:hover { background: @accentGhost; }
QTreeView, QListView { background: @panel; color: @text; border: none; outline: none; }
QLabel#fault-activity { border-top: 1px solid @separator; }
QListWidget#step-list { border: 1px solid @raisedBorder; border-radius: 5px; }
QListWidget#editor-problems { border-top: 1px solid @separator; }
QListView::item { padding: 3px 6px; }
QListView::item:selected { background: @selection; color: @selectionText; }
QTableView { background: @panel; color: @text; border: none; gridline-color: transparent;
    selection-background-color: @selection; selection-color: @selectionText; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @separator; padding: 3px 8px; }
QTableView#compare-table QHeaderView::section { padding: 3px; }
QTableCornerButton::section { background: @panel; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
)";

QString name(const QColor& colour)
{
    return colour.name(colour.alpha() == 255 ? QColor::HexRgb : QColor::HexArgb);
}

QColor faded(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

auto colours(const Theme& t)
{
    const QColor hoverAccent = t.dark ? t.accent.lighter(110) : t.accent.darker(110);
    // Longer names before those they begin with: replacing is textual.
    return std::array{
        std::pair{"accentGhost", faded(t.accent, 90)},
        std::pair{"accentHover", hoverAccent},
        std::pair{"accentText", t.accentText},
        std::pair{"accent", t.accent},
        std::pair{"failedFill", t.toneFill(StageTone::Failed)},
        std::pair{"failed", t.tone(StageTone::Failed)},
        std::pair{"upgradingFill", t.toneFill(StageTone::Upgrading)},
        std::pair{"upgrading", t.tone(StageTone::Upgrading)},
        std::pair{"goodHover", t.dark ? t.good.lighter(110) : t.good.darker(110)},
        std::pair{"goodText", t.goodText},
        std::pair{"good", t.good},
        std::pair{"panelBorder", t.panelBorder},
        std::pair{"panel", t.panel},
        std::pair{"raisedBorder", t.raisedBorder},
        std::pair{"raised", t.raised},
        std::pair{"selectionText", t.selectionText},
        std::pair{"selection", t.selection},
        std::pair{"separator", t.separator},
        std::pair{"window", t.window},
        std::pair{"hover", t.hover},
        std::pair{"text", t.text},
        std::pair{"muted", t.muted},
        std::pair{"faint", t.faint},
        std::pair{"warning", t.warning},
        std::pair{"dangerHover", t.dark ? t.danger.lighter(110) : t.danger.darker(110)},
        std::pair{"dangerText", t.dangerText},
        std::pair{"danger", t.danger},
        std::pair{"validInput", t.validInput},
        std::pair{"invalidInput", t.invalidInput},
        std::pair{"scroll", t.dark ? QColor(0x3a4350) : QColor(0xc9d1d9)},
    };
}

} // namespace

QString styleSheet(const Theme& theme)
{
    QString sheet =
        QString::fromLatin1(surfaces) + QString::fromLatin1(controls) + QString::fromLatin1(views);
    for (const auto& [key, colour] : colours(theme))
        sheet.replace(u'@' + QString::fromLatin1(key), name(colour));
    sheet.replace(QStringLiteral("@scheme"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    return sheet;
}

} // namespace lifeline
