#include "ui/faults/faults_pane.h"

#include "ui/faults/fault_delegate.h"
#include "ui/faults/fault_details.h"
#include "ui/faults/fault_host.h"
#include "ui/faults/fault_tree.h"
#include "ui/faults/problems_dialog.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStyle>
#include <QVBoxLayout>

namespace lifeline {
namespace {

constexpr int margin = 12;
constexpr int treeShare = 55, detailsShare = 45;

QPushButton* makeButton(const char* name, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setToolTip(tip);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return button;
}

/// Text that can be pressed.
QPushButton* makeQuietButton(const char* name)
{
    auto* button = new QPushButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("quiet"));
    return button;
}

QString targetText(FaultTarget target)
{
    switch (target) {
    case FaultTarget::BuiltIn: return FaultsPane::tr("against: built-in");
    case FaultTarget::Address: return FaultsPane::tr("against: the toolbar’s address");
    case FaultTarget::DialIn: break;
    }
    return FaultsPane::tr("against: any client that dials in");
}

QString count(std::size_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

} // namespace

FaultsPane::FaultsPane(FaultLibrary& library, QWidget* parent)
    : Pane(tr("Faults"), parent), m_library(library), m_model(library), m_search(new QLineEdit),
      m_tree(new FaultTree), m_details(new FaultDetails), m_activity(new QLabel),
      m_problems(makeQuietButton("fault-problems")), m_targetButton(makeQuietButton("fault-target")),
      m_run(makeButton("fault-run", tr("Run now"), tr("Play the selected fault (F7)"))),
      m_arm(makeButton("fault-arm", tr("Arm for next"), {})),
      m_edit(makeButton("fault-edit", tr("Edit steps…"), tr("Change a copy of it"))),
      m_targets(new QMenu(this))
{
    setObjectName(QStringLiteral("faults-pane"));
    build();
    connectParts();
    showCounts();
    setTarget(FaultTarget::BuiltIn);
    showActivity({}, false);
    showSelected();
}

void FaultsPane::build()
{
    m_search->setObjectName(QStringLiteral("fault-search"));
    m_search->setAccessibleName(tr("Search the faults"));
    m_search->setPlaceholderText(tr("search e.g. “reset”, “4.2.1”, “1006”"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themedIcon(QStringLiteral("search"), theme().muted), QLineEdit::LeadingPosition);
    m_tree->setModel(&m_model);
    m_tree->setMinimumHeight(3 * FaultDelegate::rowHeight);
    m_details->setMinimumHeight(2 * FaultDelegate::rowHeight);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_tree);
    split->addWidget(m_details);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    split->setSizes({treeShare, detailsShare});
    m_activity->setObjectName(QStringLiteral("fault-activity"));
    m_activity->setTextFormat(Qt::PlainText);
    m_activity->setWordWrap(true);
    m_activity->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_activity->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_activity->setContentsMargins(margin, metrics::grid / 2, margin, metrics::grid / 2);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, metrics::grid / 2);
    column->setSpacing(0);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(metrics::grid, 0, metrics::grid, metrics::grid / 2);
    top->setSpacing(metrics::grid / 2);
    top->addWidget(m_search);
    top->addWidget(m_problems, 0, Qt::AlignLeft);
    column->addLayout(top);
    column->addWidget(split, 1);
    column->addWidget(m_activity);
    column->addWidget(makeButtons());
    setContent(content);
}

QWidget* FaultsPane::makeButtons()
{
    m_targetButton->setMenu(m_targets);
    m_run->setProperty("role", QStringLiteral("danger"));
    auto* area = new QWidget;
    auto* rows = new QVBoxLayout(area);
    rows->setContentsMargins(metrics::grid, metrics::grid / 2, metrics::grid, 0);
    rows->setSpacing(metrics::grid / 2);
    rows->addWidget(m_targetButton, 0, Qt::AlignLeft);
    auto* line = new QHBoxLayout;
    line->setSpacing(metrics::grid);
    for (QPushButton* button : {m_run, m_arm, m_edit})
        line->addWidget(button, 1);
    rows->addLayout(line);
    return area;
}

void FaultsPane::connectParts()
{
    m_search->installEventFilter(this);
    m_tree->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &FaultsPane::takeSearch);
    connect(&m_model, &FaultModel::modelReset, this, [this] { showCounts(); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &FaultsPane::showSelected);
    connect(m_tree, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!FaultModel::isGroup(index))
            run();
    });
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &FaultsPane::showMenu);
    connect(m_targets, &QMenu::aboutToShow, this, &FaultsPane::fillTargets);
    connect(m_problems, &QPushButton::clicked, this, &FaultsPane::showProblems);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_canStop)
            Q_EMIT stopRequested();
        else
            run();
    });
    connect(m_arm, &QPushButton::clicked, this, &FaultsPane::arm);
    connect(m_edit, &QPushButton::clicked, this, &FaultsPane::edit);
}

FaultPtr FaultsPane::selected() const { return m_model.faultAt(m_tree->currentIndex()); }

void FaultsPane::select(const QString& id)
{
    if (!m_model.indexOf(id).isValid())
        m_search->clear();
    const QModelIndex index = m_model.indexOf(id);
    if (!index.isValid())
        return;
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void FaultsPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FaultsPane::takeSearch(const QString& words)
{
    m_model.setSearch(words);
    if (!words.trimmed().isEmpty())
        m_tree->expandAll();
}

/// After the model was filled anew: how much there is, and what was selected.
void FaultsPane::showCounts()
{
    const std::size_t all = m_library.size();
    const int groups = m_model.groupsInAll();
    const QString whole =
        groups == 1 ? tr("%1 in 1 group").arg(count(all)) : tr("%1 in %2 groups").arg(count(all)).arg(groups);
    setSubtitle(m_model.shown() == all ? whole : tr("%1 of %2").arg(count(m_model.shown()), count(all)));
    const auto& problems = m_library.catalogue().problems();
    m_problems->setText(problems.size() == 1 ? tr("⚠ 1 problem in your files")
                                             : tr("⚠ %1 problems in your files").arg(problems.size()));
    m_problems->setVisible(!problems.empty());
    const QModelIndex again = m_model.indexOf(m_lastId);
    if (again.isValid())
        m_tree->setCurrentIndex(again);
    showSelected();
}

void FaultsPane::showSelected()
{
    const FaultPtr fault = selected();
    const auto report = fault == nullptr ? m_reports.end() : m_reports.find(fault->id);
    m_details->show(fault, report == m_reports.end() ? nullptr : &report->second);
    if (fault != nullptr)
        m_lastId = QString::fromStdString(fault->id);
    updateButtons();
    Q_EMIT selectionChanged();
}

QString FaultsPane::obstacle(const Fault& fault, FaultTarget target)
{
    if (target == FaultTarget::Address && fault.side == Side::Server)
        return tr("This fault plays a server: it cannot go to an address.");
    if (target == FaultTarget::DialIn && fault.side == Side::Client)
        return tr("This fault plays a client: nobody can dial in to it.");
    if (target == FaultTarget::DialIn && !FaultHost::canServe(fault))
        return tr("This fault needs the built-in client.");
    if (target != FaultTarget::BuiltIn && fault.needsActs())
        return tr("This fault needs the built-in other side to act.");
    return {};
}

void FaultsPane::updateButtons()
{
    const FaultPtr fault = selected();
    const QString why = fault == nullptr ? tr("Select a fault first.") : obstacle(*fault, m_target);
    m_run->setText(m_canStop ? tr("Stop") : tr("Run now"));
    m_run->setToolTip(m_canStop ? tr("End what is being played") : why.isEmpty() ? tr("Play it (F7)") : why);
    m_run->setEnabled(m_canStop || why.isEmpty());
    const bool armable = fault != nullptr && FaultHost::canArm(*fault);
    m_arm->setText(m_isArmed ? tr("Disarm") : tr("Arm for next"));
    m_arm->setEnabled(m_isArmed || armable);
    m_arm->setToolTip(m_isArmed          ? tr("The next connection plays no fault")
                      : fault == nullptr ? tr("Select a fault first.")
                      : !armable         ? tr("This fault only plays against the built-in other side.")
                      : fault->side == Side::Server
                          ? tr("The next connection of the server plays it (Shift+F7)")
                          : tr("The next Connect of the client plays it (Shift+F7)"));
    m_edit->setEnabled(fault != nullptr);
}

void FaultsPane::setTarget(FaultTarget target)
{
    m_target = target;
    m_targetButton->setText(targetText(target) + QStringLiteral(" ▾"));
    m_targetButton->setAccessibleName(targetText(target));
    updateButtons();
}

void FaultsPane::fillTargets()
{
    qDeleteAll(m_targets->findChildren<QActionGroup*>());
    m_targets->clear();
    auto* choices = new QActionGroup(m_targets);
    const std::pair<FaultTarget, const char*> rows[] = {{FaultTarget::BuiltIn, "target-built-in"},
                                                        {FaultTarget::Address, "target-address"},
                                                        {FaultTarget::DialIn, "target-dial-in"}};
    for (const auto& [target, name] : rows) {
        QAction* action = choices->addAction(m_targets->addAction(targetText(target)));
        action->setObjectName(QString::fromLatin1(name));
        action->setCheckable(true);
        action->setChecked(target == m_target);
        connect(action, &QAction::triggered, this, [this, which = target] { setTarget(which); });
    }
}

void FaultsPane::showReport(const FaultReport& report)
{
    m_reports.insert_or_assign(report.fault->id, report);
    m_model.setOutcome(QString::fromStdString(report.fault->id), report.outcome);
    const FaultPtr fault = selected();
    if (fault != nullptr && fault->id == report.fault->id)
        m_details->show(fault, &m_reports.at(fault->id));
}

void FaultsPane::showActivity(const QString& text, bool canStop)
{
    m_activity->setText(text);
    m_activity->setVisible(!text.isEmpty());
    m_canStop = canStop;
    updateButtons();
}

void FaultsPane::showArmed(bool armed)
{
    m_isArmed = armed;
    updateButtons();
}

void FaultsPane::run()
{
    const FaultPtr fault = selected();
    if (fault != nullptr && !m_canStop && obstacle(*fault, m_target).isEmpty())
        Q_EMIT runRequested({fault});
}

void FaultsPane::arm()
{
    const FaultPtr fault = selected();
    if (m_isArmed)
        Q_EMIT disarmRequested();
    else if (fault != nullptr && FaultHost::canArm(*fault))
        Q_EMIT armRequested(fault);
}

void FaultsPane::edit()
{
    if (const FaultPtr fault = selected())
        Q_EMIT editRequested(fault);
}

void FaultsPane::runUnder(const QModelIndex& index)
{
    std::vector<FaultPtr> playable;
    for (const FaultPtr& fault : m_model.faultsUnder(index)) {
        if (obstacle(*fault, m_target).isEmpty())
            playable.push_back(fault);
    }
    if (!playable.empty())
        Q_EMIT runRequested(playable);
}

void FaultsPane::showMenu(const QPoint& position)
{
    const QModelIndex under = m_tree->indexAt(position);
    const QPersistentModelIndex group = FaultModel::isGroup(under) ? under : under.parent();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("fault-menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const char* name, const QString& text, bool enabled, auto act) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setEnabled(enabled);
        QObject::connect(action, &QAction::triggered, menu, act);
    };
    add("menu-run", tr("Run now"), m_run->isEnabled() && !m_canStop, [this] { run(); });
    add("menu-arm", m_isArmed ? tr("Disarm") : tr("Arm for next"), m_arm->isEnabled(), [this] { arm(); });
    add("menu-edit", tr("Edit steps…"), m_edit->isEnabled(), [this] { edit(); });
    menu->addSeparator();
    const bool many = !m_canStop && m_target != FaultTarget::DialIn; // one port plays one fault
    add("menu-run-group", tr("Run group"), many && group.isValid(), [this, group] { runUnder(group); });
    add("menu-run-all", m_model.shown() == m_library.size() ? tr("Run all") : tr("Run all found"), many,
        [this] { runUnder({}); });
    menu->addSeparator();
    add("menu-reload", tr("Read my files again"), true, [this] { m_library.reload(); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void FaultsPane::showProblems() { showFaultProblems(this, m_library); }

bool FaultsPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return Pane::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_tree && enter && selected() != nullptr) {
        run();
        return true;
    }
    if (watched == m_search && (key == Qt::Key_Down || enter)) {
        m_tree->setFocus(Qt::TabFocusReason);
        m_tree->goToFirstFault();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return Pane::eventFilter(watched, event);
}

} // namespace lifeline
