#include "support/sample_network.h"

#include <algorithm>
#include <limits>

namespace lifeline {

void Agenda::run(MonotonicTime until)
{
    while (!m_due.empty() && m_due.begin()->first <= until) {
        auto next = m_due.extract(m_due.begin());
        m_now = next.key();
        next.mapped()();
    }
    m_now = std::max(m_now, until);
}

struct SampleConnection::End final : Application {
    End(SampleConnection& connection, Side which) : owner(connection), side(which) {}

    SampleConnection& owner;
    Side side;
    std::unique_ptr<ReferenceContract> contract; // of an end that is ours
    std::unique_ptr<PeerMachine> machine;
    MonotonicTime lastArrival; // at the other end: nothing overtakes
    std::optional<MonotonicTime> wakeAt;
    std::size_t letThrough = std::numeric_limits<std::size_t>::max();
    bool echoes = false, finSent = false;

    void onMessage(Opcode kind, std::string_view payload) override
    {
        if (!echoes)
            return;
        auto& agenda = owner.m_agenda;
        agenda.at(agenda.now() + std::chrono::microseconds(38), [this, kind, text = std::string(payload)] {
            owner.handle(*this, input::SendMessage{kind, text});
        });
    }
};

SampleConnection::SampleConnection(Agenda& agenda, EventSink& sink, RandomSource& random, ConnectionId id,
                                   Ends ends)
    : m_agenda(agenda), m_setup(std::move(ends))
{
    for (const Side side : {Side::Client, Side::Server}) {
        auto& made = m_ends[side == Side::Client ? 0 : 1];
        made = std::make_unique<End>(*this, side);
        if (const auto& profile = side == Side::Client ? m_setup.client : m_setup.server) {
            made->contract = std::make_unique<ReferenceContract>(sink, *made);
            made->machine = std::make_unique<PeerMachine>(id, side, profile, random, *made->contract);
        }
    }
}

SampleConnection::~SampleConnection() = default;

void SampleConnection::begin(MonotonicTime time)
{
    m_agenda.at(time, [this] { handle(end(Side::Client), input::ConnectStarted{}); });
    m_agenda.at(time + m_setup.latency, [this] {
        handle(end(Side::Server), input::Accepted{m_setup.serverAddress, m_setup.clientAddress});
    });
    m_agenda.at(time + 2 * m_setup.latency, [this] {
        handle(end(Side::Client), input::TcpConnected{m_setup.clientAddress, m_setup.serverAddress});
    });
}

void SampleConnection::act(Side side, MonotonicTime time, PeerInput input)
{
    m_agenda.at(time, [this, side, input] { handle(end(side), input); });
}

void SampleConnection::say(Side side, MonotonicTime time, std::string bytes)
{
    m_agenda.at(time, [this, side, bytes = std::move(bytes)] { sendBytes(end(side), bytes); });
}

void SampleConnection::fin(Side side, MonotonicTime time)
{
    m_agenda.at(time, [this, side] { sendFin(end(side)); });
}

void SampleConnection::reset(Side side, MonotonicTime time)
{
    m_agenda.at(time, [this, side] { sendReset(end(side)); });
}

void SampleConnection::echo(Side side) { end(side).echoes = true; }

void SampleConnection::cutAfter(Side side, MonotonicTime time, std::size_t bytes)
{
    m_agenda.at(time, [this, side, bytes] { end(side).letThrough = bytes; });
}

void SampleConnection::handle(End& to, const PeerInput& input)
{
    if (!to.machine)
        return;
    PeerCommands commands;
    to.machine->handle(input, m_agenda.now(), commands);
    for (const PeerCommand& command : commands.list)
        carryOut(to, command);
}

void SampleConnection::carryOut(End& by, const PeerCommand& command)
{
    if (const auto* send = std::get_if<command::SendBytes>(&command))
        sendBytes(by, send->bytes);
    else if (std::holds_alternative<command::SendFin>(command))
        sendFin(by);
    else if (std::holds_alternative<command::SendReset>(command))
        sendReset(by);
    else if (const auto* when = std::get_if<command::WakeAt>(&command))
        wake(by, when->at);
}

void SampleConnection::deliver(End& from, std::function<void(End&)> arrival)
{
    from.lastArrival = std::max(from.lastArrival + Duration(1), m_agenda.now() + m_setup.latency);
    End& to = end(otherEnd(from.side));
    m_agenda.at(from.lastArrival, [&to, arrival = std::move(arrival)] { arrival(to); });
}

void SampleConnection::sendBytes(End& from, std::string bytes)
{
    bytes.resize(std::min(bytes.size(), from.letThrough));
    if (from.letThrough != std::numeric_limits<std::size_t>::max())
        from.letThrough -= bytes.size();
    if (bytes.empty())
        return;
    deliver(from, [this, bytes = std::move(bytes)](End& to) { handle(to, input::BytesReceived{bytes}); });
}

void SampleConnection::sendFin(End& from)
{
    if (from.finSent)
        return;
    from.finSent = true;
    deliver(from, [this](End& to) {
        if (to.machine)
            handle(to, input::FinReceived{});
        else if (!m_deaf)
            sendFin(to);
    });
}

void SampleConnection::sendReset(End& from)
{
    deliver(from, [this](End& to) { handle(to, input::ResetReceived{}); });
}

void SampleConnection::wake(End& end, std::optional<MonotonicTime> at)
{
    end.wakeAt = at;
    if (!at)
        return;
    m_agenda.at(*at, [this, &end, time = *at] {
        if (end.wakeAt == time)
            handle(end, input::Woken{});
    });
}

} // namespace lifeline
