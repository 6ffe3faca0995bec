// The fault lab under load: the whole catalogue at once over real sockets, and what a thousand misbehaving
// connections leave to one that behaves.
#include "base/steady_clock.h"
#include "faults/catalogue.h"
#include "faults/fault_runner.h"
#include "session/event_log.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>

using namespace lifeline;

namespace {

using namespace std::chrono_literals;

double seconds(Duration duration) { return std::chrono::duration<double>(duration).count(); }

/// Logs everything and wakes whoever reads the log on another thread.
class WakingLog final : public EventSink {
public:
    void accept(const Event& event) override
    {
        log.accept(event);
        m_changed.notify_one();
    }
    void wait(Duration most)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::min<Duration>(most, 5ms));
    }

    EventLog log{"", {.maxEvents = 20'000'000, .maxBytes = std::uint64_t{2} << 30}};

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

// The whole catalogue -----------------------------------------------------------------------------

struct Tally {
    std::map<Outcome, int> counts;
    Duration longest{};
    std::string longestId;

    void take(const FaultReport& report)
    {
        ++counts[report.outcome];
        if (report.took <= longest)
            return;
        longest = report.took;
        longestId = report.fault->id;
    }
};

void playTheCatalogue(std::size_t parallel)
{
    SteadyClock clock;
    WakingLog sink;
    Lab lab(sink, clock, 1);
    Tally tally;
    FaultRunner runner(
        lab, [&](const FaultReport& report) { tally.take(report); }, {}, parallel);
    const Catalogue catalogue = Catalogue::builtIn();
    const MonotonicTime began = clock.now();
    for (const Fault& fault : catalogue.faults())
        runner.playBuiltIn(std::make_shared<Fault>(fault), began);
    for (std::uint64_t row = 0; !runner.idle();) {
        for (; row < sink.log.size(); ++row)
            runner.take(sink.log.event(row));
        runner.woken(clock.now());
        sink.wait(5ms);
    }
    const Duration total = clock.now() - began;
    std::printf("%zu faults, %zu at once: %d passed, %d allowed, %d failed, %d skipped; %.2f s in all, "
                "longest %.2f s "
                "(%s), limit 1.3 x longest + 5 s = %.2f s: %s\n",
                catalogue.faults().size(), parallel, tally.counts[Outcome::Passed],
                tally.counts[Outcome::Allowed], tally.counts[Outcome::Failed], tally.counts[Outcome::Skipped],
                seconds(total), seconds(tally.longest), tally.longestId.c_str(),
                1.3 * seconds(tally.longest) + 5,
                seconds(total) <= 1.3 * seconds(tally.longest) + 5 ? "met" : "missed");
}

// A thousand that misbehave -----------------------------------------------------------------------

constexpr const char* misbehaving = R"({
  "group": "timeout",
  "faults": [
    {"id": "drips", "title": "t", "side": "client", "rfc": ["4.1"], "does": "d", "must": "m", "limit": "1h",
     "steps": [{"send-request": true, "split": 1, "every": "50ms", "cut": -2}, {"wait": "1h"}],
     "expect": {"callbacks": []}},
    {"id": "is-silent", "title": "t", "side": "client", "rfc": ["4.1"], "does": "d", "must": "m", "limit": "1h",
     "steps": [{"send-request": true}, {"expect": {"response": 101}}, "stop-reading", {"wait": "1h"}],
     "expect": {"callbacks": []}},
    {"id": "resets", "title": "t", "side": "client", "rfc": ["4.1"], "does": "d", "must": "m", "limit": "1h",
     "steps": [{"send-request": true}, {"expect": {"response": 101}, "within": "1m"},
               {"send-frame": {"text": "half a frame and then no more"}, "cut": 12}, {"wait": "500ms"}, "reset"],
     "expect": {"callbacks": []}}
  ]})";

/// Counts echoes that come back to the well-behaved client; keeps no log, so that memory stays flat.
class Counter final : public EventSink {
public:
    void accept(const Event& event) override
    {
        const std::lock_guard lock(m_mutex);
        if (event.kind() == EventKind::MessageReceived)
            ++m_received;
        if (const auto* listening = event.as<event::Listening>())
            m_port = listening->port;
        const auto* callback = event.as<event::Callback>();
        m_open = m_open || (callback && callback->name == CallbackName::OnOpen);
        m_changed.notify_all();
    }
    std::uint16_t port()
    {
        waitFor([this] { return m_port != 0; });
        return m_port;
    }
    void waitUntilOpen()
    {
        waitFor([this] { return m_open; });
    }
    /// Messages a second, while so many come back.
    double rate(std::uint64_t messages)
    {
        const auto began = std::chrono::steady_clock::now();
        waitFor([this, until = m_received + messages] { return m_received >= until; });
        return double(messages) /
               std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    }

private:
    template <class Condition> void waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, condition);
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<std::uint64_t> m_received{0};
    std::uint16_t m_port = 0;
    bool m_open = false;
};

/// Keeps so many misbehaving connections alive: whoever is over is followed by another.
class Crowd final : public EventSink {
public:
    explicit Crowd(int size) : m_size(size) {}

    void accept(const Event& event) override
    {
        if (event.kind() == EventKind::FaultEnded && !over)
            again();
        if (event.kind() != EventKind::Connected)
            return;
        const std::lock_guard lock(m_mutex);
        ++m_connected;
        m_changed.notify_all();
    }
    void waitUntilAllCame()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_connected >= m_size; });
    }
    int connected() const { return m_connected; }

    std::function<void()> again; // set before anything connects
    std::atomic<bool> over{false};

private:
    int m_size;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<int> m_connected{0};
};

void crowdAWellBehavedOne(int crowdSize)
{
    SteadyClock clock;
    Counter served, good;
    Lab server(served, clock, 1);
    ServerSettings settings;
    settings.port = 0;
    settings.peer.upgradeTimeout = 3s; // drippers are refused, and come again
    server.startServer(settings);
    ClientSettings client;
    client.url.host = "127.0.0.1";
    client.url.port = served.port();
    client.echo = true;
    Lab goodLab(good, clock, 2);
    const ConnectionId id = goodLab.connect(client);
    good.waitUntilOpen();
    goodLab.send(id, Side::Client, {Outgoing::What::Text, std::string(64, 'x'), {}});
    constexpr std::uint64_t messages = 60'000;
    good.rate(messages / 10);
    const double alone = good.rate(messages);

    const ScenarioFile file = readScenarios(misbehaving, "bench");
    Crowd crowd(crowdSize);
    auto crowdLab = std::make_unique<Lab>(crowd, clock, 3);
    const auto add = [&](std::size_t which) {
        crowdLab->connectAs(client.url, scriptedPeers(std::make_shared<Fault>(file.faults.at(which)),
                                                      "127.0.0.1:" + std::to_string(client.url.port)));
    };
    std::atomic<std::size_t> next{0};
    crowd.again = [&] { add(next++ % file.faults.size()); };
    for (int i = 0; i < crowdSize; ++i)
        add(static_cast<std::size_t>(i) % file.faults.size());
    crowd.waitUntilAllCame();
    const double beside = good.rate(messages);
    std::printf(
        "one echo alone %.0f/s, beside %d that misbehave (%d came in all) %.0f/s, ratio %.2f (wanted 0.5)\n",
        alone, crowdSize, crowd.connected(), beside, beside / alone);
    crowd.over = true;
    crowdLab.reset(); // before what it calls goes
}

} // namespace

int main()
{
    for (const std::size_t parallel : {std::size_t{64}, std::size_t{400}})
        playTheCatalogue(parallel);
    crowdAWellBehavedOne(1000);
}
