#include "cli/connect_command.h"

#include "cli/human_output.h"
#include "words/words.h"

namespace lifeline {

ExitCode exitOfClient(const SideStory& client)
{
    if (client.wasOpen)
        return client.clean ? ExitCode::Expected : ExitCode::Failed;
    const bool late = client.cause == Cause::ConnectTimeout || client.cause == Cause::UpgradeTimeout ||
                      client.passed == DeadlineName::Connect || client.passed == DeadlineName::Upgrade;
    return late ? ExitCode::TimedOut : ExitCode::NotConnected;
}

void ConnectCommand::start(Lab& lab)
{
    m_lab = &lab;
    m_id = lab.connect(m_options.client);
}

void ConnectCommand::take(const Event& event)
{
    m_ladder.take(event);
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
        m_lab->send(m_id, Side::Client, action);
    m_closeAt = at + m_options.stay;
}

void ConnectCommand::woken(MonotonicTime /*now*/)
{
    m_closeAt.reset();
    m_lab->send(m_id, Side::Client, m_options.close);
}

void ConnectCommand::stop(int times, MonotonicTime /*now*/)
{
    m_closeAt.reset();
    m_lab->closeAll();
    m_done = m_done || times > 1;
}

void ConnectCommand::over(const ConnectionStory& story)
{
    m_exit = exitOfClient(story.client);
    m_done = true;
    m_console.say("\n" + m_ladder.text(story, m_console.colors));
    if (!m_failure.empty())
        m_console.complain(m_failure);
    else if (m_exit != ExitCode::Expected)
        m_console.complain(words::verdict(story, judge(story)).bold.toStdString());
}

} // namespace lifeline
