#include "cli/faults_serve_command.h"

#include "cli/fault_list.h"
#include "cli/human_output.h"
#include "cli/serve_command.h"
#include "faults/by_path_peer.h"
#include "faults/fault_runner.h"
#include "words/words.h"

#include <algorithm>
#include <future>

namespace lifeline {
namespace {

/// As it stands in an address.
std::string bracketed(const std::string& address)
{
    return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

using Ready = std::variant<std::uint16_t, ListenFault>;

/// Listens, and waits until the lab's thread has done so. `host` is filled in on that thread, before the
/// first connection is there.
Ready listen(Lab& lab, const SideServer& server, const std::shared_ptr<std::string>& host,
             ServerTicket& ticket)
{
    const auto promise = std::make_shared<std::promise<Ready>>();
    auto ready = promise->get_future();
    ticket = lab.addServer(server, [promise, host](const Ready& result) {
        if (const auto* port = std::get_if<std::uint16_t>(&result))
            host->append(":").append(std::to_string(*port));
        promise->set_value(result);
    });
    return ready.get();
}

} // namespace

SideServer::Door FaultsServeCommand::door() const
{
    if (!m_fault || m_fault->reach == Reach::Normal)
        return SideServer::Door::Open;
    return m_fault->reach == Reach::Nobody ? SideServer::Door::Closed : SideServer::Door::FullBacklog;
}

/// `host`: what ${host} stands for in a script.
PeerFactory FaultsServeCommand::factory(const std::shared_ptr<const std::string>& host) const
{
    return [catalogue = m_catalogue, fault = m_fault, host](ConnectionId id, RandomSource& random,
                                                            EventSink& sink) -> std::unique_ptr<Peer> {
        if (fault)
            return scriptedPeers(shared(catalogue, *fault), *host, "/", false)(id, random, sink);
        return std::make_unique<ByPathPeer>(id, *catalogue, *host, random, sink);
    };
}

void FaultsServeCommand::start(Lab& lab)
{
    m_lab = &lab;
    SideServer server;
    server.bindAddress = m_options.bindAddress;
    server.port = m_options.port;
    server.door = door();
    server.receiveBuffer = m_fault ? m_fault->receiveBuffer : 0;
    const auto host = std::make_shared<std::string>(bracketed(m_options.bindAddress));
    server.peer = factory(host);
    const Ready ready = listen(lab, server, host, m_ticket);
    if (const auto* port = std::get_if<std::uint16_t>(&ready)) {
        listening(*port);
        return;
    }
    const auto& fault = std::get<ListenFault>(ready);
    m_console.complain(words::listenFailure({m_options.bindAddress, m_options.port, fault.cause, fault.error})
                           .toStdString());
    m_exit = ExitCode::NotConnected;
    m_done = true;
}

void FaultsServeCommand::listening(std::uint16_t port)
{
    m_url = serverUrl({m_options.bindAddress, port});
    if (door() == SideServer::Door::Closed)
        m_console.announce("nobody listens on " + m_url + ", and nobody will until this ends\n");
    else
        m_console.announce("listening on " + m_url + "\n");
    if (door() == SideServer::Door::FullBacklog)
        m_console.say("  no connection to it ever completes\n");
    if (!m_fault) {
        const auto& faults = m_catalogue->faults();
        const auto count = std::count_if(faults.begin(), faults.end(), ByPathPeer::canBeChosen);
        m_console.say("  " + m_url + "ID plays that fault; there are " +
                      faultCount(static_cast<std::size_t>(count)) + " to choose from\n");
    }
    m_console.out.flush(); // nothing more may happen for long
    if (!isLoopback(m_options.bindAddress))
        m_console.complain(openToOthers(m_options.bindAddress, port));
}

void FaultsServeCommand::take(const Event& event)
{
    if (const auto* began = event.as<event::FaultBegun>())
        begun(event, *began);
    const auto judge = m_judges.find(number(event.connection));
    if (judge != m_judges.end())
        judge->second.take(event);
}

void FaultsServeCommand::begun(const Event& event, const event::FaultBegun& begun)
{
    const Fault* fault = m_catalogue->find(begun.fault);
    if (fault)
        m_judges.emplace(number(event.connection), FaultJudge(shared(m_catalogue, *fault), false));
}

void FaultsServeCommand::over(const ConnectionStory& story)
{
    const auto judge = m_judges.find(number(story.id));
    if (judge == m_judges.end()) {
        m_console.say(verdictLine(story, m_console.colors));
        return;
    }
    const FaultReport report = judge->second.report();
    m_judges.erase(judge);
    m_console.announce("#" + std::to_string(number(story.id)) + " " +
                       resultLine(report, 0, m_console.colors));
    if (!m_options.common.json.empty() || !m_options.common.junit.empty())
        m_results.add(report);
}

/// A script has no goodbye to say; what is open goes with the lab.
void FaultsServeCommand::stop(int /*times*/, MonotonicTime /*now*/)
{
    if (!m_done)
        m_lab->removeServer(m_ticket);
    m_done = true;
}

std::optional<Command::Reports> FaultsServeCommand::reports(std::string_view startedUtc) const
{
    const FaultRunFacts facts{m_url, std::string(startedUtc), m_exit};
    return Reports{faultsJson(m_results, facts), faultsJunit(m_results, facts)};
}

} // namespace lifeline
