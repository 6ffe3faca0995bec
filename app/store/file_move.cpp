#include "store/file_move.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace lifeline {
namespace {

std::string words(int error) { return std::strerror(error); }

int synced(const std::string& path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    const int error = fsync(file) == 0 ? 0 : errno;
    close(file);
    return error;
}

std::string copyBeside(const std::string& from, const std::string& beside)
{
    std::error_code error;
    std::filesystem::copy_file(from, beside, std::filesystem::copy_options::overwrite_existing, error);
    if (error)
        return words(error.value());
    const int unsynced = synced(beside);
    return unsynced == 0 ? std::string() : words(unsynced);
}

} // namespace

std::string moveFile(const std::string& from, const std::string& to)
{
    if (std::rename(from.c_str(), to.c_str()) == 0)
        return {};
    if (errno != EXDEV)
        return words(errno);
    const std::string beside = to + ".part";
    std::string problem = copyBeside(from, beside);
    if (problem.empty() && std::rename(beside.c_str(), to.c_str()) != 0)
        problem = words(errno);
    std::remove(problem.empty() ? from.c_str() : beside.c_str());
    return problem;
}

std::string moveSession(const std::string& from, const std::string& to)
{
    const std::string journal = "-wal";
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(from + journal, missing);
    if (missing || bytes == 0) {
        const std::string problem = moveFile(from, to);
        if (problem.empty())
            std::remove((to + journal).c_str());
        return problem;
    }
    std::string problem = moveFile(from + journal, to + journal);
    if (!problem.empty())
        return problem;
    problem = moveFile(from, to);
    if (!problem.empty())
        moveFile(to + journal, from + journal);
    return problem;
}

} // namespace lifeline
