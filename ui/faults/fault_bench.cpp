#include "ui/faults/fault_bench.h"

#include "ui/faults/fault_editor.h"
#include "words/words.h"

#include <QMenu>
#include <QMessageBox>
#include <QStringList>
#include <QTimer>

#include <utility>

namespace lifeline {

FaultBench::FaultBench(QWidget& window, std::function<QString()> address)
    : m_window(window), m_address(std::move(address))
{
}

void FaultBench::setSession(Session& session)
{
    endSession();
    m_session = &session;
    m_player = std::make_unique<FaultPlayer>(session);
    m_host = std::make_unique<FaultHost>(session);
    connect(m_player.get(), &FaultPlayer::began, this, &FaultBench::playBegan);
    connect(m_player.get(), &FaultPlayer::changed, this, &FaultBench::refresh);
    connect(m_player.get(), &FaultPlayer::reported, this, &FaultBench::take);
    connect(m_player.get(), &FaultPlayer::over, this, &FaultBench::finish);
    connect(m_host.get(), &FaultHost::changed, this, &FaultBench::refresh);
    connect(m_host.get(), &FaultHost::failed, this, &FaultBench::failed);
    connect(m_host.get(), &FaultHost::reported, this, [this](const FaultReport& report) {
        if (m_pane)
            m_pane->showReport(report);
        selectSoon(report.connection);
    });
    refresh();
}

void FaultBench::endSession()
{
    m_player.reset();
    m_host.reset();
    m_summary.clear();
    m_session = nullptr;
}

FaultsPane* FaultBench::makePane()
{
    const FaultPtr before = m_pane ? m_pane->selected() : nullptr;
    const FaultTarget target = m_pane ? m_pane->target() : FaultTarget::BuiltIn;
    m_pane = new FaultsPane(m_library);
    m_pane->setTarget(target);
    if (before != nullptr)
        m_pane->select(QString::fromStdString(before->id));
    connect(m_pane, &FaultsPane::runRequested, this, &FaultBench::runAll);
    connect(m_pane, &FaultsPane::stopRequested, this, &FaultBench::stop);
    connect(m_pane, &FaultsPane::armRequested, this, [this](const FaultPtr& fault) { m_host->arm(fault); });
    connect(m_pane, &FaultsPane::disarmRequested, this, &FaultBench::disarm);
    connect(m_pane, &FaultsPane::editRequested, this, &FaultBench::openEditor);
    refresh();
    return m_pane;
}

void FaultBench::run()
{
    Q_EMIT paneNeeded();
    if (m_pane->selected() == nullptr)
        m_pane->focusSearch();
    m_pane->run();
}

void FaultBench::play(const QString& fault)
{
    if (m_library.find(fault) == nullptr)
        return;
    Q_EMIT paneNeeded();
    m_pane->setTarget(FaultTarget::BuiltIn);
    m_pane->select(fault);
    m_pane->run();
}

void FaultBench::arm()
{
    Q_EMIT paneNeeded();
    m_pane->arm();
}

void FaultBench::edit()
{
    Q_EMIT paneNeeded();
    m_pane->edit();
}

void FaultBench::find()
{
    Q_EMIT paneNeeded();
    m_pane->focusSearch();
}

void FaultBench::runAll(const std::vector<FaultPtr>& faults)
{
    m_summary.clear();
    m_failed.clear();
    m_toShow = ConnectionId::None;
    switch (m_pane->target()) {
    case FaultTarget::BuiltIn: m_player->play(faults); break;
    case FaultTarget::Address: runAgainstAddress(faults); break;
    case FaultTarget::DialIn: m_host->serve(faults.front()); break;
    }
}

void FaultBench::runAgainstAddress(const std::vector<FaultPtr>& faults)
{
    const auto parsed = parseWsUrl(m_address().toStdString());
    if (const auto* flaw = std::get_if<UrlFlaw>(&parsed)) {
        Q_EMIT failed(words::urlFlaw(*flaw));
        return;
    }
    const auto& url = std::get<WsUrl>(parsed);
    if (isLoopback(url.host) || confirmStranger(url, faults.size()))
        m_player->playAgainst(faults, url);
}

bool FaultBench::confirmStranger(const WsUrl& url, std::size_t faults)
{
    const QString host = QString::fromStdString(url.authority());
    const QString question =
        faults == 1
            ? tr("Play this fault against %1? It is not this machine. Break only servers you may break.")
                  .arg(host)
            : tr("Play %1 faults against %2? It is not this machine. Break only servers you may break.")
                  .arg(faults)
                  .arg(host);
    return QMessageBox::question(&m_window, tr("Another machine"), question,
                                 QMessageBox::Ok | QMessageBox::Cancel,
                                 QMessageBox::Cancel) == QMessageBox::Ok;
}

void FaultBench::stop()
{
    m_host->stopServing();
    m_player->stop();
}

void FaultBench::take(const FaultReport& report)
{
    if (m_failed.isEmpty() && report.connection != ConnectionId::None)
        m_toShow = report.connection;
    if (m_failed.isEmpty() && report.outcome == Outcome::Failed)
        m_failed = QString::fromStdString(report.fault->id);
    if (m_pane)
        m_pane->showReport(report);
}

void FaultBench::finish(std::size_t played)
{
    m_summary = played > 1 ? m_player->tally().text() : QString();
    if (m_pane && played > 1 && !m_failed.isEmpty())
        m_pane->select(m_failed);
    selectSoon(m_toShow);
    refresh();
}

/// Once all panes have heard of it.
void FaultBench::selectSoon(ConnectionId connection)
{
    if (connection == ConnectionId::None)
        return;
    SessionModel& model = m_session->model();
    QTimer::singleShot(0, m_player.get(), [&model, connection] { model.selectConnection(connection); });
}

QString FaultBench::armedText() const
{
    const FaultPtr fault = m_host == nullptr ? nullptr : m_host->armed();
    if (fault == nullptr)
        return {};
    const QString title = titleText(*fault);
    return fault->side == Side::Server ? tr("Armed: the next connection of the server plays “%1”.").arg(title)
                                       : tr("Armed: the next Connect plays “%1”.").arg(title);
}

bool FaultBench::clientArmed() const
{
    return m_host != nullptr && m_host->armed() != nullptr && m_host->armed()->side == Side::Client;
}

QString FaultBench::activityText() const
{
    QStringList lines;
    const Tally& tally = m_player->tally();
    if (m_player->wanted() == 1)
        lines << tr("Playing…");
    else if (m_player->running())
        lines << tr("Playing: %1 of %2 · %3 failed")
                     .arg(tally.total())
                     .arg(m_player->wanted())
                     .arg(tally.failed);
    if (m_host->served() != nullptr && m_host->address().isEmpty())
        lines << tr("Opening a port…");
    else if (m_host->served() != nullptr)
        lines << tr("“%1” listens on %2 until stopped · visits: %3")
                     .arg(titleText(*m_host->served()), m_host->address())
                     .arg(m_host->visits());
    if (m_host->armed() != nullptr)
        lines << tr("⚡ Armed: %1").arg(titleText(*m_host->armed()));
    lines << m_summary;
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void FaultBench::refresh()
{
    if (m_pane && m_session != nullptr) {
        m_pane->showActivity(activityText(), m_player->running() || m_host->served() != nullptr);
        m_pane->showArmed(m_host->armed() != nullptr);
    }
    Q_EMIT armedChanged();
}

bool FaultBench::connectArmed(const WsUrl& url)
{
    if (!m_host->armedForConnect())
        return false;
    m_host->connectArmed(url);
    return true;
}

void FaultBench::disarm() { m_host->disarm(); }

void FaultBench::openEditor(const FaultPtr& fault)
{
    auto* editor = new FaultEditor(m_library, *fault, &m_window);
    connect(editor, &FaultEditor::runRequested, this, [this](const FaultPtr& edited) { runAll({edited}); });
    connect(editor, &FaultEditor::saved, this, [this](const QString& id) {
        if (m_pane)
            m_pane->select(id);
    });
    editor->show();
}

const ConnectionStory* FaultBench::storyOf(std::optional<ConnectionId> connection) const
{
    const ConnectionRecord* record =
        connection && m_session != nullptr ? m_session->model().connections().find(*connection) : nullptr;
    return record == nullptr ? nullptr : &record->story;
}

void FaultBench::inject(const InjectionChoice& choice)
{
    const bool asks = choice.injection == Injection::CloseWithCode;
    const auto code = asks ? askForCloseCode(&m_window) : std::optional<std::uint16_t>(0);
    if (!code)
        return;
    for (const Outgoing& outgoing : outgoingFor(choice.injection, choice.side, *code))
        m_session->lab().send(choice.connection, choice.side, outgoing);
}

void FaultBench::fillInjections(QMenu& menu, std::optional<ConnectionId> connection)
{
    qDeleteAll(menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves them
    menu.clear();
    fillInjectionMenu(menu, storyOf(connection), [this](const InjectionChoice& choice) { inject(choice); });
}

} // namespace lifeline
