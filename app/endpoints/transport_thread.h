// The one thread on which all sockets live.
#pragma once

#include "endpoints/tcp_types.h"

#include <asio/executor_work_guard.hpp>
#include <asio/post.hpp>

#include <thread>

namespace lifeline {

class TransportThread {
public:
    TransportThread();
    ~TransportThread();
    TransportThread(const TransportThread&) = delete;
    TransportThread& operator=(const TransportThread&) = delete;

    asio::io_context& io() { return m_io; }

    /// Runs `work` on the thread, after what was posted before. Any thread may call it.
    template <class Work> void post(Work&& work) { asio::post(m_io, std::forward<Work>(work)); }

    /// Waits until the thread has ended, which it does after io().stop() was called on it.
    void join();

private:
    asio::io_context m_io;
    asio::executor_work_guard<IoExecutor> m_work;
    std::thread m_thread;
};

} // namespace lifeline
