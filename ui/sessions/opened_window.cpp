#include "ui/sessions/opened_window.h"

#include "base/byte_text.h"
#include "ui/sessions/file_notes.h"
#include "ui/sessions/recent_sessions.h"
#include "ui/sessions/session_actions.h"
#include "ui/shell/commands.h"
#include "ui/shell/filter_field.h"
#include "ui/shell/help_dialogs.h"
#include "ui/shell/lab_settings.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workspace.h"
#include "ui/table/event_table_pane.h"
#include "ui/theme/fitted_label.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include <utility>

namespace lifeline {
namespace {

constexpr QSize firstSize{1360, 860};
constexpr QSize windowFrame{16, 48}; // about what a desktop puts around it
constexpr int doneMilliseconds = 8000;
constexpr int filterWidth = 380;
const auto geometryKey = QStringLiteral("opened/geometry");
const auto layoutKey = QStringLiteral("opened/layout");

} // namespace

OpenedWindow::OpenedWindow(const QString& path, OpenedLog read, QWidget* parent)
    : QMainWindow(parent), m_path(path), m_headline(notesHeadline(read)), m_notes(notesLines(read)),
      m_hasProblems(!read.problems.empty()), m_format(read.format),
      m_app(QString::fromStdString(escaped(read.app, 60))),
      m_session(std::shared_ptr<const EventLog>(std::move(read.log))), m_commands(new Commands(*this)),
      m_workspace(new Workspace), m_filter(new FilterField), m_message(new MessageBar),
      m_status(new StatusLine), m_actions(new SessionActions(*this, *m_commands, *m_workspace))
{
    setObjectName(QStringLiteral("opened-window"));
    setWindowTitle(tr("%1 — Lifeline").arg(QFileInfo(path).fileName()));
    m_workspace->setSession(m_session);
    m_workspace->setTaking(LabSettings::load(QSettings()).taking);
    m_actions->setSession(m_session, QFileInfo(path).fileName());
    setMenuWidget(makeTop());
    setCentralWidget(m_workspace);
    setStatusBar(m_status);
    connectCommands();
    connectParts();
    const QSettings settings;
    if (!restoreGeometry(settings.value(geometryKey).toByteArray()))
        resize(firstSize.boundedTo(screen()->availableSize() - windowFrame));
    m_workspace->restoreLayout(settings.value(layoutKey).toByteArray());
    showNotes();
    updateCounts();
    updateActions();
    m_workspace->findChild<QWidget*>(QStringLiteral("connections-view"))->setFocus(); // not the filter
}

OpenedWindow::~OpenedWindow()
{
    delete takeCentralWidget(); // its panes read the session
}

QWidget* OpenedWindow::makeTop()
{
    auto* top = new QWidget;
    auto* menus = new QMenuBar;
    m_commands->fill(*menus, m_workspace->paneActions(), Commands::Menus::Opened);
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(menus);
    column->addWidget(makeBar());
    column->addWidget(m_message);
    return top;
}

QWidget* OpenedWindow::makeBar()
{
    auto* bar = new QFrame;
    bar->setObjectName(QStringLiteral("toolbar"));
    auto* origin = new FittedLabel(bar);
    origin->setObjectName(QStringLiteral("opened-origin"));
    origin->setCaption(originText());
    origin->setToolTip(QDir::toNativeSeparators(m_path).toHtmlEscaped());
    auto* exporting = new QPushButton(tr("Export"));
    exporting->setObjectName(QStringLiteral("export-button"));
    exporting->setMenu(m_commands->exportMenu());
    m_filter->setMaximumWidth(filterWidth);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, metrics::grid, 12, metrics::grid);
    row->setSpacing(metrics::grid);
    row->addWidget(origin, 1);
    row->addWidget(m_filter, 1);
    row->addWidget(exporting);
    return bar;
}

/// "HAR · began 22 Nov 18:54 · written by Chrome"
QString OpenedWindow::originText() const
{
    const QString started = QString::fromStdString(m_session.log().startedUtc());
    QStringList parts{tr("Opened from a file: %1").arg(formatName(m_format)),
                      tr("began %1").arg(dayText(started, QDateTime::currentDateTime()))};
    const bool own = m_format == FileFormat::Session || m_format == FileFormat::JsonLines;
    if (!m_app.isEmpty())
        parts += own ? tr("written by Lifeline %1").arg(m_app) : tr("written by %1").arg(m_app);
    return parts.join(QStringLiteral(" · "));
}

void OpenedWindow::connectCommands()
{
    const Commands& c = *m_commands;
    const auto on = [this](QAction* action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(c.closeWindow, [this] { close(); });
    on(c.quit, [] { QApplication::closeAllWindows(); });
    on(c.filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    on(c.resetLayout, [this] { m_workspace->resetLayout(); });
    on(c.shortcuts, [this] { showShortcuts(this, *m_commands); });
    on(c.about, [this] { showAbout(this); });
    connect(m_commands, &Commands::themeChosen, &ThemeManager::instance(), &ThemeManager::setChoice);
    m_commands->setThemeChoice(ThemeManager::instance().choice());
    m_workspace->connectTimeline(c);
}

void OpenedWindow::connectParts()
{
    SessionModel& model = m_session.model();
    connect(m_filter, &FilterField::filterChanged, this, [this] {
        m_workspace->events().setFilter(m_filter->filter());
        updateActions();
    });
    connect(m_workspace, &Workspace::filterRequested, m_filter, &QLineEdit::setText);
    connect(m_workspace, &Workspace::menuRequested, this, [this](ConnectionId, const QPoint& position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("ladder-menu"));
        m_actions->fillLadderMenu(*menu);
        menu->popup(position);
    });
    connect(m_actions, &SessionActions::told, this, &OpenedWindow::tellDone);
    connect(&model, &SessionModel::rowsAppended, this, &OpenedWindow::updateCounts);
    connect(&model, &SessionModel::connectionsChanged, this, &OpenedWindow::selectFirst);
    connect(&model, &SessionModel::selectionChanged, this, &OpenedWindow::updateActions);
}

void OpenedWindow::showNotes()
{
    if (m_headline.isEmpty())
        return;
    m_hasProblems ? m_message->tell(m_headline) : m_message->note(m_headline);
    m_message->offer(tr("Details…"), [this] { showFileNotes(this, m_path, m_notes); });
}

/// So that there is something to see at once; a person's choice stays.
void OpenedWindow::selectFirst()
{
    SessionModel& model = m_session.model();
    if (!model.selectedConnection() && model.connections().size() > 0)
        model.selectConnection(model.connections().at(0).story.id);
    if (!std::exchange(m_fitted, model.rows() == model.log().size()))
        m_commands->timelineFit->trigger();
    updateActions();
}

void OpenedWindow::updateActions() { m_actions->update(); }

void OpenedWindow::updateCounts()
{
    m_status->showCounts(m_session.model());
    m_status->showOpened(QDir::toNativeSeparators(m_path));
    updateActions();
}

void OpenedWindow::tellDone(const QString& sentence, bool failed)
{
    failed ? m_message->tell(sentence) : m_status->showMessage(sentence, doneMilliseconds);
}

void OpenedWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(layoutKey, m_workspace->saveState());
    QMainWindow::closeEvent(event);
}

} // namespace lifeline
