// Frames of 64 bytes relayed through a tap to an echo and back, with every event recorded to disk: how many a
// second, and whether all are there; then how long a session takes to open, and what memory a long one needs.
//
//     record_bench [FRAMES [FOLDER]]      1,000,000, in the system's folder for such files
//     record_bench open FILE              how long that session takes to open (beside `tshark -r` of its
//     pcapng)
//
// The echo and the client are plain sockets on threads of their own, so that what is measured is the tap, the
// log and the recorder. For a machine that does other things as well: chrt -r 1 record_bench
#include "base/steady_clock.h"
#include "endpoints/lab.h"
#include "store/open_session.h"
#include "store/recorder.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <netinet/tcp.h>
#include <optional>
#include <string>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

using namespace lifeline;

namespace {

using SteadyTime = std::chrono::steady_clock;
constexpr std::size_t payloadSize = 64, clientFrame = payloadSize + 6, serverFrame = payloadSize + 2;
constexpr std::size_t inFlight = 2'000;

double secondsSince(SteadyTime::time_point begin)
{
    return std::chrono::duration<double>(SteadyTime::now() - begin).count();
}

int must(ssize_t result)
{
    if (result < 0)
        throw std::system_error(errno, std::generic_category());
    return static_cast<int>(result);
}

void sendAll(int socket, std::string_view bytes)
{
    while (!bytes.empty())
        bytes.remove_prefix(
            static_cast<std::size_t>(must(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL))));
}

int socketOn(std::uint16_t port, bool listening)
{
    const int made = must(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const auto* generic = reinterpret_cast<sockaddr*>(&address);
    must(listening ? ::bind(made, generic, sizeof address) : ::connect(made, generic, sizeof address));
    if (listening)
        must(::listen(made, 1));
    return made;
}

std::uint16_t portOf(int listener)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    must(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size));
    return ntohs(address.sin_port);
}

void readHead(int socket)
{
    std::string head;
    for (char byte = 0; !head.ends_with("\r\n\r\n"); head += byte)
        must(::recv(socket, &byte, 1, 0) == 1 ? 1 : -1);
}

/// Answers the handshake of RFC 6455 §1.3 and each frame of a client with one of a server.
void echo(int listener)
{
    const int socket = must(::accept(listener, nullptr, nullptr));
    readHead(socket);
    sendAll(socket, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    std::string frame = std::string("\x82") + static_cast<char>(payloadSize) + std::string(payloadSize, 'x'),
                answers;
    std::vector<char> buffer(std::size_t{1} << 18);
    std::size_t bytes = 0;
    for (ssize_t count; (count = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;) {
        bytes += static_cast<std::size_t>(count);
        answers.clear();
        for (; bytes >= clientFrame; bytes -= clientFrame)
            answers += frame;
        sendAll(socket, answers);
    }
    ::close(socket);
}

std::string clientFrames(std::size_t count)
{
    std::string frame = std::string("\x82") + static_cast<char>(0x80 | payloadSize) +
                        std::string("\x01\x02\x03\x04", 4),
                all;
    for (std::size_t i = 0; i < payloadSize; ++i)
        frame += static_cast<char>('x' ^ (i % 4 + 1));
    for (std::size_t i = 0; i < count; ++i)
        all += frame;
    return all;
}

/// Keeps inFlight frames on the way until `frames` have come back.
void drive(std::uint16_t port, std::uint64_t frames)
{
    const int socket = socketOn(port, false);
    sendAll(socket, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    readHead(socket);
    const std::string some = clientFrames(inFlight);
    std::vector<char> buffer(std::size_t{1} << 18);
    std::uint64_t sent = std::min<std::uint64_t>(inFlight, frames), back = 0;
    sendAll(socket, std::string_view(some).substr(0, sent * clientFrame));
    for (std::uint64_t bytes = 0; back < frames;) {
        bytes += static_cast<std::uint64_t>(must(::recv(socket, buffer.data(), buffer.size(), 0)));
        back = bytes / serverFrame;
        const std::uint64_t more = std::min(frames - sent, back + inFlight - sent);
        sendAll(socket, std::string_view(some).substr(0, more * clientFrame));
        sent += more;
    }
    ::close(socket);
}

/// Tells where the tap listens, and when its connection is over.
class Door final : public EventSink {
public:
    explicit Door(EventSink& next) : m_next(next) {}

    void accept(const Event& event) override
    {
        m_next.accept(event);
        if (const auto* listening = event.as<event::Listening>())
            tell([&] { m_port = listening->port; });
        else if (event.phase == Phase::Closed)
            tell([&] { m_over = true; });
    }
    std::uint16_t port()
    {
        std::unique_lock lock(m_mutex);
        m_told.wait(lock, [this] { return m_port != 0; });
        return m_port;
    }
    void waitUntilOver()
    {
        std::unique_lock lock(m_mutex);
        m_told.wait(lock, [this] { return m_over; });
    }

private:
    template <class Change> void tell(Change change)
    {
        const std::lock_guard lock(m_mutex);
        change();
        m_told.notify_all();
    }

    EventSink& m_next;
    std::mutex m_mutex;
    std::condition_variable m_told;
    std::uint16_t m_port = 0;
    bool m_over = false;
};

std::uint64_t framesIn(const EventLog& log)
{
    std::uint64_t frames = 0;
    for (std::uint64_t row = 0; row < log.size(); ++row) {
        const EventEntry& entry = log.entry(row);
        const bool frame = entry.kind == EventKind::FrameReceived || entry.kind == EventKind::FrameSent;
        frames += frame && entry.length == payloadSize ? 1 : 0;
    }
    return frames;
}

long megabytesResident()
{
    std::ifstream file("/proc/self/statm");
    long all = 0, resident = 0;
    file >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE) >> 20;
}

/// Relays so many frames there and back; with a path every event goes to disk as well.
double relay(std::uint64_t frames, const std::string& path, const std::string& folder)
{
    const int listener = socketOn(0, true);
    SteadyClock clock;
    EventLog log(clock.startedUtc(), {.maxEvents = 200'000'000, .maxBytes = std::uint64_t{64} << 30}, folder);
    std::optional<Recorder> recorder;
    std::optional<RecordingGate> gate;
    if (!path.empty()) {
        recorder.emplace(log, RecordingSettings{.path = path});
        gate.emplace(log, *recorder);
    }
    Door door(gate ? static_cast<EventSink&>(*gate) : log);
    double seconds = 0;
    {
        Lab lab(door, clock, 1);
        ServerSettings tap;
        tap.port = 0;
        tap.forward = ForwardTo{};
        tap.forward->url.host = "127.0.0.1";
        tap.forward->url.port = portOf(listener);
        lab.startServer(tap);
        std::thread echoing([listener] { echo(listener); });
        const auto begin = SteadyTime::now();
        drive(door.port(), frames);
        door.waitUntilOver();
        if (recorder)
            recorder->flush();
        seconds = secondsSince(begin);
        echoing.join();
    }
    ::close(listener);
    const std::uint64_t seen = framesIn(log);
    std::printf("  %s: %llu frames there and back in %.2f s, %.0f frames/s; %llu of %llu in the log, %llu "
                "dropped; %ld MiB resident\n",
                path.empty() ? "in memory" : "on disk", static_cast<unsigned long long>(frames), seconds,
                2 * static_cast<double>(frames) / seconds, static_cast<unsigned long long>(seen),
                static_cast<unsigned long long>(2 * frames), static_cast<unsigned long long>(log.dropped()),
                megabytesResident());
    if (gate)
        std::printf("  the wire waited %.2f s for the disk; %s\n",
                    std::chrono::duration<double>(gate->waited()).count(),
                    recorder->status().problem.c_str());
    std::fflush(stdout);
    return seconds;
}

double open(const std::string& path)
{
    double best = 1e9;
    std::uint64_t events = 0, frames = 0;
    for (int round = 0; round < 5; ++round) {
        const auto begin = SteadyTime::now();
        const OpenedSession opened = openSession(path);
        best = std::min(best, secondsSince(begin));
        for (const FileProblem& problem : opened.problems)
            std::printf("  %s\n", problem.text().c_str());
        events = opened.log ? opened.log->size() : 0;
        frames = opened.log ? framesIn(*opened.log) : 0;
    }
    std::printf("  opened %llu events with %llu frames in %.3f s\n", static_cast<unsigned long long>(events),
                static_cast<unsigned long long>(frames), best);
    return best;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "open") == 0) {
        open(argv[2]);
        return 0;
    }
    const std::uint64_t frames = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const QTemporaryDir temporary;
    const std::string folder = argc > 2 ? argv[2] : temporary.path().toStdString();
    const std::string path = folder + "/bench.lifeline";
    std::remove(path.c_str());
    const double memory = relay(frames, {}, {});
    const double disk = relay(frames, path, folder);
    std::printf("  ratio on disk to in memory %.2f\n", memory / disk);
    open(path);
}
