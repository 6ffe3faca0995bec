// Echo of 64-byte text between a server and a client in one process, both decoding and logging every event,
// against QWebSocketServer with QWebSocket under the same load: messages bounce between two echoing ends.
// Beside them plain sockets under the same load, which decode nothing: no ratio can be larger than theirs.
//
//     echo_bench                                      all loads, all three in turn
//     echo_bench lifeline|qt|plain CONNECTIONS IN-FLIGHT MESSAGES     one of them once, for a profiler
#include "base/steady_clock.h"
#include "endpoints/lab.h"
#include "plain_echo.h"
#include "session/event_log.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

using namespace lifeline;

namespace {

constexpr int payloadSize = 64;

struct Load {
    int connections;
    int inFlight; // on each connection
    std::uint64_t messages;
};

/// Logs everything, and tells when something worth waiting for was logged.
class Watch final : public EventSink {
public:
    explicit Watch(const Load& load) : m_wanted(load.messages), m_connections(load.connections) {}

    void accept(const Event& event) override
    {
        log.accept(event);
        if (event.kind() == EventKind::MessageReceived)
            countMessage();
        else if (const auto* listening = event.as<event::Listening>())
            wake([this, port = listening->port] { m_port = port; });
        else if (event.side == Side::Client && event.kind() == EventKind::Response)
            wake([this] { ++m_open; });
    }

    std::uint16_t port()
    {
        return waitFor([this] { return m_port != 0; }), m_port;
    }
    void open()
    {
        waitFor([this] { return m_open == m_connections; });
    }
    void reached()
    {
        waitFor([this] { return m_reached; });
    }

    EventLog log{"", {.maxEvents = 100'000'000, .maxBytes = std::uint64_t{8} << 30}};

private:
    void countMessage()
    {
        if (++m_messages == m_wanted)
            wake([this] { m_reached = true; });
    }
    template <class Change> void wake(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change();
        m_changed.notify_all();
    }
    template <class Condition> void waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, condition);
    }

    std::uint64_t m_wanted, m_messages = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::uint16_t m_port = 0;
    int m_open = 0, m_connections;
    bool m_reached = false;
};

/// Messages one way: in a second, and in a second of processor time, which a busy machine disturbs less.
struct Rate {
    double bySecond = 0, byProcessorSecond = 0;

    void take(const Rate& other)
    {
        bySecond = std::max(bySecond, other.bySecond);
        byProcessorSecond = std::max(byProcessorSecond, other.byProcessorSecond);
    }
};

class Stopwatch {
public:
    void start()
    {
        m_timer.start();
        m_processor = processorSeconds();
    }
    Rate rate(std::uint64_t messages) const
    {
        const auto count = static_cast<double>(messages);
        return {count * 1e9 / static_cast<double>(m_timer.nsecsElapsed()),
                count / (processorSeconds() - m_processor)};
    }

private:
    static double processorSeconds()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }

    QElapsedTimer m_timer;
    double m_processor = 0;
};

Rate ours(const Load& load)
{
    SteadyClock clock;
    Watch watch(load);
    Lab lab(watch, clock, 1);
    ServerSettings server;
    server.port = 0;
    lab.startServer(server);
    ClientSettings client;
    client.url.host = "127.0.0.1";
    client.url.port = watch.port();
    client.echo = true;
    std::vector<ConnectionId> ids;
    for (int i = 0; i < load.connections; ++i)
        ids.push_back(lab.connect(client));
    watch.open();
    Stopwatch timer;
    timer.start();
    for (const ConnectionId id : ids) {
        for (int i = 0; i < load.inFlight; ++i)
            lab.send(id, Side::Client, {Outgoing::What::Text, std::string(payloadSize, 'x'), {}});
    }
    watch.reached();
    return timer.rate(load.messages);
}

Rate qts(const Load& load)
{
    QWebSocketServer server(QStringLiteral("bench"), QWebSocketServer::NonSecureMode);
    server.setMaxPendingConnections(load.connections);
    server.listen(QHostAddress::LocalHost, 0);
    std::uint64_t received = 0;
    int open = 0;
    QEventLoop loop;
    Stopwatch timer;
    const auto echo = [&](QWebSocket* socket) {
        QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [&, socket](const QString& text) {
            if (++received == load.messages)
                loop.quit();
            socket->sendTextMessage(text);
        });
    };
    QObject::connect(&server, &QWebSocketServer::newConnection, &server,
                     [&] { echo(server.nextPendingConnection()); });
    std::vector<std::unique_ptr<QWebSocket>> clients(static_cast<std::size_t>(load.connections));
    const auto begin = [&] {
        timer.start();
        for (const auto& client : clients) {
            for (int i = 0; i < load.inFlight; ++i)
                client->sendTextMessage(QString(payloadSize, QLatin1Char('x')));
        }
    };
    for (auto& client : clients) {
        client = std::make_unique<QWebSocket>();
        echo(client.get());
        QObject::connect(client.get(), &QWebSocket::connected, &loop, [&] {
            if (++open == load.connections)
                begin();
        });
        client->open(server.serverUrl());
    }
    loop.exec();
    return timer.rate(load.messages);
}

/// A frame of a server: two bytes and the payload.
Rate plainSockets(const Load& load)
{
    PlainEcho echo(load.connections, static_cast<std::size_t>(load.inFlight), payloadSize + 2);
    Stopwatch timer;
    timer.start();
    echo.run(load.messages);
    return timer.rate(load.messages);
}

constexpr std::array contenders{ours, qts, plainSockets};
constexpr std::array<std::string_view, contenders.size()> names{"lifeline", "qt", "plain"};

void compare(const Load& load)
{
    std::array<Rate, contenders.size()> best;
    for (int round = 0; round < 3; ++round) {
        for (std::size_t i = 0; i < contenders.size(); ++i)
            best[i].take(contenders[i](load));
    }
    const auto& [lifeline, qt, plain] = best;
    std::printf("connections %4d, in flight on each %2d: lifeline %8.0f/s  QWebSocket %8.0f/s  ratio %.2f, "
                "by processor time %8.0f/s %8.0f/s %.2f; plain sockets %8.0f/s, ratio at most %.2f\n",
                load.connections, load.inFlight, lifeline.bySecond, qt.bySecond,
                lifeline.bySecond / qt.bySecond, lifeline.byProcessorSecond, qt.byProcessorSecond,
                lifeline.byProcessorSecond / qt.byProcessorSecond, plain.bySecond,
                plain.bySecond / qt.bySecond);
    std::fflush(stdout);
}

int runOne(char** arguments)
{
    const auto name = std::ranges::find(names, std::string_view(arguments[0]));
    const Load load{std::atoi(arguments[1]), std::atoi(arguments[2]),
                    std::strtoull(arguments[3], nullptr, 10)};
    if (name == names.end() || load.connections < 1 || load.inFlight < 1 || load.messages < 1)
        return 2;
    const Rate rate = contenders[static_cast<std::size_t>(name - names.begin())](load);
    std::printf("%s %.0f/s, by processor time %.0f/s\n", arguments[0], rate.bySecond, rate.byProcessorSecond);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 5)
        return runOne(argv + 1);
    std::printf("echo of %d-byte text, messages a second one way, both ends in one process\n", payloadSize);
    constexpr std::array loads{Load{1, 1, 100'000}, Load{1, 16, 400'000}, Load{1, 64, 400'000},
                               Load{100, 1, 300'000}, Load{100, 16, 600'000}};
    for (const Load& load : loads)
        compare(load);
}
