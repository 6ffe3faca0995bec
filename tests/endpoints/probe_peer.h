// A peer from a factory for tests: a client asks for an upgrade, a server answers 101 to any head, and each
// callback it is told of becomes an event "step" of its side.
#pragma once

#include "endpoints/lab.h"
#include "lifecycle/emitter.h"
#include "lifecycle/peer.h"
#include "support/playbook.h"

#include <future>
#include <string>

namespace lifeline {

class ProbePeer final : public Peer {
public:
    ProbePeer(ConnectionId connection, Side side, EventSink& sink) : m_emit{sink, connection, side} {}

    void handle(const PeerInput& input, MonotonicTime now, PeerCommands& out) override
    {
        m_emit.now = now;
        if (std::holds_alternative<input::TcpConnected>(input))
            out.bytes() += goodRequest();
        else if (const auto* received = std::get_if<input::BytesReceived>(&input))
            read(received->bytes, out);
        else if (const auto* seen = std::get_if<input::CallbackSeen>(&input))
            m_emit(event::FaultStep{"probe", seen->code, callbackName(seen->name)});
        else if (std::holds_alternative<input::FinReceived>(input))
            end(event::FinReceived{}, out);
        else if (std::holds_alternative<input::ResetReceived>(input) ||
                 std::holds_alternative<input::ConnectFailed>(input))
            end(event::ResetReceived{}, out);
        else if (std::holds_alternative<input::DropReset>(input))
            reset(out);
    }

    bool done() const override { return m_done; }
    Phase phase() const override { return m_emit.phase; }
    ConnectionId connection() const override { return m_emit.connection; }
    Side side() const override { return m_emit.side; }

private:
    void read(std::string_view bytes, PeerCommands& out)
    {
        m_head += bytes;
        if (m_answered || m_emit.side == Side::Client || m_head.find("\r\n\r\n") == std::string::npos)
            return;
        m_answered = true;
        out.bytes() += goodResponse(m_head);
    }
    template <class Body> void end(Body body, PeerCommands& out)
    {
        m_done = true;
        m_emit(body);
        out.list.emplace_back(command::Release{});
    }
    void reset(PeerCommands& out)
    {
        out.list.emplace_back(command::SendReset{});
        end(event::ResetSent{}, out);
    }

    Emitter m_emit;
    std::string m_head;
    bool m_answered = false;
    bool m_done = false;
};

inline PeerFactory probes(Side side)
{
    return [side](ConnectionId id, RandomSource&, EventSink& sink) {
        return std::make_unique<ProbePeer>(id, side, sink);
    };
}

/// Adds a server and waits for its port; 0 when there is none.
inline std::uint16_t portOf(Lab& lab, SideServer server, ServerTicket* ticket = nullptr)
{
    std::promise<std::uint16_t> promise;
    const ServerTicket given = lab.addServer(std::move(server), [&promise](const auto& answer) {
        const auto* port = std::get_if<std::uint16_t>(&answer);
        promise.set_value(port ? *port : std::uint16_t{0});
    });
    if (ticket)
        *ticket = given;
    return promise.get_future().get();
}

} // namespace lifeline
