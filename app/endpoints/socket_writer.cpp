#include "endpoints/socket_writer.h"

#include "endpoints/socket_cause.h"

namespace lifeline {

void SocketWriter::send(std::string_view bytes)
{
    if (m_fault || m_finWanted || !m_socket.is_open())
        return;
    if (m_waiting.empty())
        bytes.remove_prefix(give(bytes));
    if (!m_fault && !bytes.empty())
        m_waiting.append(bytes);
}

/// How much the kernel took.
std::size_t SocketWriter::give(std::string_view bytes)
{
    asio::error_code code;
    const std::size_t count = m_socket.write_some(asio::buffer(bytes.data(), bytes.size()), code);
    if (!code)
        return count;
    if (!isWouldBlock(code) && !isExhaustion(code)) {
        m_fault = code;
        m_waiting.clear();
    }
    return 0;
}

void SocketWriter::flush()
{
    while (!m_waiting.empty()) {
        const std::size_t count = give(m_waiting.front());
        if (count == 0)
            break;
        m_waiting.consume(count);
    }
    finishIfFlushed();
}

void SocketWriter::finish()
{
    m_finWanted = true;
    finishIfFlushed();
}

void SocketWriter::finishIfFlushed()
{
    if (!finWaits() || !m_waiting.empty())
        return;
    m_finDone = true;
    asio::error_code ignored; // the peer may be gone
    m_socket.shutdown(TcpSocket::shutdown_send, ignored);
}

} // namespace lifeline
