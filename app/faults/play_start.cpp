#include "faults/play_start.h"

#include "faults/fault_runner.h"
#include "lifecycle/peer.h"

namespace lifeline {
namespace {

constexpr const char* loopback = "127.0.0.1";

WsUrl urlOf(std::uint16_t port)
{
    WsUrl url;
    url.host = loopback;
    url.port = port;
    return url;
}

std::string hostOf(std::uint16_t port) { return std::string(loopback) + ":" + std::to_string(port); }

SideServer serverUnderTest(const SubjectSetup& subject)
{
    SideServer server;
    server.settings = subject.peer;
    server.policy = {subject.subprotocols, subject.allowedOrigins};
    server.echo = subject.echo;
    return server;
}

ClientSettings clientUnderTest(const SubjectSetup& subject, std::uint16_t port)
{
    ClientSettings client;
    client.url = urlOf(port);
    client.peer = subject.peer;
    client.request.subprotocols = subject.subprotocols;
    client.echo = subject.echo;
    return client;
}

/// `host` gets its value before anybody can connect.
SideServer scriptedServer(const std::shared_ptr<const Fault>& fault, const std::shared_ptr<std::string>& host)
{
    SideServer server;
    server.door = doorOf(fault->reach);
    server.receiveBuffer = fault->receiveBuffer;
    server.peer = [fault, host](ConnectionId id, RandomSource& random, EventSink& sink) {
        return scriptedPeers(fault, *host)(id, random, sink);
    };
    return server;
}

/// Hands a port on, and files anything else.
template <class Connect>
ServerReady whenReady(PlayNumber play, std::shared_ptr<PlayMailbox> mailbox, Connect connect)
{
    return [play, mailbox = std::move(mailbox),
            connect](const std::variant<std::uint16_t, ListenFault>& answer) {
        mailbox->put(play, [&]() -> PlayMailbox::News {
            if (const auto* port = std::get_if<std::uint16_t>(&answer))
                return connect(*port);
            return std::get<ListenFault>(answer);
        });
    };
}

} // namespace

SideServer::Door doorOf(Reach reach)
{
    switch (reach) {
    case Reach::Normal: return SideServer::Door::Open;
    case Reach::FullBacklog: return SideServer::Door::FullBacklog;
    case Reach::Nobody: break;
    }
    return SideServer::Door::Closed;
}

std::vector<PlayMailbox::Letter> PlayMailbox::take()
{
    const std::lock_guard lock(m_mutex);
    m_filled.store(false, std::memory_order_release);
    return std::exchange(m_letters, {});
}

void PlayMailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
}

ServerTicket startBuiltIn(Lab& lab, const std::shared_ptr<const Fault>& fault, PlayNumber play,
                          const std::shared_ptr<PlayMailbox>& mailbox)
{
    if (fault->side == Side::Client) {
        return lab.addServer(
            serverUnderTest(fault->subject), whenReady(play, mailbox, [&lab, fault](std::uint16_t port) {
                return lab.connectAs(urlOf(port), scriptedPeers(fault, hostOf(port)), fault->receiveBuffer);
            }));
    }
    const auto host = std::make_shared<std::string>();
    return lab.addServer(scriptedServer(fault, host),
                         whenReady(play, mailbox, [&lab, fault, host](std::uint16_t port) {
                             *host = hostOf(port);
                             return lab.connect(clientUnderTest(fault->subject, port));
                         }));
}

Outgoing outgoingOf(const SubjectAct& act)
{
    const std::string bytes = act.size > 0 ? std::string(act.size, 'x') : act.bytes;
    switch (act.what) {
    case SubjectAct::What::Text: return {Outgoing::What::Text, bytes, {}};
    case SubjectAct::What::Binary: return {Outgoing::What::Binary, bytes, {}};
    case SubjectAct::What::Ping: return {Outgoing::What::Ping, bytes, {}};
    case SubjectAct::What::Close: return {Outgoing::What::Close, bytes, act.code};
    case SubjectAct::What::Fin: return {Outgoing::What::Fin, {}, {}};
    case SubjectAct::What::Reset: break;
    }
    return {Outgoing::What::Reset, {}, {}};
}

} // namespace lifeline
