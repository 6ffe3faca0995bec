// A handful of faults over real sockets on the loopback.
#include "base/steady_clock.h"
#include "faults/fault_runner.h"
#include "faults/scenario_reader.h"
#include "session/event_codec.h"
#include "support/raw_socket.h"

#include <QTest>

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <mutex>

using namespace lifeline;
using namespace std::chrono_literals;

namespace {

constexpr const char* file = R"({
  "group": "violation",
  "faults": [
    {"id": "no-key", "title": "t", "side": "client", "rfc": ["4.2.1"], "does": "d", "must": "m",
     "steps": [{"send-request": {"without": ["Sec-WebSocket-Key"]}},
               {"expect": {"response": "4xx"}}, {"expect": "fin"}],
     "expect": {"callbacks": ["upgrade:refused"], "phase": "failed", "finding": "missing-key"}},
    {"id": "wrong-expectation", "title": "t", "side": "client", "rfc": ["4.2.1"], "does": "d", "must": "m",
     "steps": [{"send-request": {"without": ["Sec-WebSocket-Key"]}},
               {"expect": {"response": 101}}, {"expect": "end"}],
     "expect": {"callbacks": ["upgrade:refused"], "phase": "failed"}},
    {"id": "closes", "title": "t", "side": "server", "rfc": ["7.1.5"], "does": "d", "must": "m",
     "legal": true, "steps": [{"expect": "request"}, {"send-response": 101},
                              {"expect": {"callback": "on-open"}},
                              {"send-close": 1000}, {"expect": {"close": 1000}}, "fin", {"expect": "end"}],
     "expect": {"callbacks": ["on-open", "on-close:1000"], "phase": "closed"}},
    {"id": "acts", "title": "t", "side": "server", "rfc": ["5.5"], "does": "d", "must": "m",
     "subject": {"acts": [{"text": "two", "after": "20ms"}, {"text": "one"},
                          {"close": 1001, "reason": "bye", "after": "40ms"}]},
     "steps": [{"expect": "request"}, {"send-response": 101}, {"expect": {"frame": "text", "text": "one"}},
               {"expect": {"frame": "text", "text": "two"}}, {"expect": {"close": 1001}},
               {"send-close": 1001}, "fin", {"expect": "end"}],
     "expect": {"callbacks": ["on-open", "on-close:1001"], "phase": "closed"}},
    {"id": "full", "title": "t", "side": "server", "rfc": ["4.1"], "does": "d", "must": "m",
     "reach": "full-backlog", "steps": [], "subject": {"connect-timeout": "100ms"},
     "expect": {"callbacks": ["on-error"], "phase": "failed", "deadline": "connect"}},
    {"id": "nobody", "title": "t", "side": "server", "rfc": ["4.1"], "does": "d", "must": "m",
     "reach": "nobody", "steps": [], "expect": {"callbacks": ["on-error"], "phase": "failed"}},
    {"id": "patient", "title": "t", "side": "client", "rfc": ["4.1"], "does": "d", "must": "m",
     "limit": "10m", "steps": [{"send-request": true}, {"expect": {"response": 101}, "within": "10m"}],
     "expect": {"callbacks": []}},
    {"id": "echoes", "title": "t", "side": "client", "rfc": ["5.6"], "does": "d", "must": "m",
     "legal": true, "subject": {"echo": true},
     "steps": [{"send-request": true}, {"expect": {"response": 101}},
               {"send-frame": {"text": "hello"}}, {"expect": {"frame": "text", "text": "hello"}},
               "reset"],
     "expect": {"callbacks": ["upgrade", "on-open", "on-message", "on-error", "on-close:1006"],
                "phase": "closed"}}
  ]
})";

std::shared_ptr<const Fault> fault(std::string_view id)
{
    static const ScenarioFile read = readScenarios(file, "test.json");
    for (const FileProblem& problem : read.problems)
        qWarning("%s", problem.text().c_str());
    for (const Fault& one : read.faults) {
        if (one.id == id)
            return std::make_shared<const Fault>(one);
    }
    qFatal("no fault %s", std::string(id).c_str());
}

/// Events cross from the lab's thread to the test's; the loop waits for the next one or for what is due.
class Stage final : public EventSink {
public:
    explicit Stage(std::size_t parallel = 64)
        : m_lab(std::in_place, *this, clock, 1),
          runner(
              std::in_place, *m_lab, [this](const FaultReport& report) { reports.push_back(report); },
              [this](const Fault& one, ConnectionId id) { started.emplace_back(one.id, id); }, parallel)
    {
    }
    ~Stage() override { runner.reset(); }

    void accept(const Event& event) override
    {
        const std::lock_guard lock(m_mutex);
        std::string bytes;
        encodeBody(bytes, event.body, 65536);
        m_waiting.emplace_back(event, std::move(bytes));
        m_grown.notify_one();
    }

    void play(std::string_view id) { runner->playBuiltIn(fault(id), clock.now()); }

    /// Until all plays are over, or nothing happens for a minute.
    void run()
    {
        runUntil([this] { return runner->idle(); });
    }
    void runUntil(const std::function<bool()>& reached)
    {
        while (!reached() && step()) {
        }
    }

    Lab& lab() { return *m_lab; }
    const FaultReport* report(std::string_view id) const
    {
        for (const FaultReport& one : reports) {
            if (one.fault->id == id)
                return &one;
        }
        return nullptr;
    }

    SteadyClock clock;

private:
    bool step()
    {
        std::deque<std::pair<Event, std::string>> given;
        {
            std::unique_lock lock(m_mutex);
            const MonotonicTime minute = clock.now() + 1min;
            const MonotonicTime until = std::min(runner->wakeAt().value_or(minute), minute);
            m_grown.wait_for(lock, until - clock.now(), [this] { return !m_waiting.empty(); });
            if (m_waiting.empty() && until == minute)
                return false;
            std::swap(given, m_waiting);
        }
        for (auto& [event, bytes] : given) {
            event.body = decodeBody(event.kind(), bytes);
            runner->take(event);
        }
        runner->woken(clock.now());
        return true;
    }

    std::mutex m_mutex;
    std::condition_variable m_grown;
    std::deque<std::pair<Event, std::string>> m_waiting;
    std::optional<Lab> m_lab;

public:
    std::optional<FaultRunner> runner;
    std::vector<FaultReport> reports;
    std::vector<std::pair<std::string, ConnectionId>> started;
};

QByteArray outcomeOf(const FaultReport* report)
{
    if (report == nullptr)
        return "no report";
    return QByteArray(outcomeId(report->outcome).data()) + (report->why.empty() ? "" : ": ") +
           QByteArray::fromStdString(report->why);
}

} // namespace

class FaultRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFaultIsPlayedAndJudged_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("a client against our server") << QByteArray("no-key");
        QTest::newRow("a server against our client") << QByteArray("closes");
        QTest::newRow("our client acts by itself") << QByteArray("acts");
        QTest::newRow("our server echoes, and is reset") << QByteArray("echoes");
        QTest::newRow("a port that never answers") << QByteArray("full");
        QTest::newRow("a port where nobody is") << QByteArray("nobody");
    }

    void aFaultIsPlayedAndJudged()
    {
        QFETCH(QByteArray, id);
        Stage stage;
        stage.play(id.toStdString());
        QVERIFY(!stage.runner->idle());
        stage.run();
        QCOMPARE(stage.reports.size(), std::size_t{1});
        QCOMPARE(outcomeOf(&stage.reports[0]), QByteArray("passed"));
        QVERIFY(stage.reports[0].callbacksObserved);
        QVERIFY(stage.reports[0].reached);
        QCOMPARE(stage.started.size(), std::size_t{1});
        QCOMPARE(stage.started[0].first, id.toStdString());
        QCOMPARE(stage.started[0].second, stage.reports[0].connection);
    }

    void whatIsNotRightFails()
    {
        Stage stage;
        stage.play("wrong-expectation");
        stage.run();
        QCOMPARE(stage.reports[0].outcome, Outcome::Failed);
        QVERIFY(stage.reports[0].why.find("response") != std::string::npos);
    }

    void noMoreThanItsShareRunAtOnceAndAllRunInOrder()
    {
        Stage stage(2);
        for (const char* id : {"no-key", "closes", "echoes", "acts", "nobody"})
            stage.play(id);
        QCOMPARE(stage.runner->running(), std::size_t{2});
        QCOMPARE(stage.runner->waiting(), std::size_t{3});
        stage.run();
        QCOMPARE(stage.reports.size(), std::size_t{5});
        QCOMPARE(stage.started.back().first, std::string("nobody"));
        for (const FaultReport& report : stage.reports)
            QCOMPARE(outcomeOf(&report), QByteArray("passed"));
    }

    void againstAnAddressOnlyTheWireIsJudged()
    {
        Stage server;
        std::promise<std::uint16_t> port;
        server.lab().addServer({}, [&](const auto& answer) { port.set_value(std::get<0>(answer)); });
        Stage stage;
        WsUrl url;
        url.host = "127.0.0.1";
        url.port = port.get_future().get();
        for (const char* id : {"no-key", "closes"})
            stage.runner->playAgainst(fault(id), url, stage.clock.now());
        stage.run();
        QCOMPARE(outcomeOf(stage.report("no-key")), QByteArray("passed"));
        QVERIFY(!stage.report("no-key")->callbacksObserved);
        QCOMPARE(stage.report("closes")->outcome, Outcome::Skipped);
        QVERIFY(!stage.report("closes")->why.empty());
    }

    void againstAnAddressWhereNobodyIsThereIsNoConnection()
    {
        std::uint16_t port = 0;
        {
            const RawListener gone;
            port = gone.port();
        }
        Stage stage;
        WsUrl url;
        url.host = "127.0.0.1";
        url.port = port;
        stage.runner->playAgainst(fault("no-key"), url, stage.clock.now());
        stage.run();
        QVERIFY(!stage.report("no-key")->reached);
    }

    void aPlayThatNeverEndsIsGivenUp()
    {
        RawListener silent;
        Stage stage;
        WsUrl url;
        url.host = "127.0.0.1";
        url.port = silent.port();
        stage.runner->playAgainst(fault("patient"), url, stage.clock.now());
        stage.runUntil([&] { return !stage.started.empty(); });
        auto peer = silent.accept();
        peer.receiveUntil("\r\n\r\n");
        stage.runner->woken(stage.clock.now() + fault("patient")->limit + 5s);
        QCOMPARE(stage.reports.size(), std::size_t{1});
        QCOMPARE(stage.reports[0].outcome, Outcome::Failed);
        QVERIFY(stage.reports[0].why.starts_with("the play did not end within 605s"));
        QCOMPARE(peer.readToEnd(), ECONNRESET);
        QVERIFY(stage.runner->idle());
    }

    void stoppedPlaysAreSkipped()
    {
        Stage stage(1);
        stage.play("full");
        stage.play("no-key");
        stage.runner->stop();
        stage.run();
        QCOMPARE(stage.reports.size(), std::size_t{2});
        for (const FaultReport& report : stage.reports)
            QCOMPARE(outcomeOf(&report), QByteArray("skipped: stopped"));
        stage.play("no-key");
        stage.run();
        QCOMPARE(outcomeOf(&stage.reports.back()), QByteArray("passed"));
    }
};

QTEST_APPLESS_MAIN(FaultRunnerTest)
#include "fault_runner_test.moc"
