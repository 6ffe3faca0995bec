// Says that a session file is being recorded.
#pragma once

#include <string>

namespace lifeline {

/// Held by who records, as long as the process lives: the system lets go of it with the process.
class SessionLock {
public:
    SessionLock() = default;
    ~SessionLock() { release(); }
    SessionLock(const SessionLock&) = delete;
    SessionLock& operator=(const SessionLock&) = delete;

    /// Whether nobody else had it. The file is there already.
    bool take(const std::string& path);
    void release();

private:
    int m_file = -1;
};

/// Whether somebody records this file now, be it this process. Takes no lock, and needs no more than to read
/// the file.
bool isBeingRecorded(const std::string& path);

} // namespace lifeline
