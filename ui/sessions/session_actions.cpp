#include "ui/sessions/session_actions.h"

#include "ui/sessions/compare_window.h"
#include "ui/sessions/export_run.h"
#include "ui/sessions/file_notes.h"
#include "ui/sessions/long_work.h"
#include "ui/shell/commands.h"
#include "ui/shell/lab_settings.h"
#include "ui/shell/workspace.h"
#include "ui/table/event_table_pane.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace lifeline {
namespace {

RowList rowsShown(const EventModel& shown)
{
    RowList rows(static_cast<std::size_t>(shown.rowCount()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = shown.rowAt(static_cast<int>(i));
    return rows;
}

} // namespace

SessionActions::SessionActions(QWidget& window, Commands& commands, Workspace& workspace)
    : QObject(&window), m_window(window), m_commands(commands), m_workspace(workspace),
      m_opener(new SessionOpener(window))
{
    connectCommands();
    connect(m_opener, &SessionOpener::failed, this,
            [this](const QString& sentence) { Q_EMIT told(sentence, true); });
    connect(&m_workspace, &Workspace::exportRequested, this, &SessionActions::exportConnection);
    connect(&m_workspace, &Workspace::compareRequested, this, &SessionActions::compareConnection);
    connect(&m_workspace, &Workspace::compareBothRequested, this, &SessionActions::compareBoth);
    connect(&m_workspace, &Workspace::selectedConnectionsChanged, this, &SessionActions::update);
}

void SessionActions::setSession(Session& session, const QString& name)
{
    m_session = &session;
    m_name = name;
}

void SessionActions::connectCommands()
{
    const Commands& c = m_commands;
    const auto on = [this](QAction* action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(c.openFile, [this] { m_opener->ask(); });
    connect(c.recentMenu(), &QMenu::aboutToShow, this,
            [this] { m_opener->fillRecent(*m_commands.recentMenu()); });
    on(c.exportAll, [this] { exportRows(ExportWhat::All); });
    on(c.exportSelected, [this] { exportRows(ExportWhat::Selected); });
    on(c.exportFiltered, [this] { exportRows(ExportWhat::Filtered); });
    on(c.exportConnection, [this] { exportRows(ExportWhat::Connection); });
    on(c.copyMermaid, [this] { copyLadder(ExportFormat::Mermaid, tr("The ladder was copied as Mermaid.")); });
    on(c.copyLadder, [this] { copyLadder(ExportFormat::Ladder, tr("The ladder was copied as text.")); });
    on(c.compareConnections, [this] {
        if (const auto id = m_session->model().selectedConnection())
            compareConnection(*id);
    });
    on(c.compareBoth, [this] {
        if (const auto both = m_workspace.twoSelected())
            compareBoth(both->first, both->second);
    });
    on(c.compareFile, [this] { compareWithFile(); });
}

ExportSubject SessionActions::subject(std::optional<ConnectionId> connection) const
{
    ExportSubject subject;
    subject.log = m_session->sharedLog();
    subject.selected = m_workspace.events().selectedRows();
    if (m_workspace.events().filtered())
        subject.filtered = rowsShown(m_workspace.events().model());
    subject.taking = LabSettings::load(QSettings()).taking;
    const ConnectionRecord* record =
        connection ? m_session->model().connections().find(*connection) : nullptr;
    if (record != nullptr) {
        subject.connection = connection;
        subject.connectionRows.assign(record->rows.begin(), record->rows.end());
    }
    return subject;
}

void SessionActions::exportRows(ExportWhat what)
{
    askAndExport(&m_window, subject(m_session->model().selectedConnection()), what,
                 [this](const QString& sentence, bool failed) { Q_EMIT told(sentence, failed); });
}

void SessionActions::exportConnection(ConnectionId id)
{
    askAndExport(&m_window, subject(id), ExportWhat::Connection,
                 [this](const QString& sentence, bool failed) { Q_EMIT told(sentence, failed); });
}

void SessionActions::copyLadder(ExportFormat format, const QString& done)
{
    const ExportSubject all = subject(m_session->model().selectedConnection());
    if (!all.connection)
        return;
    const QString text = exportedText(all.slice(ExportWhat::Connection), format);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
    Q_EMIT told(text.isEmpty() ? tr("The ladder could not be copied: there is no room for it on the disk.")
                               : done,
                text.isEmpty());
}

void SessionActions::fillLadderMenu(QMenu& menu)
{
    menu.addActions({m_commands.copyMermaid, m_commands.copyLadder});
    menu.addSeparator();
    menu.addActions({m_commands.exportConnection, m_commands.compareConnections});
}

void SessionActions::compareConnection(ConnectionId id)
{
    const CompareSource own{m_name, m_session->sharedLog(), nullptr};
    CompareWindow::open(&m_window, own, own, id);
}

void SessionActions::compareBoth(ConnectionId left, ConnectionId right)
{
    const CompareSource own{m_name, m_session->sharedLog(), nullptr};
    CompareWindow::open(&m_window, own, own, left, right);
}

void SessionActions::compareWithFile()
{
    const QString path = QFileDialog::getOpenFileName(&m_window, tr("Compare with"), QString(), openFilter());
    if (path.isEmpty())
        return;
    struct Read {
        OpenedLog opened;
        CompareSource source;
    };
    const auto read = std::make_shared<Read>();
    const auto work = [read, file = QFile::encodeName(path).toStdString()](const Progress& progress) {
        read->opened = openLog(file, progress);
        read->source.log = std::move(read->opened.log);
        if (read->source.log && !read->opened.cancelled)
            read->opened.cancelled = !read->source.read(progress);
    };
    const QString name = QFileInfo(path).fileName();
    LongWork::start(&m_window, tr("Reading %1…").arg(name), work, [this, read, path, name] {
        CompareSource& other = read->source;
        if (read->opened.cancelled)
            return;
        if (!other.log) {
            Q_EMIT told(cannotOpen(read->opened, path), true);
            return;
        }
        if (other.connections->size() == 0) {
            Q_EMIT told(tr("“%1” has no connection to compare with.").arg(name), true);
            return;
        }
        other.name = name;
        const CompareSource own{m_name, m_session->sharedLog(), nullptr};
        CompareWindow::open(&m_window, own, other, m_session->model().selectedConnection());
    });
}

void SessionActions::update()
{
    const SessionModel& model = m_session->model();
    const auto id = model.selectedConnection();
    const bool known = id && model.connections().find(*id) != nullptr;
    m_commands.exportAll->setEnabled(model.rows() > 0);
    m_commands.exportSelected->setEnabled(model.selectedRow().has_value());
    m_commands.exportFiltered->setEnabled(m_workspace.events().filtered());
    for (QAction* action : {m_commands.exportConnection, m_commands.copyMermaid, m_commands.copyLadder})
        action->setEnabled(known);
    m_commands.compareConnections->setEnabled(known && model.connections().size() > 1);
    m_commands.compareBoth->setEnabled(m_workspace.twoSelected().has_value());
    m_commands.compareFile->setEnabled(model.connections().size() > 0);
}

} // namespace lifeline
