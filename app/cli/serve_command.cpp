#include "cli/serve_command.h"

#include "cli/explain_text.h"
#include "cli/human_output.h"
#include "wire/ws_url.h"
#include "words/words.h"

#include <future>

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
    ServerSettings settings = m_options.server;
    if (m_options.stack == StackKind::Reference || startStack(settings))
        lab.startServer(settings);
}

/// The lab's server stands in front of the stack's own and hands everything on.
bool ServeCommand::startStack(ServerSettings& settings)
{
    using Result = std::variant<std::uint16_t, StackHost::Failure>;
    std::promise<Result> promise;
    StackServerSettings own;
    own.echo = settings.echo;
    own.upgradeTimeout = settings.peer.upgradeTimeout;
    m_stack = m_host.emplace(*m_lab).startQtServer(
        own, [&promise](Result result) { promise.set_value(std::move(result)); });
    const Result result = promise.get_future().get();
    if (const auto* failure = std::get_if<StackHost::Failure>(&result)) {
        m_console.complain("The server of " + StackHost::qtName() + " cannot listen: " + failure->error +
                           ".");
        m_exit = ExitCode::NotConnected;
        m_done = true;
        return false;
    }
    ForwardTo& forward = settings.forward.emplace();
    forward.url.host = "127.0.0.1";
    forward.url.port = std::get<std::uint16_t>(result);
    return true;
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
    const auto& forward = m_options.server.forward;
    const std::string target = forward ? ", forwarding to " + forward->url.text() : std::string();
    m_console.announce("listening on " + serverUrl(listening) + target + "\n");
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
    if (m_host)
        m_host->stop(m_stack);
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
