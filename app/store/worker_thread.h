// A thread that does what others ask of it, one thing after the other: a connection to a database belongs to
// one thread, and details are looked at by many.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lifeline {

class WorkerThread {
public:
    WorkerThread();
    /// What was asked for is done first.
    ~WorkerThread();
    WorkerThread(const WorkerThread&) = delete;
    WorkerThread& operator=(const WorkerThread&) = delete;

    /// Returns when it is done; any thread but the worker. `job` does not throw.
    void run(const std::function<void()>& job);

private:
    void work();

    std::mutex m_turn;  // one caller at a time
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    const std::function<void()>* m_job = nullptr;
    bool m_over = false;
    std::thread m_thread;
};

} // namespace lifeline
