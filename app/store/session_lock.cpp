#include "store/session_lock.h"

#include <fcntl.h>
#include <unistd.h>

namespace lifeline {
namespace {

/// A lock of the open file, not of the process: nobody loses it because somewhere the same file is closed. It
/// lies far behind SQLite's own, which begin at the first GiB.
struct flock lockOf(short type)
{
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = off_t{1} << 62;
    lock.l_len = 1;
    return lock;
}

} // namespace

bool SessionLock::take(const std::string& path)
{
    release();
    m_file = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    struct flock lock = lockOf(F_WRLCK);
    return m_file >= 0 && fcntl(m_file, F_OFD_SETLK, &lock) == 0;
}

void SessionLock::release()
{
    if (m_file >= 0)
        close(m_file);
    m_file = -1;
}

bool isBeingRecorded(const std::string& path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    struct flock lock = lockOf(F_RDLCK);
    const bool held = fcntl(file, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    close(file);
    return held;
}

} // namespace lifeline
