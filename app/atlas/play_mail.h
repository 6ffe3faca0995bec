// What the lab's thread tells a measurement's thread about its plays.
#pragma once

#include "endpoints/lab.h"

#include <atomic>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lifeline {

/// Number of a play within its measurement, from 1.
using MeasuredPlay = std::uint64_t;

/// Any thread.
class PlayMail {
public:
    struct Connected {
        ConnectionId id;
    };
    /// A client program may dial now.
    struct DoorOpen {
        std::uint16_t port = 0;
    };
    struct Failed {
        std::string why;
    };
    using News = std::variant<Connected, DoorOpen, Failed>;
    struct Letter {
        MeasuredPlay play = 0;
        News news;
    };

    /// Runs `make` and keeps what it returns before any event of that connection can be read.
    template <class Make> void put(MeasuredPlay play, Make make)
    {
        const std::lock_guard lock(m_mutex);
        m_letters.push_back({play, News(make())});
        m_filled.store(true, std::memory_order_release);
    }

    bool filled() const { return m_filled.load(std::memory_order_acquire); }
    std::vector<Letter> take()
    {
        const std::lock_guard lock(m_mutex);
        m_filled.store(false, std::memory_order_release);
        return std::exchange(m_letters, {});
    }

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
    std::atomic<bool> m_filled = false;
};

} // namespace lifeline
