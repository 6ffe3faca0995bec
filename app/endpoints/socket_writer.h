// The sending half of a socket: bytes in order, and the FIN after them.
#pragma once

#include "endpoints/output_queue.h"
#include "endpoints/tcp_types.h"

#include <optional>

namespace lifeline {

/// Gives the kernel what it takes at once and keeps the rest. Waiting until there is room is the owner's.
/// `socket` must be non-blocking and outlive it.
class SocketWriter {
public:
    explicit SocketWriter(TcpSocket& socket) : m_socket(socket) {}

    /// Does nothing after finish() or a fault.
    void send(std::string_view bytes);
    /// Half-closes once everything before has left.
    void finish();
    /// There is room again.
    void flush();
    /// Forgets what waits.
    void clear() { m_waiting.clear(); }

    /// Bytes the kernel has not taken.
    std::size_t waiting() const { return m_waiting.size(); }
    /// What made sending impossible; nothing waits any more then.
    const std::optional<asio::error_code>& fault() const { return m_fault; }
    /// finish() was called, and the FIN has not left yet.
    bool finWaits() const { return m_finWanted && !m_finDone && !m_fault; }

private:
    std::size_t give(std::string_view bytes);
    void finishIfFlushed();

    TcpSocket& m_socket;
    OutputQueue m_waiting;
    std::optional<asio::error_code> m_fault;
    bool m_finWanted = false;
    bool m_finDone = false;
};

} // namespace lifeline
