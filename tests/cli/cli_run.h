// Runs the program inside the test, with files in memory as its standard streams.
#pragma once

#include "cli/run_cli.h"

#include <QByteArray>
#include <QFile>

#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace lifeline {

/// A file without a name.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(memfd_create("test", MFD_CLOEXEC)) {}
    ~MemoryFile() { ::close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    int descriptor() const { return m_descriptor; }
    QByteArray content() const
    {
        QByteArray bytes(static_cast<qsizetype>(lseek(m_descriptor, 0, SEEK_END)), '\0');
        const auto count = pread(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), 0);
        return bytes.left(count);
    }

private:
    int m_descriptor;
};

struct CliRun {
    int code = -1;
    QByteArray out, errors;
};

inline CliRun runInside(const std::vector<std::string>& arguments)
{
    const MemoryFile out, errors;
    const std::vector<std::string_view> views(arguments.begin(), arguments.end());
    CliRun run;
    run.code = static_cast<int>(runCli(views, {out.descriptor(), errors.descriptor()}));
    run.out = out.content();
    run.errors = errors.content();
    return run;
}

/// Reads a whole file.
inline QByteArray fileContent(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace lifeline
