// Blocks made ready ahead of the log that fills them. The system clears a page when it is first touched, and
// that takes longer than writing events there: a thread of the stock's own touches them first.
#pragma once

#include "session/page_block.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace lifeline {

class PageStock {
public:
    /// Makes a block of at least so many bytes; an empty one: there is no room.
    using Make = std::function<PageBlock(std::size_t)>;

    /// Blocks of ordinary memory.
    PageStock() : PageStock([](std::size_t size) { return PageBlock(size); }) {}
    /// Blocks as `make` makes them: by one thread at a time, be it the stock's.
    explicit PageStock(Make make) : m_make(std::move(make)) {}
    ~PageStock();
    PageStock(const PageStock&) = delete;
    PageStock& operator=(const PageStock&) = delete;

    /// A zeroed block of one unit: one made ready where there is one, else a new one. Never waits for the
    /// thread. Empty where none can be made. One caller at a time.
    PageBlock take();
    /// The same of another size, made when it is asked for.
    PageBlock takeLarge(std::size_t size) { return made(size); }

    /// Until so many were taken there is no thread and nothing in stock: small logs stay small.
    static constexpr std::size_t withoutStock = 4;
    static constexpr std::size_t mostReady = 2;

private:
    void start();
    void work();
    bool waitUntilWanted();
    PageBlock made(std::size_t size);

    const Make m_make;
    std::mutex m_making;
    std::size_t m_taken = 0;
    std::thread m_thread;
    std::mutex m_mutex; // guards what follows
    std::condition_variable m_wanted;
    std::vector<PageBlock> m_ready;
    bool m_over = false;
};

} // namespace lifeline
