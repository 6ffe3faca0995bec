// Between the links and the log: passes every event on, lets the book of reports note it, and tells a peer
// from a factory what callbacks fired at the other end of its connection.
#pragma once

#include "endpoints/report_book.h"
#include "lifecycle/peer.h"

#include <asio/io_context.hpp>

#include <cstdint>
#include <memory>
#include <unordered_set>

namespace lifeline {

class ConnectionRegistry;

/// Used on the transport thread only. While no such peer lives it looks at nothing.
class CallbackRelay final : public EventSink {
public:
    /// All must outlive it.
    CallbackRelay(EventSink& next, asio::io_context& io, const ConnectionRegistry& registry,
                  ReportBook& reports)
        : m_next(next), m_io(io), m_registry(registry), m_reports(reports)
    {
    }

    void accept(const Event& event) override
    {
        if (isPassing(event))
            m_next.accept(event);
        else
            acceptNoted(event);
    }

    /// The same peer; as long as it lives it is told (input::CallbackSeen), each time after the input that
    /// fired the callback has been handled.
    std::unique_ptr<Peer> told(std::unique_ptr<Peer> peer);

private:
    class ToldPeer;
    using Ends = std::unordered_set<std::uint64_t>; // connection and side in one number

    /// Frames and messages while the connection lives: the most frequent, and nobody's here.
    static bool isPassing(const Event& event)
    {
        return event.kind() >= EventKind::FrameSent && event.kind() <= EventKind::MessageReceived &&
               !isFinal(event.phase);
    }
    void acceptNoted(const Event& event);
    static std::uint64_t endOf(ConnectionId connection, Side side);
    void tell(const Event& event);

    EventSink& m_next;
    asio::io_context& m_io;
    const ConnectionRegistry& m_registry;
    ReportBook& m_reports;
    std::shared_ptr<Ends> m_told = std::make_shared<Ends>(); // peers may outlive the relay
};

} // namespace lifeline
