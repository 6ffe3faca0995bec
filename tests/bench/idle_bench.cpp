// 10,000 idle connections: what each costs in the server's process, and how long the window's event loop
// keeps an event waiting while they are there. The clients are a second process of this program, so that only
// one end is counted.
#include "base/steady_clock.h"
#include "endpoints/lab.h"
#include "session/event_log.h"
#include "ui/shell/session_model.h"
#include "ui/timeline/timeline_pane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace lifeline;

namespace {

void raiseLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

bool openOne(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket < 0 || ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        return false;
    static constexpr char request[] =
        "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    char answer[512];
    return ::send(socket, request, sizeof request - 1, 0) > 0 && ::recv(socket, answer, sizeof answer, 0) > 0;
}

/// The second process: opens them, says so, and keeps them until its standard input ends.
int clients(std::uint16_t port, int count)
{
    raiseLimit();
    int opened = 0;
    while (opened < count && openOne(port))
        ++opened;
    std::printf("%d\n", opened);
    std::fflush(stdout);
    char end;
    return ::read(0, &end, 1) >= 0 ? 0 : 1;
}

long residentKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    }
    return 0;
}

/// How long events posted to the window's thread wait there, in milliseconds.
class Waits {
public:
    explicit Waits(QObject& target) : m_thread([this, &target] { run(target); }) {}
    ~Waits() { stop(); }
    std::vector<double> stop()
    {
        m_stop = true;
        m_stopped.notify_all();
        if (m_thread.joinable())
            m_thread.join();
        QCoreApplication::processEvents();
        std::ranges::sort(m_waits);
        return m_waits;
    }

private:
    void run(QObject& target)
    {
        while (!m_stop) {
            QElapsedTimer posted;
            posted.start();
            QMetaObject::invokeMethod(
                &target, [this, posted] { m_waits.push_back(double(posted.nsecsElapsed()) / 1e6); });
            std::unique_lock lock(m_mutex);
            m_stopped.wait_for(lock, std::chrono::milliseconds(5));
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_stopped;
    std::atomic<bool> m_stop = false;
    std::vector<double> m_waits;
    std::thread m_thread;
};

void report(const char* when, const std::vector<double>& waits)
{
    if (!waits.empty())
        std::printf("%s: an event waits %.2f ms (median), %.2f ms (99 %%), %.2f ms (longest) of %zu\n", when,
                    waits[waits.size() / 2], waits[waits.size() * 99 / 100], waits.back(), waits.size());
}

/// Runs the window's event loop until the condition holds, asked often enough.
template <class Condition> void runUntil(Condition condition)
{
    QEventLoop loop;
    QTimer ask;
    QObject::connect(&ask, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    ask.start(10);
    loop.exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--clients")
        return clients(static_cast<std::uint16_t>(std::atoi(argv[2])), std::atoi(argv[3]));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    constexpr int count = 10'000;

    SteadyClock clock;
    EventLog log(clock.startedUtc());
    Lab lab(log, clock, 1);
    SessionModel model(log, [&] { return clock.now(); });
    TimelinePane timeline(model);
    timeline.resize(1200, 300);
    timeline.show();
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &model, &SessionModel::poll);
    poll.start(25);
    ServerSettings server;
    server.port = 0;
    server.peer.idleTimeout = std::chrono::minutes(10);
    lab.startServer(server);
    runUntil([&] { return log.size() > 0; });
    const std::uint16_t port = std::get<event::Listening>(log.event(0).body).port;

    const long before = residentKiB();
    QProcess process;
    Waits opening(application);
    process.start(QString::fromLocal8Bit(argv[0]),
                  {QStringLiteral("--clients"), QString::number(port), QString::number(count)});
    runUntil([&] { return process.canReadLine() || process.state() == QProcess::NotRunning; });
    const int opened = process.readLine().trimmed().toInt();
    runUntil([&] { return lab.liveCount() >= std::size_t(opened) && model.rows() == log.size(); });
    report("while they open", opening.stop());
    const long after = residentKiB();
    std::printf("idle connections %d: %.1f KiB each in the process (%ld -> %ld KiB), %llu events\n", opened,
                double(after - before) / opened, before, after, static_cast<unsigned long long>(log.size()));

    Waits idle(application);
    QElapsedTimer watched;
    watched.start();
    runUntil([&] { return watched.elapsed() > 3000; });
    report("with all of them open", idle.stop());
    process.closeWriteChannel();
    process.waitForFinished();
}
