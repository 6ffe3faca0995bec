// The Asio types in use: bound to one io_context, without the type-erased executor.
#pragma once

#include <asio/basic_socket_acceptor.hpp>
#include <asio/basic_stream_socket.hpp>
#include <asio/basic_waitable_timer.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>

#include <cstdint>

namespace lifeline {

using IoExecutor = asio::io_context::executor_type;
using TcpEndpoint = asio::ip::tcp::endpoint;
using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, IoExecutor>;
using TcpAcceptor = asio::basic_socket_acceptor<asio::ip::tcp, IoExecutor>;
using IoTimer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                           asio::wait_traits<std::chrono::steady_clock>, IoExecutor>;

/// Before the connection is made, or on the listening socket its own inherit from: the window never opens
/// wider. 0 leaves it to the system.
template <class Socket> void setReceiveBuffer(Socket& socket, std::uint32_t bytes)
{
    asio::error_code ignored;
    if (bytes > 0)
        socket.set_option(asio::socket_base::receive_buffer_size(static_cast<int>(bytes)), ignored);
}

} // namespace lifeline
