#include "faults/fault_runner.h"

#include "base/quantity_text.h"
#include "faults/play_start.h"
#include "faults/scripted_peer.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

namespace lifeline {
namespace {

constexpr Duration graceTime = std::chrono::seconds(5); // beyond the limit of a fault
constexpr Duration lookInterval =
    std::chrono::milliseconds(50); // for news of a play that has no connection yet

/// Empty when the fault can be played against a server that is not ours.
std::string whyNotAgainst(const Fault& fault)
{
    if (fault.side == Side::Server)
        return "a server's fault cannot be played against a server";
    if (fault.needsActs())
        return "the other side would have to act by itself, which only the built-in one can be told to";
    return {};
}

FaultReport skipped(std::shared_ptr<const Fault> fault, ConnectionId connection, std::string why)
{
    FaultReport report;
    report.fault = std::move(fault);
    report.connection = connection;
    report.why = std::move(why);
    return report;
}

} // namespace

PeerFactory scriptedPeers(std::shared_ptr<const Fault> fault, std::string host, std::string target,
                          bool callbacksSeen)
{
    ScriptedPeer::Setup setup{std::move(fault), std::move(host), std::move(target), callbacksSeen};
    return [setup = std::move(setup)](ConnectionId id, RandomSource& random, EventSink& sink) {
        return std::make_unique<ScriptedPeer>(id, setup, random, sink);
    };
}

class FaultRunner::Impl {
public:
    Impl(Lab& lab, Done done, Started started, std::size_t parallel)
        : m_lab(lab), m_done(std::move(done)), m_started(std::move(started)),
          m_parallel(std::max<std::size_t>(parallel, 1))
    {
    }
    ~Impl();

    void play(std::shared_ptr<const Fault> fault, std::optional<WsUrl> target, MonotonicTime now);
    void take(const Event& event);
    std::optional<MonotonicTime> wakeAt() const;
    void woken(MonotonicTime now);
    void stop();

    std::size_t running() const { return m_plays.size() + m_reports.size(); }
    std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Request {
        std::shared_ptr<const Fault> fault;
        std::optional<WsUrl> target;
    };
    struct Act {
        MonotonicTime at;
        const SubjectAct* what;
    };
    struct Play {
        std::shared_ptr<const Fault> fault;
        FaultJudge judge;
        MonotonicTime giveUpAt;
        bool ours = true; // the side under test
        ServerTicket server = 0;
        ConnectionId connection = ConnectionId::None;
        std::deque<Act> acts; // to come, in the order of their times
    };
    using Plays = std::map<PlayNumber, Play>;

    void startWaiting(MonotonicTime now);
    void start(Request request, MonotonicTime now);
    void readMail(MonotonicTime now);
    void connected(Plays::iterator play, ConnectionId id);
    void opened(Play& play, MonotonicTime at);
    void act(Play& play, MonotonicTime now);
    void finish(Plays::iterator play, FaultReport report);
    void giveUp(Plays::iterator play);
    void drop(const Play& play);
    void dropConnection(ConnectionId id);
    void deliver();

    Lab& m_lab;
    Done m_done;
    Started m_started;
    std::size_t m_parallel;
    std::shared_ptr<PlayMailbox> m_mailbox = std::make_shared<PlayMailbox>();
    std::deque<Request> m_waiting;
    Plays m_plays;
    PlayNumber m_lastPlay = 0;
    std::unordered_map<std::uint32_t, PlayNumber> m_byConnection;
    std::vector<FaultReport> m_reports; // not delivered yet
    MonotonicTime m_now;
};

FaultRunner::Impl::~Impl()
{
    m_mailbox->close();
    for (const auto& letter : m_mailbox->take()) {
        if (const auto play = m_plays.find(letter.play); play != m_plays.end())
            if (const auto* id = std::get_if<ConnectionId>(&letter.news))
                play->second.connection = *id;
    }
    for (const auto& [number, play] : m_plays)
        drop(play);
}

// Beginnings --------------------------------------------------------------------------------------

void FaultRunner::Impl::play(std::shared_ptr<const Fault> fault, std::optional<WsUrl> target,
                             MonotonicTime now)
{
    m_now = now;
    if (target) {
        if (std::string why = whyNotAgainst(*fault); !why.empty()) {
            m_reports.push_back(skipped(std::move(fault), ConnectionId::None, std::move(why)));
            return;
        }
    }
    m_waiting.push_back({std::move(fault), std::move(target)});
    startWaiting(now);
}

void FaultRunner::Impl::startWaiting(MonotonicTime now)
{
    while (!m_waiting.empty() && m_plays.size() < m_parallel) {
        Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(std::move(request), now);
    }
}

void FaultRunner::Impl::start(Request request, MonotonicTime now)
{
    const std::shared_ptr<const Fault> fault = std::move(request.fault);
    const bool ours = !request.target;
    const PlayNumber number = ++m_lastPlay;
    Play& play = m_plays
                     .emplace(number, Play{fault,
                                           FaultJudge(fault, ours),
                                           now + fault->limit + graceTime,
                                           ours,
                                           0,
                                           ConnectionId::None,
                                           {}})
                     .first->second;
    if (ours) {
        play.server = startBuiltIn(m_lab, fault, number, m_mailbox);
        return;
    }
    const WsUrl& url = *request.target;
    m_mailbox->put(number, [&]() -> PlayMailbox::News {
        return m_lab.connectAs(url, scriptedPeers(fault, url.authority(), url.resource, false),
                               fault->receiveBuffer);
    });
}

void FaultRunner::Impl::readMail(MonotonicTime now)
{
    m_now = now;
    if (!m_mailbox->filled())
        return;
    for (const auto& letter : m_mailbox->take()) {
        const auto play = m_plays.find(letter.play);
        const auto* id = std::get_if<ConnectionId>(&letter.news);
        if (play == m_plays.end()) {
            if (id)
                dropConnection(*id);
        } else if (id) {
            connected(play, *id);
        } else {
            FaultReport report = play->second.judge.report();
            report.outcome = Outcome::Skipped;
            report.reached = false;
            report.why = "no server could be started: " + std::get<ListenFault>(letter.news).error;
            finish(play, std::move(report));
        }
    }
}

void FaultRunner::Impl::connected(Plays::iterator play, ConnectionId id)
{
    play->second.connection = id;
    m_byConnection[number(id)] = play->first;
    if (m_started)
        m_started(*play->second.fault, id);
}

// While it runs -----------------------------------------------------------------------------------

void FaultRunner::Impl::take(const Event& event)
{
    readMail(event.at);
    const auto found = m_byConnection.find(number(event.connection));
    if (found != m_byConnection.end()) {
        const auto play = m_plays.find(found->second);
        play->second.judge.take(event);
        const auto* callback = event.as<event::Callback>();
        if (callback && callback->name == CallbackName::OnOpen && event.side != play->second.fault->side)
            opened(play->second, event.at);
        if (play->second.judge.over())
            finish(play, play->second.judge.report());
    }
    if (!m_reports.empty())
        deliver();
}

void FaultRunner::Impl::opened(Play& play, MonotonicTime at)
{
    if (!play.ours)
        return;
    for (const SubjectAct& act : play.fault->subject.acts)
        play.acts.push_back({at + act.after, &act});
    std::stable_sort(play.acts.begin(), play.acts.end(),
                     [](const Act& a, const Act& b) { return a.at < b.at; });
    act(play, at);
}

void FaultRunner::Impl::act(Play& play, MonotonicTime now)
{
    for (; !play.acts.empty() && play.acts.front().at <= now; play.acts.pop_front())
        m_lab.send(play.connection, otherEnd(play.fault->side), outgoingOf(*play.acts.front().what));
}

std::optional<MonotonicTime> FaultRunner::Impl::wakeAt() const
{
    if (!m_reports.empty())
        return m_now;
    std::optional<MonotonicTime> next;
    const auto consider = [&next](MonotonicTime at) { next = std::min(at, next.value_or(at)); };
    for (const auto& [number, play] : m_plays) {
        consider(play.giveUpAt);
        if (!play.acts.empty())
            consider(play.acts.front().at);
        if (play.connection == ConnectionId::None)
            consider(m_now + lookInterval);
    }
    return next;
}

void FaultRunner::Impl::woken(MonotonicTime now)
{
    readMail(now);
    for (auto next = m_plays.begin(); next != m_plays.end();) {
        const auto play = next++;
        act(play->second, now);
        if (play->second.giveUpAt <= now)
            giveUp(play);
    }
    deliver();
}

// Endings -----------------------------------------------------------------------------------------

void FaultRunner::Impl::finish(Plays::iterator play, FaultReport report)
{
    if (play->second.server != 0)
        m_lab.removeServer(play->second.server);
    m_byConnection.erase(number(play->second.connection));
    report.connection = play->second.connection;
    m_reports.push_back(std::move(report));
    m_plays.erase(play);
}

void FaultRunner::Impl::giveUp(Plays::iterator play)
{
    FaultReport report = play->second.judge.report();
    report.outcome = Outcome::Failed;
    report.why = "the play did not end within " + durationText(play->second.fault->limit + graceTime) +
                 (report.why.empty() ? "" : "; " + report.why);
    drop(play->second);
    finish(play, std::move(report));
}

void FaultRunner::Impl::dropConnection(ConnectionId id)
{
    m_lab.send(id, Side::Client, {Outgoing::What::Reset, {}, {}});
    m_lab.send(id, Side::Server, {Outgoing::What::Reset, {}, {}});
}

void FaultRunner::Impl::drop(const Play& play)
{
    if (play.server != 0)
        m_lab.removeServer(play.server);
    if (play.connection != ConnectionId::None)
        dropConnection(play.connection);
}

/// `m_done` may ask for more plays.
void FaultRunner::Impl::deliver()
{
    while (!m_reports.empty()) {
        startWaiting(m_now);
        for (const FaultReport& report : std::exchange(m_reports, {}))
            m_done(report);
    }
}

void FaultRunner::Impl::stop()
{
    readMail(m_now);
    while (!m_plays.empty()) {
        const auto play = m_plays.begin();
        drop(play->second);
        finish(play, skipped(play->second.fault, play->second.connection, "stopped"));
    }
    for (Request& request : std::exchange(m_waiting, {}))
        m_reports.push_back(skipped(std::move(request.fault), ConnectionId::None, "stopped"));
}

// The shell ---------------------------------------------------------------------------------------

FaultRunner::FaultRunner(Lab& lab, Done done, Started started, std::size_t parallel)
    : m_impl(std::make_unique<Impl>(lab, std::move(done), std::move(started), parallel))
{
}

FaultRunner::~FaultRunner() = default;

void FaultRunner::playBuiltIn(std::shared_ptr<const Fault> fault, MonotonicTime now)
{
    m_impl->play(std::move(fault), std::nullopt, now);
}

void FaultRunner::playAgainst(std::shared_ptr<const Fault> fault, const WsUrl& target, MonotonicTime now)
{
    m_impl->play(std::move(fault), target, now);
}

void FaultRunner::take(const Event& event) { m_impl->take(event); }
std::optional<MonotonicTime> FaultRunner::wakeAt() const { return m_impl->wakeAt(); }
void FaultRunner::woken(MonotonicTime now) { m_impl->woken(now); }
void FaultRunner::stop() { m_impl->stop(); }
std::size_t FaultRunner::running() const { return m_impl->running(); }
std::size_t FaultRunner::waiting() const { return m_impl->waiting(); }

} // namespace lifeline
