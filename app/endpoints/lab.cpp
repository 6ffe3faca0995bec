#include "endpoints/lab.h"

#include "endpoints/descriptor_limit.h"
#include "endpoints/link_maker.h"
#include "endpoints/listener.h"
#include "endpoints/side_servers.h"
#include "endpoints/socket_address.h"
#include "endpoints/transport_thread.h"

#include <atomic>

namespace lifeline {
namespace {

PeerInput inputOf(const Outgoing& outgoing)
{
    switch (outgoing.what) {
    case Outgoing::What::Text: return input::SendMessage{Opcode::Text, outgoing.bytes};
    case Outgoing::What::Binary: return input::SendMessage{Opcode::Binary, outgoing.bytes};
    case Outgoing::What::Ping: return input::SendPing{outgoing.bytes};
    case Outgoing::What::Pong: return input::SendPong{outgoing.bytes};
    case Outgoing::What::Close: return input::SendClose{outgoing.code, outgoing.bytes};
    case Outgoing::What::Fin: return input::DropFin{};
    case Outgoing::What::Frame: return input::SendFrame{outgoing.header, outgoing.bytes, outgoing.sent};
    case Outgoing::What::StopAnsweringPings: return input::StopAnsweringPings{};
    case Outgoing::What::StopAnsweringClose: return input::StopAnsweringClose{};
    case Outgoing::What::Vanish: return input::Vanish{};
    case Outgoing::What::Reset: break;
    }
    return input::DropReset{};
}

} // namespace

/// Everything but newId() and liveCount() happens on the transport thread.
class Lab::Impl {
public:
    Impl(EventSink& sink, const Clock& clock, std::uint64_t seed)
        : context(thread.io(), sink, clock, seed), sideServers(context, [this](const SocketFault& fault) {
              tell(event::AcceptFailed{fault.cause, fault.error});
          })
    {
    }

    void startServer(const ServerSettings& settings);
    void stopServer();
    void connect(ConnectionId id, const ClientSettings& settings);
    void connectAs(ConnectionId id, const WsUrl& url, PeerFactory peer, std::uint32_t receiveBuffer);
    void closeAll();
    void dropAll();

    TransportThread thread; // first: sockets must go before it does
    LinkContext context;
    SideServers sideServers;
    PeerFactory armed; // plays the next connection of the main server
    std::atomic<ServerTicket> lastTicket = 0;

private:
    void accept(TcpSocket socket, const TcpEndpoint& remote);
    template <class Body> void tell(const Body& body);
    std::optional<SocketFault> listen(const ServerSettings& settings);

    std::unique_ptr<Listener> m_listener;
    std::string m_address; // of the listener
    Player m_player;       // of the main server's connections
};

template <class Body> void Lab::Impl::tell(const Body& body)
{
    Event event;
    event.at = context.clock.now();
    event.side = Side::Server;
    event.body = body;
    context.sink.accept(event);
}

void Lab::Impl::startServer(const ServerSettings& settings)
{
    stopServer();
    if (const auto fault = listen(settings)) {
        m_listener.reset();
        tell(event::ListenFailed{settings.bindAddress, settings.port, fault->cause, fault->error});
        return;
    }
    m_address = m_listener->endpoint().address().to_string();
    m_player.echo = settings.echo;
    m_player.forward = settings.forward;
    m_player.profile = std::make_shared<PeerProfile>(PeerProfile{settings.peer, settings.policy, {}, {}});
    const std::uint16_t port = m_listener->endpoint().port();
    context.servedPorts.insert(port);
    tell(event::Listening{m_address, port, isLoopback(m_address)});
}

std::optional<SocketFault> Lab::Impl::listen(const ServerSettings& settings)
{
    const auto address = parseAddress(settings.bindAddress);
    if (!address)
        return SocketFault{Cause::UnresolvableHost, "not an IP address"};
    m_listener = std::make_unique<Listener>(
        context.io,
        [this](TcpSocket socket, const TcpEndpoint& remote) { accept(std::move(socket), remote); },
        [this](const SocketFault& fault) {
            tell(event::AcceptFailed{fault.cause, fault.error});
        });
    return m_listener->open({*address, settings.port});
}

void Lab::Impl::stopServer()
{
    if (!m_listener)
        return;
    const std::uint16_t port = m_listener->endpoint().port();
    m_listener.reset();
    context.registry.forgetExpectedOn(port);
    context.servedPorts.erase(context.servedPorts.find(port));
    tell(event::ListeningStopped{m_address, port});
    for (const auto& end : context.registry.all()) {
        if (end->acceptedBy() == ServerTicket{0})
            end->sayGoodbye();
    }
}

void Lab::Impl::accept(TcpSocket socket, const TcpEndpoint& remote)
{
    if (!armed) {
        startAccepted(context, std::move(socket), remote, m_player);
        return;
    }
    startAccepted(context, std::move(socket), remote, {std::exchange(armed, nullptr), {}, false});
}

void Lab::Impl::connect(ConnectionId id, const ClientSettings& settings)
{
    auto profile =
        std::make_shared<PeerProfile>(PeerProfile{settings.peer, {}, settings.url, settings.request});
    makeLink(context, id, Side::Client, {{}, std::move(profile), settings.echo})
        ->startConnecting(settings.url);
}

void Lab::Impl::connectAs(ConnectionId id, const WsUrl& url, PeerFactory peer, std::uint32_t receiveBuffer)
{
    makeLink(context, id, Side::Client, {std::move(peer), {}, false})->startConnecting(url, receiveBuffer);
}

void Lab::Impl::closeAll()
{
    stopServer();
    for (const auto& end : context.registry.all())
        end->sayGoodbye();
}

void Lab::Impl::dropAll()
{
    m_listener.reset();
    sideServers.clear();
    for (const auto& end : context.registry.all())
        end->drop();
    context.reports.finish();
    thread.io().stop();
}

Lab::Lab(EventSink& sink, const Clock& clock, std::uint64_t randomSeed)
{
    raiseDescriptorLimit();
    m_impl = std::make_unique<Impl>(sink, clock, randomSeed);
}

Lab::~Lab()
{
    m_impl->thread.post([impl = m_impl.get()] { impl->dropAll(); });
    m_impl->thread.join();
}

void Lab::startServer(const ServerSettings& settings)
{
    m_impl->thread.post([impl = m_impl.get(), settings] { impl->startServer(settings); });
}

void Lab::stopServer()
{
    m_impl->thread.post([impl = m_impl.get()] { impl->stopServer(); });
}

ConnectionId Lab::connect(const ClientSettings& settings)
{
    const ConnectionId id = m_impl->context.registry.newId();
    m_impl->thread.post([impl = m_impl.get(), id, settings] { impl->connect(id, settings); });
    return id;
}

ConnectionId Lab::connectAs(const WsUrl& url, PeerFactory peer, std::uint32_t receiveBuffer)
{
    const ConnectionId id = m_impl->context.registry.newId();
    m_impl->thread.post([impl = m_impl.get(), id, url, peer = std::move(peer), receiveBuffer]() mutable {
        impl->connectAs(id, url, std::move(peer), receiveBuffer);
    });
    return id;
}

ServerTicket Lab::addServer(SideServer server, ServerReady ready)
{
    const ServerTicket ticket = ++m_impl->lastTicket;
    m_impl->thread.post(
        [impl = m_impl.get(), ticket, server = std::move(server), ready = std::move(ready)]() mutable {
            impl->sideServers.add(ticket, server, std::move(ready));
        });
    return ticket;
}

void Lab::removeServer(ServerTicket ticket)
{
    m_impl->thread.post([impl = m_impl.get(), ticket] { impl->sideServers.remove(ticket); });
}

void Lab::armServer(PeerFactory peer)
{
    m_impl->thread.post(
        [impl = m_impl.get(), peer = std::move(peer)]() mutable { impl->armed = std::move(peer); });
}

void Lab::send(ConnectionId connection, Side side, Outgoing outgoing)
{
    m_impl->thread.post([impl = m_impl.get(), connection, side, outgoing = std::move(outgoing)] {
        const auto end = impl->context.registry.find(connection, side);
        if (!end)
            return;
        if (!outgoing.injection.empty())
            end->handle(input::Injected{outgoing.injection});
        end->handle(inputOf(outgoing));
    });
}

void Lab::report(StackReport report)
{
    m_impl->thread.post([impl = m_impl.get(), report = std::move(report)]() mutable {
        impl->context.reports.report(std::move(report));
    });
}

void Lab::refuseReport(std::string why, StackReport report, std::uint32_t count)
{
    m_impl->thread.post([impl = m_impl.get(), why = std::move(why), report = std::move(report), count] {
        impl->context.reports.refuse(why, report, count);
    });
}

void Lab::closeAll()
{
    m_impl->thread.post([impl = m_impl.get()] { impl->closeAll(); });
}

std::size_t Lab::liveCount() const { return m_impl->context.registry.liveCount(); }

} // namespace lifeline
