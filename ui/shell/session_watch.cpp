#include "ui/shell/session_watch.h"

#include "contracts/duties.h"
#include "words/words.h"

namespace lifeline {
namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString bracketed(const QString& address) { return address.contains(u':') ? u'[' + address + u']' : address; }

/// "All addresses" is no address to connect to.
QString reachableHost(const QString& address)
{
    if (address == u"0.0.0.0")
        return QStringLiteral("127.0.0.1");
    return address == u"::" ? QStringLiteral("[::1]") : bracketed(address);
}

/// A client of ours that got as far as TCP and was not let in; not where a script made it so.
bool failedAfterConnecting(const ConnectionRecord& record)
{
    const SideStory& client = record.story.client;
    if (client.scripted || record.story.server.scripted)
        return false;
    return client.present && client.phase == Phase::Failed && client.end != TcpEnd::ConnectFailed;
}

} // namespace

QString ListeningAt::text() const { return QStringLiteral("%1:%2").arg(bracketed(address)).arg(port); }

QString ListeningAt::url() const
{
    return QStringLiteral("ws://%1:%2/").arg(reachableHost(address)).arg(port);
}

QString ListeningAt::httpUrl() const
{
    return QStringLiteral("http://%1:%2/").arg(reachableHost(address)).arg(port);
}

SessionWatch::SessionWatch(const SessionModel& model, QObject* parent) : QObject(parent), m_model(model)
{
    connect(&model, &SessionModel::rowsAppended, this, &SessionWatch::readRows);
    connect(&model, &SessionModel::connectionsChanged, this, &SessionWatch::readConnections);
}

void SessionWatch::readRows(std::uint64_t first, std::uint64_t count)
{
    for (std::uint64_t row = first; row < first + count; ++row) {
        const EventEntry& entry = m_model.log().entry(row);
        if (entry.connection == number(ConnectionId::None) || entry.kind == EventKind::ConnectFailed)
            readRow(row);
    }
}

void SessionWatch::readRow(std::uint64_t row)
{
    const Event event = m_model.log().event(row);
    if (const auto* listening = event.as<event::Listening>())
        setServer(ListeningAt{fromUtf8(listening->address), listening->port, listening->loopback});
    else if (event.as<event::ListeningStopped>() != nullptr)
        setServer(std::nullopt);
    else if (const auto* failure = event.as<event::ListenFailed>())
        Q_EMIT failed(words::listenFailure(*failure));
    else if (const auto* accept = event.as<event::AcceptFailed>())
        Q_EMIT failed(tr("A connection could not be accepted: %1.").arg(words::cause(accept->cause)));
    else if (const auto* connect = event.as<event::ConnectFailed>()) {
        if (m_expected.contains(event.connection))
            return;
        const ConnectionRecord* record = m_model.connections().find(event.connection);
        const QString url = record == nullptr ? QString() : fromUtf8(record->story.url);
        Q_EMIT failed(words::connectFailure(*connect, url));
    }
}

void SessionWatch::readConnections(const std::vector<std::size_t>& positions)
{
    m_told.resize(m_model.connections().size(), false);
    for (const std::size_t position : positions) {
        const ConnectionRecord& record = m_model.connections().at(position);
        if (m_told[position] || !failedAfterConnecting(record) || m_expected.contains(record.story.id))
            continue;
        m_told[position] = true;
        const auto headline = words::verdict(record.story, record.verdict, contractDuty);
        Q_EMIT failed(QStringLiteral("%1: %2 %3")
                          .arg(words::rowName(record.story), headline.bold, headline.rest.text)
                          .trimmed());
    }
}

void SessionWatch::setServer(std::optional<ListeningAt> server)
{
    m_server = std::move(server);
    Q_EMIT serverChanged();
}

} // namespace lifeline
