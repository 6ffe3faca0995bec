#include "stacks/stack_host.h"

#include "stacks/qt_client.h"
#include "stacks/qt_server.h"

#include <QThread>

#include <atomic>
#include <map>

namespace lifeline {

/// Lives on the host's thread, and everything it holds.
class StackHost::Impl : public QObject {
public:
    explicit Impl(Lab& lab) : m_lab(lab) {}

    void startServer(Ticket ticket, StackServerSettings settings, const Ready& ready);
    void openClient(Ticket ticket, StackClientSettings settings);
    void stop(Ticket ticket);
    void send(const std::string& clientAddress, Side side, const Outgoing& outgoing);
    void clear();

    /// Runs `work` on the thread, after what was posted before.
    template <class Work> void post(Work&& work)
    {
        QMetaObject::invokeMethod(this, std::forward<Work>(work), Qt::QueuedConnection);
    }

    QThread thread;
    std::atomic<Ticket> lastTicket{0};

private:
    StackTeller teller();
    void dropWhatIsOver();

    Lab& m_lab;
    std::map<Ticket, std::unique_ptr<QtServer>> m_servers;
    std::map<Ticket, std::unique_ptr<QtClient>> m_clients;
};

StackTeller StackHost::Impl::teller()
{
    return [this](StackReport report) { m_lab.report(std::move(report)); };
}

void StackHost::Impl::startServer(Ticket ticket, StackServerSettings settings, const Ready& ready)
{
    auto server = std::make_unique<QtServer>(std::move(settings), teller());
    const auto listening = server->listen();
    if (const auto* error = std::get_if<std::string>(&listening))
        return ready(Failure{*error});
    m_servers.emplace(ticket, std::move(server));
    ready(std::get<std::uint16_t>(listening));
}

void StackHost::Impl::openClient(Ticket ticket, StackClientSettings settings)
{
    dropWhatIsOver();
    auto& client = m_clients[ticket];
    client = std::make_unique<QtClient>(std::move(settings), teller());
    client->open();
}

void StackHost::Impl::dropWhatIsOver()
{
    std::erase_if(m_clients, [](const auto& client) { return client.second->over(); });
}

void StackHost::Impl::stop(Ticket ticket)
{
    if (const auto server = m_servers.find(ticket); server != m_servers.end())
        server->second->stop();
    if (const auto client = m_clients.find(ticket); client != m_clients.end())
        client->second->stop();
}

void StackHost::Impl::send(const std::string& clientAddress, Side side, const Outgoing& outgoing)
{
    const auto take = [&](const auto& entry) { return entry.second->send(clientAddress, outgoing); };
    if (side == Side::Server)
        std::ignore = std::find_if(m_servers.begin(), m_servers.end(), take);
    else
        std::ignore = std::find_if(m_clients.begin(), m_clients.end(), take);
}

void StackHost::Impl::clear()
{
    m_servers.clear();
    m_clients.clear();
}

StackHost::StackHost(Lab& lab) : m_impl(std::make_unique<Impl>(lab))
{
    m_impl->moveToThread(&m_impl->thread);
    m_impl->thread.start();
}

StackHost::~StackHost()
{
    Impl* impl = m_impl.get();
    QMetaObject::invokeMethod(
        impl, [impl] { impl->clear(); }, Qt::BlockingQueuedConnection);
    impl->thread.quit();
    impl->thread.wait();
}

std::string StackHost::qtName() { return qtStackName(); }

StackHost::Ticket StackHost::startQtServer(StackServerSettings settings, Ready ready)
{
    const Ticket ticket = ++m_impl->lastTicket;
    m_impl->post([impl = m_impl.get(), ticket, settings = std::move(settings), ready = std::move(ready)] {
        impl->startServer(ticket, settings, ready);
    });
    return ticket;
}

StackHost::Ticket StackHost::openQtClient(StackClientSettings settings)
{
    const Ticket ticket = ++m_impl->lastTicket;
    m_impl->post([impl = m_impl.get(), ticket, settings = std::move(settings)] {
        impl->openClient(ticket, settings);
    });
    return ticket;
}

void StackHost::stop(Ticket ticket)
{
    m_impl->post([impl = m_impl.get(), ticket] { impl->stop(ticket); });
}

void StackHost::send(std::string clientAddress, Side side, Outgoing outgoing)
{
    m_impl->post([impl = m_impl.get(), address = std::move(clientAddress), side,
                  outgoing = std::move(outgoing)] { impl->send(address, side, outgoing); });
}

} // namespace lifeline
