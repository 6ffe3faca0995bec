#include "cli/serve_command.h"

#include "cli/explain_text.h"
#include "cli/human_output.h"
#include "wire/ws_url.h"
#include "words/words.h"

namespace lifeline {
namespace {

constexpr Duration lookInterval = std::chrono::milliseconds(10);

} // namespace

std::string serverUrl(const event::Listening& listening)
{
    WsUrl url;
    url.host = listening.address;
    url.port = listening.port;
    const std::string host = url.host.find(':') == std::string::npos ? url.host : "[" + url.host + "]";
    return "ws://" + host + ":" + std::to_string(url.port) + "/";
}

std::string openToOthers(std::string_view address, std::uint16_t port)
{
    return "Warning: " + std::string(address) + " can be reached from other machines; whoever reaches port " +
           std::to_string(port) + " can talk to this server.";
}

void ServeCommand::start(Lab& lab)
{
    m_lab = &lab;
    lab.startServer(m_options.server);
}

void ServeCommand::take(const Event& event)
{
    if (const auto* started = event.as<event::Listening>()) {
        listening(*started);
    } else if (const auto* failed = event.as<event::ListenFailed>()) {
        m_console.complain(words::listenFailure(*failed).toStdString());
        m_exit = ExitCode::NotConnected;
        m_done = true;
    } else if (event.kind() == EventKind::ListeningStopped) {
        m_stopped = true;
    }
    const auto* callback = event.as<event::Callback>();
    if (callback && event.side == Side::Server)
        m_ledgers[number(event.connection)].take(*callback);
}

void ServeCommand::listening(const event::Listening& listening)
{
    m_console.announce("listening on " + serverUrl(listening) + "\n");
    if (!listening.loopback)
        m_console.complain(openToOthers(listening.address, listening.port));
}

void ServeCommand::over(const ConnectionStory& story)
{
    m_console.say(verdictLine(story, m_console.colors));
    const auto ledger = m_ledgers.find(number(story.id));
    if (ledger == m_ledgers.end())
        return;
    ledger->second.end();
    add(m_resources, ledger->second.totals());
    m_ledgers.erase(ledger);
}

void ServeCommand::ended()
{
    for (const auto& [id, ledger] : m_ledgers)
        add(m_resources, ledger.totals());
    if (const std::string text = resourcesText(m_resources); !text.empty())
        m_console.say(text + "\n");
}

void ServeCommand::stop(int times, MonotonicTime now)
{
    if (times > 1) {
        m_done = true;
        return;
    }
    m_lab->closeAll();
    const Duration close = m_options.server.peer.closeTimeout;
    m_patienceEnds = now + std::max(close, Duration(std::chrono::seconds(1))) + std::chrono::seconds(1);
    m_lookAt = now;
}

void ServeCommand::woken(MonotonicTime now)
{
    m_done = m_done || (m_stopped && m_lab->liveCount() == 0) || now >= m_patienceEnds;
    m_lookAt = now + lookInterval;
}

} // namespace lifeline
