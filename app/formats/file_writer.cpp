#include "formats/file_writer.h"

#include "base/byte_text.h"
#include "base/random_source.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace lifeline {
namespace {

constexpr std::size_t batch = std::size_t{256} << 10;
constexpr int mostLinks = 40; // as the system's own limit
constexpr int mostNames = 100;

/// What a chain of links leads to, also where nothing stands there yet.
std::string behindLinks(const std::string& path)
{
    std::filesystem::path at(path);
    std::error_code none;
    for (int i = 0; i < mostLinks && std::filesystem::is_symlink(at, none); ++i) {
        const auto to = std::filesystem::read_symlink(at, none);
        if (none)
            break;
        at = to.is_absolute() ? to : at.parent_path() / to;
    }
    return at.string();
}

std::string folderOf(const std::string& path)
{
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// A name that cannot be guessed, short enough for every file system.
std::string nameBeside(const std::string& target)
{
    const std::uint64_t random = systemSeed();
    char bytes[sizeof random];
    std::memcpy(bytes, &random, sizeof random);
    return folderOf(target) + "/.lifeline-" + toHex({bytes, sizeof bytes}) + ".part";
}

void waitALittle()
{
    const timespec pause{0, 1'000'000};
    ::nanosleep(&pause, nullptr);
}

} // namespace

FileWriter::FileWriter(std::string path)
{
    if (path == "-")
        m_descriptor = STDOUT_FILENO;
    else
        open(behindLinks(path));
}

FileWriter::~FileWriter()
{
    if (m_descriptor > STDERR_FILENO)
        ::close(m_descriptor);
    if (!m_beside.empty())
        ::unlink(m_beside.c_str());
}

void FileWriter::open(const std::string& path)
{
    m_target = path;
    struct stat found {};
    const bool exists = ::stat(path.c_str(), &found) == 0;
    if (!exists && errno != ENOENT)
        return fail();
    if (!exists || S_ISREG(found.st_mode))
        return openBeside(path, exists ? static_cast<int>(found.st_mode & 07777U) : -1);
    m_descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (m_descriptor < 0)
        fail();
}

void FileWriter::openBeside(const std::string& target, int mode)
{
    for (int i = 0; i < mostNames && m_descriptor < 0; ++i) {
        m_beside = nameBeside(target);
        m_descriptor =
            ::open(m_beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode < 0 ? 0666 : 0600);
        if (m_descriptor < 0 && errno != EEXIST)
            break;
    }
    if (m_descriptor < 0) {
        m_beside.clear();
        return fail();
    }
    if (mode >= 0 && ::fchmod(m_descriptor, static_cast<mode_t>(mode)) != 0)
        fail();
}

std::string& FileWriter::buffer()
{
    if (m_buffer.size() >= batch)
        flush();
    return m_buffer;
}

void FileWriter::flush()
{
    std::string_view rest = m_buffer;
    while (!rest.empty() && ok()) {
        const ssize_t count = ::write(m_descriptor, rest.data(), rest.size());
        if (count >= 0)
            rest.remove_prefix(static_cast<std::size_t>(count));
        else if (errno == EAGAIN) // somebody made the terminal non-blocking
            waitALittle();
        else if (errno != EINTR)
            fail();
    }
    m_buffer.clear();
}

bool FileWriter::commit()
{
    flush();
    if (ok() && !m_beside.empty() && !put())
        fail();
    return ok();
}

/// The old file is there until the rename.
bool FileWriter::put()
{
    if (::fsync(m_descriptor) != 0 || ::close(std::exchange(m_descriptor, -1)) != 0)
        return false;
    if (::rename(m_beside.c_str(), m_target.c_str()) != 0)
        return false;
    m_beside.clear();
    return syncFolder();
}

bool FileWriter::syncFolder() const
{
    const int folder = ::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno == EACCES; // a folder that may be written to and not read
    const bool synced = ::fsync(folder) == 0 || errno == EINVAL;
    ::close(folder);
    return synced;
}

void FileWriter::fail() { m_error = errno == 0 ? EIO : errno; }

std::string FileWriter::error() const { return ok() ? std::string() : std::strerror(m_error); }

} // namespace lifeline
