#include "cli/connect_command.h"

#include "cli/human_output.h"
#include "words/words.h"

#include <future>

namespace lifeline {

ExitCode exitOfClient(const SideStory& client)
{
    if (client.wasOpen)
        return client.clean ? ExitCode::Expected : ExitCode::Failed;
    const bool late = client.cause == Cause::ConnectTimeout || client.cause == Cause::UpgradeTimeout ||
                      client.passed == DeadlineName::Connect || client.passed == DeadlineName::Upgrade;
    return late ? ExitCode::TimedOut : ExitCode::NotConnected;
}

ExitCode exitOfStackClient(SideStory client)
{
    client.clean = (client.closeSent || client.closeReceived) && !client.violation;
    return exitOfClient(client);
}

void ConnectCommand::start(Lab& lab)
{
    m_lab = &lab;
    if (m_options.stack == StackKind::Reference)
        m_id = lab.connect(m_options.client);
    else
        startStack();
}

/// The stack's client opens a door of the lab's that hands everything on to the server.
void ConnectCommand::startStack()
{
    using Result = std::variant<std::uint16_t, ListenFault>;
    std::promise<Result> promise;
    SideServer door;
    door.forward = ForwardTo{m_options.client.url, Side::Client};
    door.settings = m_options.client.peer;
    m_lab->addServer(door, [&promise](Result result) { promise.set_value(std::move(result)); });
    const Result result = promise.get_future().get();
    if (const auto* fault = std::get_if<ListenFault>(&result)) {
        m_console.complain("No door in front of " + StackHost::qtName() + " can be opened: " + fault->error +
                           ".");
        m_done = true;
        return;
    }
    StackClientSettings own{m_options.client.url, m_options.client.request, m_options.client.echo, {}};
    own.url.host = "127.0.0.1";
    own.url.port = std::get<std::uint16_t>(result);
    m_stack = m_host.emplace(*m_lab).openQtClient(own);
}

void ConnectCommand::take(const Event& event)
{
    m_ladder.take(event);
    if (const auto* connected = event.as<event::Connected>())
        m_address = connected->local;
    if (const auto* failed = event.as<event::ConnectFailed>()) {
        const QString url = QString::fromStdString(m_options.client.url.text());
        m_failure = words::connectFailure(*failed, url).toStdString();
    }
    const auto* callback = event.as<event::Callback>();
    if (callback && callback->name == CallbackName::OnOpen)
        opened(event.at);
}

void ConnectCommand::opened(MonotonicTime at)
{
    for (const Outgoing& action : m_options.actions)
        send(action);
    m_closeAt = at + m_options.stay;
}

void ConnectCommand::woken(MonotonicTime /*now*/)
{
    m_closeAt.reset();
    send(m_options.close);
}

void ConnectCommand::send(const Outgoing& outgoing)
{
    if (m_host)
        m_host->send(m_address, Side::Client, outgoing);
    else
        m_lab->send(m_id, Side::Client, outgoing);
}

void ConnectCommand::stop(int times, MonotonicTime /*now*/)
{
    m_closeAt.reset();
    if (m_host)
        m_host->stop(m_stack);
    m_lab->closeAll();
    m_done = m_done || times > 1;
}

void ConnectCommand::over(const ConnectionStory& story)
{
    m_exit = m_host ? exitOfStackClient(story.client) : exitOfClient(story.client);
    m_done = true;
    m_console.say("\n" + m_ladder.text(story, m_console.colors));
    if (!m_failure.empty())
        m_console.complain(m_failure);
    else if (m_exit != ExitCode::Expected)
        m_console.complain(words::verdict(story, judge(story)).bold.toStdString());
}

} // namespace lifeline
