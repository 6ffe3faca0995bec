#include "stacks/beacon_port.h"

#include "base/byte_text.h"
#include "base/random_source.h"
#include "base/steady_clock.h"
#include "stacks/beacon_reader.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <unordered_map>

namespace lifeline {
namespace {

constexpr qint64 readAtOnce = qint64{64} << 10;           // bytes; also what waits at most
constexpr qint64 mostDiscarded = qint64{16} << 20;        // bytes, of a connection that is refused
constexpr auto quietEnd = std::chrono::milliseconds(200); // nothing more of it for so long: it is closed
constexpr std::size_t mostConnections = 256;

std::int64_t unixMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

/// Lives on the port's thread, and everything it holds.
class BeaconPort::Impl : public QObject {
public:
    Impl(Lab& lab, std::string token) : m_lab(lab), m_token(std::move(token)) {}

    void listen(std::uint16_t port, const Ready& ready);
    void shut();

    std::atomic<std::uint64_t> accepted{0}, refused{0};
    QThread thread;

private:
    /// One connection. What comes after it was refused is read and dropped, so that the answer is not lost to
    /// a reset.
    struct Visit {
        BeaconReader reader;
        QTimer* quiet = nullptr; // while it is refused
        qint64 discarded = 0;
    };

    void admit();
    void read(QTcpSocket& socket);
    void discard(QTcpSocket& socket, Visit& visit, qint64 size);
    void finish(QTcpSocket* socket);
    void apply(QTcpSocket& socket, Visit& visit, const BeaconReader::Output& output);
    void tell(const BeaconItem& item);

    Lab& m_lab;
    std::string m_token;
    std::int64_t m_opened = unixMilliseconds();
    SteadyClock m_clock;
    QTcpServer* m_server = nullptr;
    std::unordered_map<QTcpSocket*, Visit> m_visits;
};

void BeaconPort::Impl::listen(std::uint16_t port, const Ready& ready)
{
    m_server = new QTcpServer(this);
    connect(m_server, &QTcpServer::newConnection, this, [this] { admit(); });
    if (m_server->listen(QHostAddress(QHostAddress::LocalHost), port))
        ready(m_server->serverPort());
    else
        ready(Failure{m_server->errorString().toStdString()});
}

void BeaconPort::Impl::shut()
{
    for (auto& [socket, visit] : m_visits)
        socket->disconnect(this);
    m_visits.clear();
    delete m_server; // with its sockets
    m_server = nullptr;
}

void BeaconPort::Impl::admit()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        if (m_visits.size() >= mostConnections) {
            tell(BeaconRefusal{BeaconFlaw::Flood, {}, 1});
            delete socket;
            continue;
        }
        socket->setReadBufferSize(readAtOnce);
        m_visits.emplace(socket, Visit{BeaconReader(m_token, m_opened)});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(
            socket, &QTcpSocket::disconnected, this, [this, socket] { finish(socket); },
            Qt::QueuedConnection); // it may come while a Visit is being looked at
        read(*socket);             // what came before
    }
}

void BeaconPort::Impl::read(QTcpSocket& socket)
{
    Visit& visit = m_visits.at(&socket);
    for (QByteArray bytes; !(bytes = socket.read(readAtOnce)).isEmpty();) {
        if (visit.quiet != nullptr)
            discard(socket, visit, bytes.size());
        else
            apply(socket, visit,
                  visit.reader.take({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                    {m_clock.now(), unixMilliseconds()}));
    }
}

void BeaconPort::Impl::discard(QTcpSocket& socket, Visit& visit, qint64 size)
{
    visit.discarded += size;
    visit.quiet->start();
    if (visit.discarded > mostDiscarded)
        QMetaObject::invokeMethod(
            &socket, [&socket] { socket.abort(); }, Qt::QueuedConnection);
}

void BeaconPort::Impl::apply(QTcpSocket& socket, Visit& visit, const BeaconReader::Output& output)
{
    for (const BeaconItem& item : output.items)
        tell(item);
    socket.write(output.answer.data(), static_cast<qint64>(output.answer.size()));
    socket.flush();
    if (!output.close)
        return;
    visit.quiet = new QTimer(&socket);
    visit.quiet->setSingleShot(true);
    visit.quiet->setInterval(quietEnd);
    connect(visit.quiet, &QTimer::timeout, &socket, [&socket] { socket.disconnectFromHost(); });
    visit.quiet->start();
}

void BeaconPort::Impl::finish(QTcpSocket* socket)
{
    const auto found = m_visits.find(socket);
    if (found == m_visits.end())
        return; // shut meanwhile
    read(*socket);
    if (found->second.quiet == nullptr) {
        for (const BeaconItem& item : found->second.reader.finish().items)
            tell(item);
    }
    m_visits.erase(found);
    socket->disconnect(this);
    socket->deleteLater();
}

void BeaconPort::Impl::tell(const BeaconItem& item)
{
    if (const auto* refusal = std::get_if<BeaconRefusal>(&item)) {
        refused += refusal->count;
        m_lab.refuseReport(std::string(beaconFlawId(refusal->why)), refusal->report, refusal->count);
    } else {
        ++accepted;
        m_lab.report(std::get<StackReport>(item));
    }
}

BeaconPort::BeaconPort(Lab& lab, std::string token, std::uint16_t port, Ready ready)
    : m_impl(std::make_unique<Impl>(lab, std::move(token)))
{
    Impl* impl = m_impl.get();
    impl->moveToThread(&impl->thread);
    impl->thread.start();
    QMetaObject::invokeMethod(
        impl, [impl, port, ready = std::move(ready)] { impl->listen(port, ready); }, Qt::QueuedConnection);
}

BeaconPort::~BeaconPort() { close(); }

void BeaconPort::close()
{
    Impl* impl = m_impl.get();
    if (!impl->thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        impl, [impl] { impl->shut(); }, Qt::BlockingQueuedConnection);
    impl->thread.quit();
    impl->thread.wait();
}

std::string BeaconPort::newToken()
{
    std::string bytes;
    for (const std::uint64_t half : {systemSeed(), systemSeed()}) {
        for (unsigned shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(half >> shift & 0xFFU);
    }
    return toHex(bytes);
}

std::uint64_t BeaconPort::accepted() const { return m_impl->accepted; }
std::uint64_t BeaconPort::refused() const { return m_impl->refused; }

} // namespace lifeline
