// Keeps a session file below its size: takes out whole connections that are over. Belongs to one thread.
#pragma once

#include "store/connection_ages.h"
#include "store/recorder.h"
#include "store/session_writer.h"

#include <cstdint>

namespace lifeline {

/// Without a size, or where recording is to stop at it, there is nothing to be done and every answer is good.
class RoomKeeper {
public:
    /// `writer` must outlive it.
    RoomKeeper(SessionWriter& writer, std::uint64_t maxBytes, WhenFull whenFull)
        : m_writer(writer), m_maxBytes(maxBytes), m_drops(maxBytes > 0 && whenFull == WhenFull::DropOldest)
    {
    }

    /// Whether so much is used that there should be more room before the next transaction.
    bool isTight() { return m_drops && m_writer.usedBytes() >= m_maxBytes / 10 * 8; }
    /// Takes out the connections that ended first; `at` is the session's time. Where none is over nothing is
    /// done: then the file grows until it is full. False: the file cannot be written.
    bool dropOldest(std::int64_t at);
    /// How many bytes may come with one transaction: no more than room is made for.
    std::uint64_t mostAtOnce() const { return m_drops ? m_maxBytes / 20 : UINT64_MAX; }
    /// These rows are on disk.
    void wrote(const EventLog& log, std::uint64_t from, std::uint64_t to);

    /// A small step that makes the file smaller, where it is above its size, or there is `time` and something
    /// can be given back. False: the file cannot be written.
    bool giveBack(bool time);
    /// All steps there are.
    bool giveAllBack();

    /// In an empty file.
    void restart();

    const ConnectionAges& ages() const { return m_ages; }
    std::uint64_t droppedConnections() const { return m_droppedConnections; }
    std::uint64_t droppedEvents() const { return m_droppedEvents; }

private:
    SessionWriter& m_writer;
    const std::uint64_t m_maxBytes;
    const bool m_drops;
    bool m_mayGiveBack = true; // also of a file that was there before
    ConnectionAges m_ages;
    std::uint64_t m_droppedConnections = 0, m_droppedEvents = 0;
};

} // namespace lifeline
