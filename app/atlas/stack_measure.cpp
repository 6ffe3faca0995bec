#include "atlas/stack_measure.h"

#include "atlas/early_events.h"
#include "atlas/racy_faults.h"
#include "endpoints/report_patience.h"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_map>

namespace lifeline {
namespace {

constexpr Duration lookInterval = std::chrono::milliseconds(20); // for news of plays without a connection

ToldCallback toldBy(const event::ReportRefused& report)
{
    return {report.role, std::string(report.callback), report.code, {}, 0, {}};
}

} // namespace

std::pair<std::string, std::string> stackAndVersion(std::string_view text)
{
    const std::size_t blank = text.rfind(' ');
    const bool versioned = blank != std::string_view::npos && blank > 0 && blank + 1 < text.size() &&
                           text[blank + 1] >= '0' && text[blank + 1] <= '9';
    if (!versioned)
        return {std::string(text), {}};
    return {std::string(text.substr(0, blank)), std::string(text.substr(blank + 1))};
}

class StackMeasure::Impl {
public:
    Impl(Lab& lab, std::unique_ptr<StackSubject> subject, std::shared_ptr<PlayMail> mail,
         MeasureSettings settings, Progress progress)
        : m_lab(lab), m_subject(std::move(subject)), m_mail(std::move(mail)), m_settings(settings),
          m_progress(std::move(progress))
    {
    }
    ~Impl();

    void measure(std::shared_ptr<const Fault> fault, MonotonicTime now);
    void take(const Event& event);
    std::optional<MonotonicTime> wakeAt() const;
    void woken(MonotonicTime now);
    void stop(const std::string& why);
    bool idle() const { return m_plays.empty() && m_waiting.empty() && m_racyWaiting.empty(); }
    std::size_t faults() const { return m_faults.size(); }
    AtlasColumn column() const;

private:
    /// What is known of one fault.
    struct Measured {
        std::shared_ptr<const Fault> fault;
        std::uint32_t wanted = 0;           // plays
        std::uint32_t over = 0;             // of them
        std::vector<AtlasOutcome> outcomes; // of those that came to their end
        std::string why;                    // it is left; empty: it is not
        bool alone = false;                 // its plays must not run at the same time
    };
    struct Act {
        MonotonicTime at;
        const SubjectAct* what;
    };
    struct Play {
        std::size_t fault; // index
        PlayRecord record;
        ConnectionId connection = ConnectionId::None;
        std::deque<Act> acts; // to come
    };
    using Plays = std::map<MeasuredPlay, Play>;

    void want(std::size_t index, std::uint32_t runs);
    void startWaiting(MonotonicTime now);
    bool mayStart(std::size_t index) const;
    void start(std::size_t index, MonotonicTime now);
    void readMail(MonotonicTime now);
    void readLetter(const PlayMail::Letter& letter, MonotonicTime now);
    void takeConnected(const Event& event);
    void takeUnmatched(const event::ReportRefused& report, MonotonicTime at);
    void opened(Play& play, MonotonicTime at);
    void act(Play& play, MonotonicTime now);
    void fail(Plays::iterator play, std::string why);
    void finish(Plays::iterator play);
    void close(Plays::iterator play);
    void counted(Measured& measured, std::size_t index);

    Lab& m_lab;
    std::unique_ptr<StackSubject> m_subject;
    std::shared_ptr<PlayMail> m_mail;
    MeasureSettings m_settings;
    Progress m_progress;
    std::vector<Measured> m_faults;
    std::deque<std::size_t> m_waiting, m_racyWaiting; // indices of faults, one a play
    Plays m_plays;
    MeasuredPlay m_lastPlay = 0;
    std::unordered_map<std::uint32_t, MeasuredPlay> m_byConnection;
    EarlyEvents m_early;
    std::string m_stack; // as it calls itself
    std::size_t m_finished = 0;
    MonotonicTime m_now;
};

StackMeasure::Impl::~Impl()
{
    while (!m_plays.empty())
        close(m_plays.begin());
}

// Beginnings --------------------------------------------------------------------------------------

void StackMeasure::Impl::measure(std::shared_ptr<const Fault> fault, MonotonicTime now)
{
    if (fault->side == m_subject->side())
        return;
    std::string why = m_subject->whyNot(*fault);
    const bool racy = !whyRacy(fault->id).empty();
    const bool alone = hasFixedKey(*fault);
    m_faults.push_back({std::move(fault), 0, 0, {}, std::move(why), alone});
    if (m_faults.back().why.empty())
        want(m_faults.size() - 1, racy ? std::max(m_settings.runs, m_settings.racyRuns) : m_settings.runs);
    else
        ++m_finished;
    startWaiting(now);
}

void StackMeasure::Impl::want(std::size_t index, std::uint32_t runs)
{
    Measured& measured = m_faults[index];
    const bool racy = runs > m_settings.runs;
    for (; measured.wanted < runs; ++measured.wanted)
        (racy ? m_racyWaiting : m_waiting).push_back(index);
}

void StackMeasure::Impl::startWaiting(MonotonicTime now)
{
    const auto startFrom = [&](std::deque<std::size_t>& waiting, std::size_t parallel) {
        while (!waiting.empty() && m_plays.size() < std::max<std::size_t>(parallel, 1)) {
            const auto next =
                std::ranges::find_if(waiting, [this](std::size_t index) { return mayStart(index); });
            if (next == waiting.end())
                return;
            const std::size_t index = *next;
            waiting.erase(next);
            start(index, now);
        }
    };
    startFrom(m_waiting, m_settings.parallel);
    if (m_waiting.empty())
        startFrom(m_racyWaiting, std::min(m_settings.parallel, m_settings.racyParallel));
}

bool StackMeasure::Impl::mayStart(std::size_t index) const
{
    return !m_faults[index].alone ||
           std::ranges::none_of(m_plays, [index](const auto& play) { return play.second.fault == index; });
}

void StackMeasure::Impl::start(std::size_t index, MonotonicTime now)
{
    const auto& fault = m_faults[index].fault;
    const MeasuredPlay number = ++m_lastPlay;
    m_plays.emplace(number, Play{index, PlayRecord(fault, m_settings.patience, now), {}, {}});
    m_subject->begin(number, fault);
}

void StackMeasure::Impl::readMail(MonotonicTime now)
{
    m_now = std::max(m_now, now);
    m_subject->collect();
    if (!m_mail->filled())
        return;
    for (const auto& letter : m_mail->take())
        readLetter(letter, now);
}

/// A play may have several connections where a client dials again; the first one counts.
void StackMeasure::Impl::readLetter(const PlayMail::Letter& letter, MonotonicTime /*now*/)
{
    const auto play = m_plays.find(letter.play);
    if (const auto* connected = std::get_if<PlayMail::Connected>(&letter.news)) {
        if (play == m_plays.end()) {
            m_lab.send(connected->id, otherEnd(m_subject->side()), {Outgoing::What::Reset, {}, {}});
        } else if (play->second.connection == ConnectionId::None) {
            play->second.connection = connected->id;
            m_byConnection[number(connected->id)] = letter.play;
            m_early.handOver(connected->id, [this](const Event& event) { takeConnected(event); });
        }
    } else if (play == m_plays.end()) {
        return;
    } else if (const auto* door = std::get_if<PlayMail::DoorOpen>(&letter.news)) {
        m_subject->dial(letter.play, play->second.record.fault(), door->port, playName(letter.play));
    } else {
        fail(play, "it could not be begun: " + std::get<PlayMail::Failed>(letter.news).why);
    }
}

// While they run ----------------------------------------------------------------------------------

void StackMeasure::Impl::take(const Event& event)
{
    readMail(event.at);
    const auto* report = event.as<event::ReportRefused>();
    if (report != nullptr && event.side != m_subject->side())
        return;
    if (report != nullptr)
        takeUnmatched(*report, event.at);
    else
        takeConnected(event);
}

void StackMeasure::Impl::takeConnected(const Event& event)
{
    const auto found = m_byConnection.find(number(event.connection));
    if (found == m_byConnection.end()) {
        if (m_subject->side() == Side::Client)
            m_early.keep(event);
        return;
    }
    Play& play = m_plays.find(found->second)->second;
    play.record.take(event);
    const auto* callback = event.as<event::Callback>();
    if (callback && callback->name == CallbackName::OnOpen && event.side == m_subject->side())
        opened(play, event.at);
}

/// A client that reaches nobody has no connection, and one whose request never came is not known by it; it
/// names its play. What is wrong with another report is no story of the stack's.
void StackMeasure::Impl::takeUnmatched(const event::ReportRefused& report, MonotonicTime at)
{
    if (report.why != "unknown-connection")
        return;
    for (auto& [number, play] : m_plays) {
        if (report.subject == playName(number))
            play.record.takeUnmatched(report.stack, toldBy(report), at, reportPatience);
    }
}

void StackMeasure::Impl::opened(Play& play, MonotonicTime at)
{
    if (!m_subject->waitsForActs())
        return;
    for (const SubjectAct& act : m_faults[play.fault].fault->subject.acts)
        play.acts.push_back({at + act.after, &act});
    std::stable_sort(play.acts.begin(), play.acts.end(),
                     [](const Act& a, const Act& b) { return a.at < b.at; });
    act(play, at);
}

void StackMeasure::Impl::act(Play& play, MonotonicTime now)
{
    for (; !play.acts.empty() && play.acts.front().at <= now; play.acts.pop_front())
        m_subject->act(play.connection, *play.acts.front().what);
}

std::optional<MonotonicTime> StackMeasure::Impl::wakeAt() const
{
    if (idle())
        return std::nullopt;
    MonotonicTime next = MonotonicTime::max();
    for (const auto& [number, play] : m_plays) {
        next = std::min(next, play.record.overAt());
        if (!play.acts.empty())
            next = std::min(next, play.acts.front().at);
        if (play.connection == ConnectionId::None)
            next = std::min(next, m_now + lookInterval);
    }
    return m_plays.empty() ? m_now : next;
}

void StackMeasure::Impl::woken(MonotonicTime now)
{
    readMail(now);
    for (auto next = m_plays.begin(); next != m_plays.end();) {
        const auto play = next++;
        act(play->second, now);
        if (play->second.record.overAt() <= now)
            finish(play);
    }
    startWaiting(now);
}

// Endings -----------------------------------------------------------------------------------------

void StackMeasure::Impl::close(Plays::iterator play)
{
    const ConnectionId id = play->second.connection;
    if (id != ConnectionId::None) {
        m_byConnection.erase(number(id));
        m_lab.send(id, Side::Client, {Outgoing::What::Reset, {}, {}});
        m_lab.send(id, Side::Server, {Outgoing::What::Reset, {}, {}});
    }
    m_subject->end(play->first);
    m_plays.erase(play);
}

void StackMeasure::Impl::fail(Plays::iterator play, std::string why)
{
    const std::size_t index = play->second.fault;
    Measured& measured = m_faults[index];
    if (measured.why.empty())
        measured.why = std::move(why);
    close(play);
    counted(measured, index);
}

void StackMeasure::Impl::finish(Plays::iterator play)
{
    const PlayRecord& record = play->second.record;
    if (!record.complete()) {
        const bool met = play->second.connection != ConnectionId::None;
        fail(play, met ? "the script did not come to its end" : "there was no connection");
        return;
    }
    const std::size_t index = play->second.fault;
    Measured& measured = m_faults[index];
    measured.outcomes.push_back(record.outcome());
    if (m_stack.empty())
        m_stack = record.stack();
    close(play);
    counted(measured, index);
}

/// The last of the plays wanted decides whether more are.
void StackMeasure::Impl::counted(Measured& measured, std::size_t index)
{
    if (++measured.over < measured.wanted)
        return;
    if (measured.why.empty() && outcomesOf(measured.outcomes).size() > 1 &&
        measured.wanted < m_settings.racyRuns) {
        want(index, m_settings.racyRuns);
        return;
    }
    ++m_finished;
    if (m_progress)
        m_progress(measured.fault->id, m_finished, m_faults.size());
}

void StackMeasure::Impl::stop(const std::string& why)
{
    m_waiting.clear();
    m_racyWaiting.clear();
    while (!m_plays.empty())
        close(m_plays.begin());
    for (Measured& measured : m_faults) {
        if (measured.why.empty() && measured.over < measured.wanted)
            measured.why = why;
    }
}

AtlasColumn StackMeasure::Impl::column() const
{
    AtlasColumn column;
    std::tie(column.stack, column.version) = stackAndVersion(m_stack);
    column.side = m_subject->side();
    for (const Measured& measured : m_faults) {
        if (measured.why.empty())
            column.cells.push_back({measured.fault->id, outcomesOf(measured.outcomes)});
        else
            column.left.emplace_back(measured.fault->id, measured.why);
    }
    return column;
}

// The shell ---------------------------------------------------------------------------------------

StackMeasure::StackMeasure(Lab& lab, std::unique_ptr<StackSubject> subject, std::shared_ptr<PlayMail> mail,
                           MeasureSettings settings, Progress progress)
    : m_impl(std::make_unique<Impl>(lab, std::move(subject), std::move(mail), settings, std::move(progress)))
{
}

StackMeasure::~StackMeasure() = default;

void StackMeasure::measure(std::shared_ptr<const Fault> fault, MonotonicTime now)
{
    m_impl->measure(std::move(fault), now);
}
void StackMeasure::take(const Event& event) { m_impl->take(event); }
std::optional<MonotonicTime> StackMeasure::wakeAt() const { return m_impl->wakeAt(); }
void StackMeasure::woken(MonotonicTime now) { m_impl->woken(now); }
void StackMeasure::stop(const std::string& why) { m_impl->stop(why); }
bool StackMeasure::idle() const { return m_impl->idle(); }
std::size_t StackMeasure::faults() const { return m_impl->faults(); }
AtlasColumn StackMeasure::column() const { return m_impl->column(); }

} // namespace lifeline
