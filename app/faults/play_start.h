// How one play comes about: the side under test and the scripted side, on a lab.
#pragma once

#include "endpoints/lab.h"
#include "faults/scenario.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

/// Number of a play within its runner.
using PlayNumber = std::uint64_t;

/// What the lab's thread tells the runner's: the connection of a play, or why there is none. Any thread.
class PlayMailbox {
public:
    using News = std::variant<ConnectionId, ListenFault>;
    struct Letter {
        PlayNumber play = 0;
        News news;
    };

    /// Runs `connect` and keeps the id it returns, before any event of that connection can be read; not once
    /// the mailbox is closed.
    template <class Connect> void put(PlayNumber play, Connect connect)
    {
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        m_letters.push_back({play, connect()});
        m_filled.store(true, std::memory_order_release);
    }

    std::vector<Letter> take();
    bool filled() const { return m_filled.load(std::memory_order_acquire); }
    void close();

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
    std::atomic<bool> m_filled = false;
    bool m_closed = false;
};

/// Adds the server the play needs, ours or the scripted one, and connects the other side to it once its port
/// is known. The ticket is that server's.
ServerTicket startBuiltIn(Lab& lab, const std::shared_ptr<const Fault>& fault, PlayNumber play,
                          const std::shared_ptr<PlayMailbox>& mailbox);

/// How the listening side stands to whoever dials it in such a play.
SideServer::Door doorOf(Reach reach);

/// What Lab::send() is to be called with for an act of the side under test.
Outgoing outgoingOf(const SubjectAct& act);

} // namespace lifeline
