#include "session/page_stock.h"

#include "base/blocked_signals.h"

#include <new>
#include <system_error>
#include <utility>

namespace lifeline {

PageStock::~PageStock()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wanted.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

PageBlock PageStock::take()
{
    if (++m_taken == withoutStock)
        start();
    PageBlock block;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_ready.empty()) {
            block = std::move(m_ready.back());
            m_ready.pop_back();
        }
    }
    m_wanted.notify_one();
    return block ? std::move(block) : made(PageBlock::unit);
}

PageBlock PageStock::made(std::size_t size)
{
    const std::lock_guard lock(m_making);
    return m_make(size);
}

/// Where the system has no more threads every block is made when it is taken.
void PageStock::start()
{
    try {
        m_thread = std::thread([this] {
            blockSignals();
            work();
        });
    } catch (const std::system_error&) {
    }
}

/// Ends where memory does: who takes a block then is told.
void PageStock::work()
{
    try {
        while (waitUntilWanted()) {
            PageBlock block = made(PageBlock::unit);
            block.touch();
            const std::lock_guard lock(m_mutex);
            m_ready.push_back(std::move(block));
        }
    } catch (const std::bad_alloc&) {
    }
}

bool PageStock::waitUntilWanted()
{
    std::unique_lock lock(m_mutex);
    m_wanted.wait(lock, [this] { return m_over || m_ready.size() < mostReady; });
    return !m_over;
}

} // namespace lifeline
