// Those whose sockets had something to read a moment ago are asked again before the thread waits.
#pragma once

#include "endpoints/tcp_types.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace lifeline {

/// Someone who reads from a socket.
class Reader {
public:
    virtual ~Reader() = default;
    /// Reads what is there, within bounds; how many bytes that was.
    virtual std::size_t readSome() = 0;
    /// Is asked no more; waits for its socket from here on.
    virtual void rest() = 0;
};

/// On a busy connection the next bytes are often there already, and asking for them costs less than waiting
/// does: on loopback what one end sends is at the other when the call returns. Used on the transport thread
/// only.
class BusyReaders {
public:
    explicit BusyReaders(asio::io_context& io) : m_io(io) {}

    /// Asks the reader in this turn and in those that follow, until it has had nothing restAfter times
    /// in a row.
    void add(std::shared_ptr<Reader> reader);

    std::size_t size() const { return m_readers.size(); }

    static constexpr int readsPerTurn = 64; // of all readers together, before others have theirs
    static constexpr std::size_t bytesPerTurn = std::size_t{1} << 20; // likewise
    static constexpr int restAfter = 3; // times: the other end has its turn in between

private:
    struct Busy {
        std::shared_ptr<Reader> reader;
        int hadNothing = 0; // times in a row
    };
    void schedule();
    void turn();
    bool round();

    asio::io_context& m_io;
    std::vector<Busy> m_readers, m_round;
    int m_reads = 0;         // in this turn
    std::size_t m_bytes = 0; // in this turn
    bool m_scheduled = false;
};

} // namespace lifeline
