#include "endpoints/transport_thread.h"

#include <pthread.h>
#include <signal.h>

namespace lifeline {
namespace {

/// Signals are for the main thread: a handler must never interrupt the wire.
void blockSignals()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

} // namespace

TransportThread::TransportThread() : m_io(1), m_work(m_io.get_executor())
{
    m_thread = std::thread([this] {
        blockSignals();
        m_io.run();
    });
}

TransportThread::~TransportThread()
{
    m_io.stop();
    join();
}

void TransportThread::join()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace lifeline
