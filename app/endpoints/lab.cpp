#include "endpoints/lab.h"

#include "endpoints/descriptor_limit.h"
#include "endpoints/listener.h"
#include "endpoints/socket_address.h"
#include "endpoints/tcp_link.h"
#include "endpoints/transport_thread.h"
#include "lifecycle/reference_peer.h"
#include "wire/close_code.h"

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

/// Says goodbye where there is an open connection, ends TCP where there is none yet.
void sayGoodbye(TcpLink& link)
{
    const Phase phase = link.peer().phase();
    if (phase == Phase::Open)
        link.handle(input::SendClose{close_code::goingAway, {}});
    else if (phase == Phase::Upgrading)
        link.handle(input::DropFin{});
    else if (phase == Phase::Connecting)
        link.giveUp();
}

} // namespace

/// Everything but newId() and liveCount() happens on the transport thread.
class Lab::Impl {
public:
    Impl(EventSink& sink, const Clock& clock, std::uint64_t seed) : context(thread.io(), sink, clock, seed) {}

    void startServer(const ServerSettings& settings);
    void stopServer();
    void connect(ConnectionId id, const ClientSettings& settings);
    void closeAll();
    void dropAll();

    TransportThread thread; // first: sockets must go before it does
    LinkContext context;

private:
    void accept(TcpSocket socket, const TcpEndpoint& remote);
    std::shared_ptr<TcpLink> makeLink(ConnectionId id, Side side, std::shared_ptr<const PeerProfile> profile,
                                      bool echo);
    template <class Body> void tell(const Body& body);
    std::optional<SocketFault> listen(const ServerSettings& settings);

    std::unique_ptr<Listener> m_listener;
    std::string m_address; // of the listener
    std::shared_ptr<const PeerProfile> m_serverProfile;
    bool m_echo = true;
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
    m_echo = settings.echo;
    m_serverProfile = std::make_shared<PeerProfile>(PeerProfile{settings.peer, settings.policy, {}, {}});
    context.servedPort = m_listener->endpoint().port();
    tell(event::Listening{m_address, *context.servedPort, isLoopback(m_address)});
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
    m_listener.reset();
    context.registry.forgetAllExpected();
    const std::uint16_t port = std::exchange(context.servedPort, std::nullopt).value_or(0);
    tell(event::ListeningStopped{m_address, port});
    for (const auto& link : context.registry.all()) {
        if (link->peer().side() == Side::Server)
            sayGoodbye(*link);
    }
}

void Lab::Impl::accept(TcpSocket socket, const TcpEndpoint& remote)
{
    asio::error_code gone;
    const TcpEndpoint local = socket.local_endpoint(gone);
    const ConnectionId id = context.registry.idForAccepted(remote, local);
    const auto link = makeLink(id, Side::Server, m_serverProfile, m_echo);
    context.registry.add(id, Side::Server, link);
    link->startAccepted(std::move(socket), remote);
}

std::shared_ptr<TcpLink> Lab::Impl::makeLink(ConnectionId id, Side side,
                                             std::shared_ptr<const PeerProfile> profile, bool echo)
{
    Application& application = echo ? static_cast<Application&>(context.echo) : context.silent;
    return std::make_shared<TcpLink>(context, std::make_unique<ReferencePeer>(id, side, std::move(profile),
                                                                              context.random, context.sink,
                                                                              application));
}

void Lab::Impl::connect(ConnectionId id, const ClientSettings& settings)
{
    auto profile =
        std::make_shared<PeerProfile>(PeerProfile{settings.peer, {}, settings.url, settings.request});
    const auto link = makeLink(id, Side::Client, std::move(profile), settings.echo);
    context.registry.add(id, Side::Client, link);
    link->startConnecting(settings.url);
}

void Lab::Impl::closeAll()
{
    stopServer();
    for (const auto& link : context.registry.all())
        sayGoodbye(*link);
}

void Lab::Impl::dropAll()
{
    m_listener.reset();
    for (const auto& link : context.registry.all())
        link->drop();
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

void Lab::send(ConnectionId connection, Side side, Outgoing outgoing)
{
    m_impl->thread.post([impl = m_impl.get(), connection, side, outgoing = std::move(outgoing)] {
        const auto link = impl->context.registry.find(connection, side);
        if (!link)
            return;
        if (!outgoing.injection.empty())
            link->handle(input::Injected{outgoing.injection});
        link->handle(inputOf(outgoing));
    });
}

void Lab::closeAll()
{
    m_impl->thread.post([impl = m_impl.get()] { impl->closeAll(); });
}

std::size_t Lab::liveCount() const { return m_impl->context.registry.liveCount(); }

} // namespace lifeline
