#include "support/imagined_tcp.h"

#include <algorithm>
#include <utility>

namespace lifeline {

ImaginedTcp::ImaginedTcp(Agenda& agenda, Peer* client, Peer* server, Setup setup)
    : m_agenda(agenda), m_setup(std::move(setup))
{
    end(Side::Client).peer = client;
    end(Side::Client).window = m_setup.clientWindow;
    end(Side::Server).side = Side::Server;
    end(Side::Server).peer = server;
    end(Side::Server).window = m_setup.serverWindow;
}

void ImaginedTcp::connect()
{
    handle(Side::Client, input::ConnectStarted{});
    if (end(Side::Server).peer == nullptr)
        return;
    m_agenda.at(m_agenda.now() + m_setup.latency, [this] {
        handle(Side::Server, input::Accepted{m_setup.serverAddress, m_setup.clientAddress});
    });
    m_agenda.at(m_agenda.now() + 2 * m_setup.latency, [this] {
        handle(Side::Client, input::TcpConnected{m_setup.clientAddress, m_setup.serverAddress});
        readAll(end(Side::Client));
    });
}

void ImaginedTcp::refuse()
{
    handle(Side::Client, input::ConnectStarted{});
    m_agenda.at(m_agenda.now() + 2 * m_setup.latency, [this] {
        handle(Side::Client, input::ConnectFailed{Cause::Refused, "Connection refused"});
    });
}

void ImaginedTcp::handle(Side side, const PeerInput& input) { give(end(side), input); }

void ImaginedTcp::give(End& to, const PeerInput& input)
{
    if (to.peer == nullptr || to.peer->done())
        return;
    PeerCommands commands;
    to.peer->handle(input, m_agenda.now(), commands);
    for (const PeerCommand& command : commands.list)
        carryOut(to, command);
}

void ImaginedTcp::carryOut(End& by, const PeerCommand& command)
{
    if (const auto* send = std::get_if<command::SendBytes>(&command)) {
        by.toSend.push_back({Arrival::What::Bytes, send->bytes});
        transmit(by);
    } else if (std::holds_alternative<command::SendFin>(command)) {
        by.finSent = true;
        by.toSend.push_back({Arrival::What::Fin});
        transmit(by);
    } else if (std::holds_alternative<command::SendReset>(command)) {
        reset(by);
    } else if (const auto* when = std::get_if<command::WakeAt>(&command)) {
        wake(by, when->at);
    } else if (const auto* reading = std::get_if<command::SetReading>(&command)) {
        by.reading = reading->on;
        m_agenda.at(m_agenda.now(), [this, &by] { readAll(by); });
    } else {
        by.gone = true;
    }
}

void ImaginedTcp::wake(End& end, std::optional<MonotonicTime> at)
{
    end.wakeAt = at;
    if (!at)
        return;
    m_agenda.at(*at, [this, &end, time = *at] {
        if (end.wakeAt == time)
            give(end, input::Woken{});
    });
}

/// As much as the other end's window lets through; a FIN goes behind the last byte.
void ImaginedTcp::transmit(End& from)
{
    End& to = other(from);
    while (!from.toSend.empty()) {
        Arrival& next = from.toSend.front();
        if (next.what == Arrival::What::Bytes && to.underWay >= to.window)
            return;
        if (next.bytes.size() > to.window - to.underWay) {
            const std::string rest = next.bytes.substr(to.window - to.underWay);
            next.bytes.resize(to.window - to.underWay);
            from.toSend.insert(from.toSend.begin() + 1, {Arrival::What::Bytes, rest});
        }
        Arrival arrival = std::move(from.toSend.front());
        from.toSend.pop_front();
        to.underWay += arrival.bytes.size();
        arriveAt(to, std::move(arrival));
    }
}

void ImaginedTcp::arriveAt(End& to, Arrival arrival)
{
    to.lastArrival = std::max(to.lastArrival + Duration(1), m_agenda.now() + m_setup.latency);
    m_agenda.at(to.lastArrival, [this, &to, arrival = std::move(arrival)] { arrived(to, arrival); });
}

void ImaginedTcp::arrived(End& to, Arrival arrival)
{
    if (to.gone) {
        if (arrival.what == Arrival::What::Bytes)
            reset(to); // nobody has the socket any more
        return;
    }
    const bool isReset = arrival.what == Arrival::What::Reset;
    to.unread.push_back(std::move(arrival));
    while (isReset && !to.unread.empty())
        readOne(to); // what had arrived is read before the reset is told
    readAll(to);
}

void ImaginedTcp::readAll(End& to)
{
    while (to.reading && !to.unread.empty())
        readOne(to);
}

void ImaginedTcp::readOne(End& to)
{
    const Arrival arrival = std::move(to.unread.front());
    to.unread.pop_front();
    to.underWay -= arrival.bytes.size();
    switch (arrival.what) {
    case Arrival::What::Bytes: give(to, input::BytesReceived{arrival.bytes}); break;
    case Arrival::What::Fin: give(to, input::FinReceived{}); break;
    case Arrival::What::Reset: give(to, input::ResetReceived{}); break;
    }
    End& from = other(to);
    const bool waits = !from.toSend.empty();
    transmit(from);
    if (waits)
        give(from, input::OutputMoved{});
}

/// What was not sent yet is lost.
void ImaginedTcp::reset(End& from)
{
    from.toSend.clear();
    from.unread.clear();
    from.gone = true;
    arriveAt(other(from), {Arrival::What::Reset});
}

} // namespace lifeline
