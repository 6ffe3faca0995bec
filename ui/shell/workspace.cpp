#include "ui/shell/workspace.h"

#include "ui/connections/connections_pane.h"
#include "ui/inspector/inspector_pane.h"
#include "ui/ladder/ladder_pane.h"
#include "ui/shell/commands.h"
#include "ui/shell/composer.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/ladder_area.h"
#include "ui/shell/pane_dock.h"
#include "ui/shell/session.h"
#include "ui/table/event_table_pane.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_pane.h"

#include <QAction>
#include <QLayout>
#include <QShowEvent>

namespace lifeline {
namespace {

// Of the workspace's width and height, in the looks' proportions.
constexpr double connectionsWidth = 0.235;
constexpr double inspectorWidth = 0.215;
constexpr int leastConnectionsWidth = 316; // its columns unabridged
constexpr double zoomStep = 1.5;
constexpr double timelineHeight = 0.265;
constexpr double eventsHeight = 0.21;
constexpr double faultsHeight = 0.56;
constexpr auto faultsName = "faults-dock";

/// Whether a saved layout knows a dock: names stand in it as QDataStream writes them.
bool mentions(const QByteArray& layout, const char* name)
{
    QByteArray written;
    for (const char* c = name; *c != '\0'; ++c)
        written.append('\0').append(*c);
    return layout.contains(written);
}

int part(int whole, double share) { return static_cast<int>(whole * share); }

} // namespace

Workspace::Workspace(QWidget* parent) : QMainWindow(parent, Qt::Widget)
{
    setObjectName(QStringLiteral("workspace"));
    setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    setDockNestingEnabled(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    m_docks[Connections] = new PaneDock(QStringLiteral("connections-dock"), tr("Connections"), this);
    m_docks[Faults] = new PaneDock(QString::fromLatin1(faultsName), tr("Faults"), this);
    m_docks[Timeline] = new PaneDock(QStringLiteral("timeline-dock"), tr("Timeline"), this);
    m_docks[Ladder] = new PaneDock(QStringLiteral("ladder-dock"), tr("Ladder"), this);
    m_docks[Inspector] = new PaneDock(QStringLiteral("inspector-dock"), tr("Inspector"), this);
    m_docks[Events] = new PaneDock(QStringLiteral("events-dock"), tr("Events"), this);
    m_docks[Connections]->setMinimumWidth(leastConnectionsWidth);
    arrange();
}

void Workspace::setSession(Session& session)
{
    SessionModel& model = session.model();
    m_live = session.isLive();
    auto* connections = m_connections = new ConnectionsPane(model);
    connect(connections, &ConnectionsPane::filterRequested, this, &Workspace::filterRequested);
    connect(connections, &ConnectionsPane::closeRequested, this, &Workspace::closeRequested);
    connect(connections, &ConnectionsPane::exportRequested, this, &Workspace::exportRequested);
    connect(connections, &ConnectionsPane::compareRequested, this, &Workspace::compareRequested);
    connect(connections, &ConnectionsPane::compareBothRequested, this, &Workspace::compareBothRequested);
    connect(connections, &ConnectionsPane::selectedChanged, this, &Workspace::selectedConnectionsChanged);
    dock(Connections).setPane(connections);
    m_timeline = new TimelinePane(model);
    connect(&m_timeline->window(), &TimelineWindow::modeChanged, this, &Workspace::showTimelineModes);
    dock(Timeline).setPane(m_timeline);
    const auto menu = [this, &model](ConnectionId id, const QPoint& at) { askForMenu(model, id, at); };
    connect(&m_timeline->view(), &TimelineView::menuRequested, this, menu);
    m_ladder = new LadderPane(model);
    connect(&m_ladder->view(), &LadderView::menuRequested, this, menu);
    connect(m_ladder, &LadderPane::takingChosen, this, &Workspace::takingChosen);
    dock(Ladder).setPane(m_ladder, m_live ? makeLadderArea(session, m_ladder) : nullptr);
    dock(Faults).toggleViewAction()->setVisible(m_live);
    if (!m_live)
        dock(Faults).hide();
    dock(Inspector).setPane(new InspectorPane(model));
    m_events = new EventTablePane(model);
    connect(m_events, &EventTablePane::filterRequested, this, &Workspace::filterRequested);
    connect(m_events, &EventTablePane::compareBothRequested, this, &Workspace::compareBothRequested);
    connect(m_events, &EventTablePane::selectedConnectionsChanged, this,
            &Workspace::selectedConnectionsChanged);
    dock(Events).setPane(m_events);
    showTimelineModes();
}

std::optional<std::pair<ConnectionId, ConnectionId>> Workspace::twoSelected() const
{
    for (const auto& ids : {m_connections->selected(), m_events->selectedConnections()}) {
        if (ids.size() == 2)
            return std::pair(ids[0], ids[1]);
    }
    return std::nullopt;
}

/// What the menu does acts on what is selected.
void Workspace::askForMenu(SessionModel& model, ConnectionId id, const QPoint& position)
{
    if (model.selectedConnection() != id)
        model.selectConnection(id);
    Q_EMIT menuRequested(id, position);
}

void Workspace::setTaking(Taking taking) { m_ladder->setTaking(taking); }

void Workspace::setFaults(Pane* pane) { dock(Faults).setPane(pane); }

void Workspace::showFaults()
{
    dock(Faults).show();
    dock(Faults).raise();
}

QWidget* Workspace::makeLadderArea(Session& session, LadderPane* ladder)
{
    m_steps = new FirstSteps;
    connect(m_steps, &FirstSteps::serverRequested, this, &Workspace::serverRequested);
    connect(m_steps, &FirstSteps::connectRequested, this, &Workspace::connectRequested);
    auto* composer = new Composer(session.model());
    connect(composer, &Composer::sendRequested, composer,
            [&session](ConnectionId id, Side side, const Outgoing& outgoing) {
                session.send(id, side, outgoing);
            });
    return new LadderArea(session.model(), m_steps, ladder, composer);
}

QList<QAction*> Workspace::paneActions() const
{
    QList<QAction*> actions;
    for (const PaneDock* pane : m_docks)
        actions.append(pane->toggleViewAction());
    return actions;
}

void Workspace::connectTimeline(const Commands& commands)
{
    const auto on = [this](QAction* action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(commands.timelineIn, [this] { m_timeline->window().zoomAtFocus(zoomStep); });
    on(commands.timelineOut, [this] { m_timeline->window().zoomAtFocus(1 / zoomStep); });
    on(commands.timelineFit, [this] { m_timeline->window().fit(); });
    on(commands.timelineFollow, [this](bool follows) { m_timeline->window().setFollowing(follows); });
    on(commands.timelineSkipIdle, [this](bool skips) { m_timeline->window().setSkipsIdle(skips); });
    connect(this, &Workspace::timelineModesChanged, commands.timelineFollow,
            [&commands](bool follows, bool skips) {
                commands.timelineFollow->setChecked(follows);
                commands.timelineSkipIdle->setChecked(skips);
            });
}

void Workspace::showTimelineModes()
{
    const TimelineWindow& window = m_timeline->window();
    Q_EMIT timelineModesChanged(window.isFollowing(), window.skipsIdle());
}

void Workspace::resetLayout()
{
    for (PaneDock* pane : m_docks) {
        pane->setFloating(false);
        removeDockWidget(pane);
    }
    arrange();
    for (PaneDock* pane : m_docks)
        pane->setVisible(m_live || pane != m_docks[Faults]);
    spread();
}

void Workspace::restoreLayout(const QByteArray& layout) { m_layoutToRestore = layout; }

void Workspace::arrange()
{
    // All in one area: without a central widget two of them would not share a new width by their parts.
    addDockWidget(Qt::LeftDockWidgetArea, m_docks[Connections]);
    splitDockWidget(m_docks[Connections], m_docks[Timeline], Qt::Horizontal);
    splitDockWidget(m_docks[Timeline], m_docks[Ladder], Qt::Vertical);
    splitDockWidget(m_docks[Ladder], m_docks[Events], Qt::Vertical);
    splitDockWidget(m_docks[Ladder], m_docks[Inspector], Qt::Horizontal);
    splitDockWidget(m_docks[Connections], m_docks[Faults], Qt::Vertical);
}

void Workspace::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_shown)
        return;
    m_shown = true;
    layout()->activate();
    const bool current = mentions(m_layoutToRestore, faultsName);
    if (!(current ? restoreState(m_layoutToRestore) : restoreOlder()))
        spread();
    if (!m_live)
        m_docks[Faults]->hide();
}

/// The dock it does not know must not be in the window meanwhile: Qt would put it anywhere.
bool Workspace::restoreOlder()
{
    removeDockWidget(m_docks[Faults]);
    const bool restored = restoreState(m_layoutToRestore);
    const bool besideConnections = !m_docks[Connections]->isFloating() && !m_docks[Connections]->isHidden();
    if (besideConnections)
        splitDockWidget(m_docks[Connections], m_docks[Faults], Qt::Vertical);
    else
        addDockWidget(Qt::LeftDockWidgetArea, m_docks[Faults], Qt::Vertical);
    m_docks[Faults]->show();
    return restored;
}

void Workspace::spread()
{
    layout()->activate(); // docks are resized from what they are, not from what they would like to be
    const int left = qMax(leastConnectionsWidth, part(width(), connectionsWidth));
    const int right = part(width(), inspectorWidth);
    resizeDocks({m_docks[Connections], m_docks[Timeline]}, {left, width() - left}, Qt::Horizontal);
    resizeDocks({m_docks[Ladder], m_docks[Inspector]}, {width() - left - right, right}, Qt::Horizontal);
    const int faults = part(height(), faultsHeight);
    resizeDocks({m_docks[Connections], m_docks[Faults]}, {height() - faults, faults}, Qt::Vertical);
    const int top = part(height(), timelineHeight);
    const int bottom = part(height(), eventsHeight);
    resizeDocks({m_docks[Timeline], m_docks[Ladder], m_docks[Events]}, {top, height() - top - bottom, bottom},
                Qt::Vertical);
}

} // namespace lifeline
