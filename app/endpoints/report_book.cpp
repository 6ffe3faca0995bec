#include "endpoints/report_book.h"

#include "endpoints/live_end.h"
#include "endpoints/socket_address.h"
#include "wire/http_head.h"

#include <algorithm>
#include <charconv>

namespace lifeline {
namespace {

constexpr std::size_t maxName = 128;    // bytes of a key or name; none that a stack tells is longer
constexpr std::size_t maxShown = 64;    // of a stack, subject or callback
constexpr std::size_t maxReason = 1024; // of what it said besides
constexpr Duration second = std::chrono::seconds(1);

// What kind a subject is: no text of one kind is taken for one of another.
constexpr char key = 'k';
constexpr char nameInTarget = 'n';
constexpr char addressAtServer = 's'; // of the client's end, as a server's stack sees it
constexpr char addressAtClient = 'c'; // the same, as a client's stack knows it

std::size_t position(Side side) { return side == Side::Client ? 0 : 1; }

std::string_view cut(std::string_view text, std::size_t most = maxShown) { return text.substr(0, most); }

/// "127.0.0.1:40312", also as some stacks write it: "/127.0.0.1:40312", "[::1]:40312", "::1:40312".
std::optional<TcpEndpoint> readAddress(std::string_view text)
{
    if (text.starts_with('/'))
        text.remove_prefix(1);
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, port);
    const auto address = parseAddress(text.substr(0, colon));
    if (read.ec != std::errc() || read.ptr != end || !address)
        return std::nullopt;
    return normalised({*address, port});
}

/// The value of `lifeline` in the target's query; as it stands there.
std::string_view nameIn(std::string_view target)
{
    constexpr std::string_view wanted = "lifeline=";
    std::string_view query = target.substr(std::min(target.find('?'), target.size()));
    while (!query.empty()) {
        query.remove_prefix(1); // "?" or "&"
        const std::string_view part = query.substr(0, query.find('&'));
        if (part.starts_with(wanted))
            return part.substr(wanted.size());
        query.remove_prefix(part.size());
    }
    return {};
}

} // namespace

// Connections -------------------------------------------------------------------------------------

void ReportBook::noteNow(const Event& event)
{
    if (event.connection == ConnectionId::None)
        return;
    const bool begins = event.kind() == EventKind::Accepted || event.kind() == EventKind::Connected;
    const auto found = m_known.find(number(event.connection));
    if (found == m_known.end() && !begins)
        return;
    Known::View& view = m_known[number(event.connection)].views[position(event.side)];
    if (begins) {
        const auto end = m_registry.find(event.connection, event.side);
        view.seen = true;
        view.played = end && end->isPlayed();
    }
    noteAddress(event);
    if (const auto* request = event.as<event::Request>())
        noteRequest(request->head, event.connection);
    if (isFinal(event.phase))
        noteEnd(event);
    else
        deliverWaiting();
}

/// The client's end of TCP. Where our client visits a door of ours, the server behind that sees another one.
void ReportBook::noteAddress(const Event& event)
{
    if (const auto* accepted = event.as<event::Accepted>()) {
        nameAddress(event.connection, addressAtClient, accepted->remote);
    } else if (const auto* forwarding = event.as<event::Forwarding>()) {
        nameAddress(event.connection, addressAtServer, forwarding->local);
    } else if (const auto* connected = event.as<event::Connected>()) {
        const auto remote = readAddress(connected->remote);
        const bool inside = remote && m_servedPorts.contains(remote->port());
        nameAddress(event.connection, inside ? addressAtClient : addressAtServer, connected->local);
    }
}

void ReportBook::noteRequest(std::string_view head, ConnectionId id)
{
    Known& known = m_known[number(id)];
    if (std::exchange(known.asked, true))
        return;
    const HttpHead request = parseHead(HeadKind::Request, std::string(head));
    known.key = cut(request.value("Sec-WebSocket-Key").value_or(""), maxName + 1);
    known.name = cut(nameIn(request.target()), maxName + 1); // too long: no report has it
    name(id, key, known.key);
    name(id, nameInTarget, known.name);
}

bool ReportBook::isLive(ConnectionId id) const
{
    const auto known = m_known.find(number(id));
    return known != m_known.end() && !known->second.ended;
}

void ReportBook::name(ConnectionId id, char kind, std::string_view subject)
{
    if (subject.empty() || subject.size() > maxName)
        return;
    auto& [text, holders] = *m_subjects.try_emplace(kind + std::string(subject)).first;
    if (!holders.empty() && isLive(holders.front()))
        return;
    holders.assign(1, id);
    m_known[number(id)].subjects.push_back(text);
}

void ReportBook::nameAddress(ConnectionId id, char kind, std::string_view address)
{
    auto& [text, holders] = *m_subjects.try_emplace(kind + std::string(address)).first;
    holders.push_back(id);
    m_known[number(id)].subjects.push_back(text);
}

void ReportBook::noteEnd(const Event& event)
{
    Known& known = m_known[number(event.connection)];
    known.views[position(event.side)].phase = event.phase;
    const auto goesOn = [](const Known::View& view) { return view.seen && !isFinal(view.phase); };
    if (known.ended || std::any_of(known.views.begin(), known.views.end(), goesOn))
        return;
    known.ended = true;
    m_ended.push_back(event.connection);
    if (m_ended.size() > endedKept)
        forgetOldest();
}

void ReportBook::forgetOldest()
{
    const ConnectionId oldest = m_ended.front();
    m_ended.pop_front();
    const auto known = m_known.extract(number(oldest));
    for (const std::string& subject : known.mapped().subjects) {
        const auto entry = m_subjects.find(subject);
        if (entry != m_subjects.end() && std::erase(entry->second, oldest) > 0 && entry->second.empty())
            m_subjects.erase(entry);
    }
}

// Reports -----------------------------------------------------------------------------------------

ConnectionId ReportBook::holder(char kind, std::string_view subject) const
{
    const auto entry = m_subjects.find(kind + std::string(subject));
    return entry == m_subjects.end() ? ConnectionId::None : entry->second.back();
}

/// How well that connection fits a report; 0: not at all. What is live comes first, but behind what its
/// request has named.
int ReportBook::fit(ConnectionId id, std::string_view subject) const
{
    const Known& known = m_known.at(number(id));
    const bool named = subject.empty() || known.key == subject || known.name == subject;
    if (!named && known.asked)
        return 0;
    return (named ? 3 : 1) + (known.ended ? 0 : 1);
}

/// The newest of those that fit best.
ConnectionId ReportBook::atAddress(const std::string& address, Side side, std::string_view subject) const
{
    const auto entry = m_subjects.find((side == Side::Server ? addressAtServer : addressAtClient) + address);
    if (entry == m_subjects.end())
        return ConnectionId::None;
    const auto worse = [&](ConnectionId a, ConnectionId b) { return fit(a, subject) < fit(b, subject); };
    const auto best = std::max_element(entry->second.rbegin(), entry->second.rend(), worse);
    return fit(*best, subject) > 0 ? *best : ConnectionId::None;
}

ConnectionId ReportBook::find(const StackReport& report) const
{
    if (report.subject.empty() || report.subject.size() > maxName)
        return ConnectionId::None;
    if (const auto address = readAddress(report.subject))
        return atAddress(endpointText(*address), report.side, {});
    if (const auto address = readAddress(report.address)) {
        const ConnectionId there = atAddress(endpointText(*address), report.side, report.subject);
        if (there != ConnectionId::None)
            return there;
    }
    const ConnectionId asked = holder(key, report.subject);
    return asked != ConnectionId::None ? asked : holder(nameInTarget, report.subject);
}

void ReportBook::report(StackReport report)
{
    if (report.stack.empty() || report.callback.empty() || report.side == Side::Relay) {
        refuse("incomplete", report);
        return;
    }
    const ConnectionId id = find(report);
    if (id != ConnectionId::None) {
        deliver(id, report);
    } else if (report.subject.empty() || m_waiting.size() >= maxWaiting) {
        refuse("unknown-connection", report);
    } else {
        m_waiting.push_back({std::move(report), m_clock.now() + patience});
        setWake();
    }
}

void ReportBook::deliver(ConnectionId id, const StackReport& report)
{
    const Known& known = m_known.at(number(id));
    if (known.views[position(report.side)].played) {
        refuse("side-is-ours", report);
        return;
    }
    event::Callback callback;
    callback.name = report.role;
    callback.stack = cut(report.stack);
    callback.called = cut(report.callback);
    callback.code = report.code;
    callback.reason = cut(report.reason, maxReason);
    m_sink.accept(Event{0, m_clock.now(), id, report.side, phaseOf(id, known, report.side), callback});
}

/// That of the other end where this one's events do not come here.
Phase ReportBook::phaseOf(ConnectionId id, const Known& known, Side side) const
{
    const Side view = known.views[position(side)].seen ? side : otherEnd(side);
    const auto end = m_registry.find(id, view);
    return end ? end->phase() : known.views[position(view)].phase;
}

/// Not again from within the events it leads to.
void ReportBook::deliverWaiting()
{
    if (m_waiting.empty() || std::exchange(m_delivering, true))
        return;
    std::deque<Waiting> waiting;
    waiting.swap(m_waiting);
    for (Waiting& each : waiting) {
        const ConnectionId id = find(each.report);
        if (id == ConnectionId::None)
            m_waiting.push_back(std::move(each));
        else
            deliver(id, each.report);
    }
    m_delivering = false;
}

void ReportBook::wake()
{
    while (!m_waiting.empty() && m_waiting.front().until <= m_clock.now()) {
        refuse("unknown-connection", m_waiting.front().report);
        m_waiting.pop_front();
    }
    if (m_secondBegan && m_clock.now() - *m_secondBegan >= second)
        tellUntold();
    setWake();
}

void ReportBook::setWake()
{
    std::optional<MonotonicTime> at;
    if (!m_waiting.empty())
        at = m_waiting.front().until;
    if (!m_untold.empty())
        at = std::min(at.value_or(MonotonicTime::max()), *m_secondBegan + second);
    m_wakes.set(*this, at);
}

void ReportBook::finish()
{
    for (const Waiting& each : std::exchange(m_waiting, {}))
        refuse("unknown-connection", each.report);
    tellUntold();
    setWake();
}

// Refusals ----------------------------------------------------------------------------------------

void ReportBook::refuse(std::string_view why, const StackReport& report, std::uint32_t count)
{
    if (!m_secondBegan || m_clock.now() - *m_secondBegan >= second) {
        tellUntold();
        m_secondBegan = m_clock.now();
        m_told = 0;
    }
    if (m_told >= refusalsTold) {
        m_untold[std::string(cut(why))] += count;
        if (m_untold.size() == 1)
            setWake();
        return;
    }
    ++m_told;
    event::ReportRefused refused{cut(why), cut(report.stack), cut(report.subject), cut(report.callback),
                                 count};
    refused.role = report.role;
    refused.code = report.code;
    refused.reason = cut(report.reason, maxReason);
    m_sink.accept(Event{0, m_clock.now(), ConnectionId::None, report.side, Phase::Idle, refused});
}

/// Of each kind, how many there were.
void ReportBook::tellUntold()
{
    for (const auto& [why, count] : std::exchange(m_untold, {})) {
        const event::ReportRefused refused{why, {}, {}, {}, count};
        m_sink.accept(Event{0, m_clock.now(), ConnectionId::None, Side::Server, Phase::Idle, refused});
    }
}

} // namespace lifeline
