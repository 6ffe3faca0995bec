#include "endpoints/transport_thread.h"

#include "base/blocked_signals.h"

namespace lifeline {

TransportThread::TransportThread() : m_io(1), m_work(m_io.get_executor())
{
    m_thread = std::thread([this] {
        blockSignals(); // a handler must never interrupt the wire
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
