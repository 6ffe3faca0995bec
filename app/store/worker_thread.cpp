#include "store/worker_thread.h"

#include "base/blocked_signals.h"

namespace lifeline {

WorkerThread::WorkerThread()
    : m_thread([this] {
          blockSignals();
          work();
      })
{
}

WorkerThread::~WorkerThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void WorkerThread::run(const std::function<void()>& job)
{
    const std::lock_guard turn(m_turn);
    std::unique_lock lock(m_mutex);
    m_job = &job;
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_job == nullptr; });
}

void WorkerThread::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_over || m_job != nullptr; });
        if (m_job == nullptr)
            return;
        lock.unlock();
        (*m_job)();
        lock.lock();
        m_job = nullptr;
        m_changed.notify_all();
    }
}

} // namespace lifeline
