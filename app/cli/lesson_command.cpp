#include "cli/lesson_command.h"

#include "cli/lesson_text.h"
#include "endpoints/raw_request.h"
#include "words/words.h"

#include <algorithm>

namespace lifeline {
namespace {

/// Short, so that a lesson that goes wrong ends soon.
PeerSettings lessonSettings()
{
    PeerSettings settings;
    settings.upgradeTimeout = settings.idleTimeout = std::chrono::seconds(5);
    return settings;
}

std::uint32_t timesFired(const SideStory& side, CallbackName name)
{
    return side.fired[static_cast<std::size_t>(name)];
}

bool openedAndClosed(const SideStory& side)
{
    return timesFired(side, CallbackName::OnOpen) == 1 && timesFired(side, CallbackName::OnClose) == 1 &&
           side.onCloseCode == 1000 && side.clean;
}

std::uint32_t timesAnyFired(const SideStory& side)
{
    std::uint32_t sum = 0;
    for (const std::uint32_t times : side.fired)
        sum += times;
    return sum;
}

} // namespace

bool wentAsTold(LessonCommand::Act act, const ConnectionStory& story)
{
    switch (act) {
    case LessonCommand::Act::Open: return openedAndClosed(story.client) && openedAndClosed(story.server);
    case LessonCommand::Act::Refused:
        return timesFired(story.server, CallbackName::Upgrade) == 1 && timesAnyFired(story.server) == 1 &&
               story.server.refusal.has(UpgradeRule::MissingKey) &&
               story.server.refusal.has(UpgradeRule::MissingVersion) && story.server.status >= 400;
    case LessonCommand::Act::Plain:
        return timesAnyFired(story.server) == 0 && story.server.refusal.has(UpgradeRule::NotAnUpgrade);
    case LessonCommand::Act::Over: break;
    }
    return false;
}

void LessonCommand::start(Lab& lab)
{
    m_lab = &lab;
    listen(m_options.port);
}

void LessonCommand::listen(std::uint16_t port)
{
    m_port = port;
    ServerSettings settings;
    settings.port = port;
    settings.peer = lessonSettings();
    m_lab->startServer(settings);
}

void LessonCommand::listenFailed(const event::ListenFailed& failed)
{
    const std::string sentence = words::listenFailure(failed).toStdString();
    if (m_port != 0 && failed.cause == Cause::AddressInUse) {
        m_console.say(sentence + " The lesson takes a free one.\n");
        listen(0);
        return;
    }
    m_console.complain(sentence);
    m_exit = ExitCode::NotConnected;
    m_done = true;
}

void LessonCommand::take(const Event& event)
{
    if (const auto* listening = event.as<event::Listening>()) {
        m_port = listening->port;
        m_console.say("A server listens on ws://127.0.0.1:" + std::to_string(m_port) + "/.\n");
        begin(Act::Open);
    } else if (const auto* failed = event.as<event::ListenFailed>()) {
        listenFailed(*failed);
    } else if (event.kind() == EventKind::ListeningStopped && m_act == Act::Over) {
        m_done = true;
    }
    if (event.connection == ConnectionId::None)
        return;
    m_ladders[number(event.connection)].take(event);
    const auto* callback = event.as<event::Callback>();
    if (callback && event.connection == m_client && event.side == Side::Client)
        playClient(*callback);
}

void LessonCommand::playClient(const event::Callback& callback)
{
    switch (callback.name) {
    case CallbackName::OnOpen:
        m_lab->send(m_client, Side::Client, {Outgoing::What::Text, "hello", {}});
        break;
    case CallbackName::OnMessage:
        m_lab->send(m_client, Side::Client, {Outgoing::What::Ping, "still there?", {}});
        break;
    case CallbackName::OnPong:
        m_lab->send(m_client, Side::Client, {Outgoing::What::Close, "bye", 1000});
        break;
    default: break;
    }
}

void LessonCommand::begin(Act act)
{
    m_act = act;
    if (act == Act::Open) {
        ClientSettings settings;
        settings.url.host = "127.0.0.1";
        settings.url.port = m_port;
        settings.peer = lessonSettings();
        m_client = m_lab->connect(settings);
    } else if (act == Act::Over) {
        m_exit = m_wentAsTold ? ExitCode::Expected : ExitCode::Failed;
        m_lab->stopServer();
    } else {
        beginRaw(lessonText(act).request);
    }
}

/// The server's thread answers while this one waits.
void LessonCommand::beginRaw(std::string_view request)
{
    const auto answer = requestRaw(m_port, request);
    m_peer = answer ? "127.0.0.1:" + std::to_string(answer->localPort) : std::string();
    if (answer)
        return;
    m_console.complain("The lesson's own server could not be reached.");
    m_done = true;
}

void LessonCommand::over(const ConnectionStory& story)
{
    const bool onStage = m_act == Act::Open ? story.id == m_client : !m_peer.empty() && story.peer == m_peer;
    if (onStage && m_act != Act::Over && !m_done) {
        tell(story);
        begin(static_cast<Act>(static_cast<int>(m_act) + 1));
    }
    m_ladders.erase(number(story.id));
}

void LessonCommand::tell(const ConnectionStory& story)
{
    const LessonText& text = lessonText(m_act);
    std::string told = "\n" + inked(text.title, Ink::Bold, m_console.colors) + "\n\n";
    if (!text.request.empty()) {
        std::string request(text.request.substr(0, text.request.size() - 2));
        std::erase(request, '\r');
        told += request + "\n";
    }
    told += m_ladders[number(story.id)].text(story, m_console.colors) + "\n";
    m_console.say(told.append(text.why));
    if (wentAsTold(m_act, story))
        return;
    m_wentAsTold = false;
    m_console.complain("That did not go as the lesson says.");
}

void LessonCommand::stop(int /*times*/, MonotonicTime /*now*/) { m_done = true; }

} // namespace lifeline
