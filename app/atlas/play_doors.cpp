#include "atlas/play_doors.h"

#include "faults/fault_runner.h"
#include "faults/play_start.h"
#include "lifecycle/peer.h"

namespace lifeline {
namespace {

constexpr const char* loopback = "127.0.0.1";

SideServer doorTo(const WsUrl& url, Side observed)
{
    SideServer door;
    door.forward = ForwardTo{url, observed};
    return door;
}

} // namespace

WsUrl loopbackUrl(std::uint16_t port)
{
    WsUrl url;
    url.host = loopback;
    url.port = port;
    return url;
}

void PlayDoors::open(MeasuredPlay play)
{
    const std::lock_guard lock(m_mutex);
    m_tickets.try_emplace(play);
}

void PlayDoors::close(MeasuredPlay play)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tickets.find(play);
    if (found == m_tickets.end())
        return;
    for (const ServerTicket ticket : found->second)
        m_lab.removeServer(ticket);
    m_tickets.erase(found);
}

/// `ready` runs on the lab's thread.
void PlayDoors::add(MeasuredPlay play, SideServer server, std::function<void(std::uint16_t)> ready)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tickets.find(play);
    if (found == m_tickets.end())
        return;
    auto answer = [mail = m_mail, play,
                   ready = std::move(ready)](const std::variant<std::uint16_t, ListenFault>& result) {
        if (const auto* port = std::get_if<std::uint16_t>(&result))
            ready(*port);
        else
            mail->put(play, [&] { return PlayMail::Failed{std::get<ListenFault>(result).error}; });
    };
    found->second.push_back(m_lab.addServer(std::move(server), std::move(answer)));
}

void PlayDoors::visit(MeasuredPlay play, std::shared_ptr<const Fault> fault, const WsUrl& server,
                      std::string target)
{
    add(play, doorTo(server, Side::Server),
        [self = shared_from_this(), play, fault = std::move(fault),
         target = std::move(target)](std::uint16_t port) {
            const WsUrl url = loopbackUrl(port);
            self->m_mail->put(play, [&] {
                return PlayMail::Connected{self->m_lab.connectAs(
                    url, scriptedPeers(fault, url.authority(), target, false), fault->receiveBuffer)};
            });
        });
}

void PlayDoors::await(MeasuredPlay play, const std::shared_ptr<const Fault>& fault)
{
    SideServer server;
    server.door = doorOf(fault->reach);
    server.receiveBuffer = fault->receiveBuffer;
    // ${host} is the door's for the client, but no script of a server names it
    server.peer = [mail = m_mail, play, fault](ConnectionId id, RandomSource& random, EventSink& sink) {
        mail->put(play, [id] { return PlayMail::Connected{id}; });
        return scriptedPeers(fault, loopback, "/", false)(id, random, sink);
    };
    const bool reachable = fault->reach == Reach::Normal;
    add(play, std::move(server), [self = shared_from_this(), play, reachable](std::uint16_t port) {
        if (reachable)
            self->forward(play, port);
        else
            self->m_mail->put(play, [port] { return PlayMail::DoorOpen{port}; });
    });
}

void PlayDoors::forward(MeasuredPlay play, std::uint16_t port)
{
    add(play, doorTo(loopbackUrl(port), Side::Client), [mail = m_mail, play](std::uint16_t door) {
        mail->put(play, [door] { return PlayMail::DoorOpen{door}; });
    });
}

} // namespace lifeline
