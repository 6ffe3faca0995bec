// The docks and what stands in them: connections, faults, timeline, ladder, inspector, events.
#pragma once

#include "base/ids.h"
#include "lifecycle/resource_ledger.h"

#include <QMainWindow>

#include <array>
#include <optional>
#include <utility>

namespace lifeline {

class Commands;
class ConnectionsPane;
class EventTablePane;
class FirstSteps;
class LadderPane;
class Pane;
class PaneDock;
class Session;
class SessionModel;
class TimelinePane;

/// A main window inside the main window, so that the docks stand on the grid with room around them.
class Workspace : public QMainWindow {
    Q_OBJECT
public:
    explicit Workspace(QWidget* parent = nullptr);

    /// New panes for the session, in the places of the old ones. It must outlive them: show another first.
    /// One that was opened has no faults, no first steps, and nothing that sends.
    void setSession(Session& session);

    /// Where the server's handler takes its resources; for the panes that are there.
    void setTaking(Taking taking);

    /// The pane of the faults, in the place of the one before; the dock takes it.
    void setFaults(Pane* pane);
    /// Shows their dock where it is hidden.
    void showFaults();

    QList<QAction*> paneActions() const;
    /// The timeline's commands act on the timeline that is there, and show its modes. Once.
    void connectTimeline(const Commands& commands);
    void resetLayout();
    /// As saveState() gave it, for when the workspace is first shown: sizes need the window's. Anything else
    /// leaves the layout as it is. In one from before there were faults they get their usual place.
    void restoreLayout(const QByteArray& layout);

    EventTablePane& events() { return *m_events; }
    /// The two connections that are selected in the list, or whose events are in the table; nullopt: it is
    /// not exactly two.
    std::optional<std::pair<ConnectionId, ConnectionId>> twoSelected() const;
    FirstSteps& firstSteps() { return *m_steps; }

Q_SIGNALS:
    void filterRequested(const QString& filter);
    void closeRequested(lifeline::ConnectionId id);
    void exportRequested(lifeline::ConnectionId id);
    void compareRequested(lifeline::ConnectionId id);
    void compareBothRequested(lifeline::ConnectionId left, lifeline::ConnectionId right);
    /// twoSelected() may be others.
    void selectedConnectionsChanged();
    /// A person asks, in ladder or timeline, what can be done to this connection, which is selected now.
    void menuRequested(lifeline::ConnectionId id, const QPoint& globalPosition);
    /// A person chose where the server's handler takes its resources.
    void takingChosen(lifeline::Taking taking);
    void serverRequested();
    void connectRequested();
    void timelineModesChanged(bool following, bool skipsIdle);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Place { Connections, Faults, Timeline, Ladder, Inspector, Events, PlaceCount };

    PaneDock& dock(Place place) const { return *m_docks[place]; }
    void askForMenu(SessionModel& model, ConnectionId id, const QPoint& position);
    QWidget* makeLadderArea(Session& session, LadderPane* ladder);
    void showTimelineModes();
    void arrange();
    bool restoreOlder();
    void spread();

    std::array<PaneDock*, PlaceCount> m_docks{};
    TimelinePane* m_timeline = nullptr;
    LadderPane* m_ladder = nullptr;
    ConnectionsPane* m_connections = nullptr;
    EventTablePane* m_events = nullptr;
    FirstSteps* m_steps = nullptr;
    QByteArray m_layoutToRestore;
    bool m_shown = false;
    bool m_live = true;
};

} // namespace lifeline
