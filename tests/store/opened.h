// A session recorded and opened again, as text that can be compared.
#pragma once

#include "store/open_session.h"
#include "store/recorder.h"
#include "support/every_event.h"

#include <QFile>

#include <string>
#include <vector>

namespace lifeline {

inline std::vector<std::string> linesOf(const EventLog& log)
{
    std::vector<std::string> lines;
    for (std::uint64_t row = 0; row < log.size(); ++row)
        lines.push_back(asLine(log.event(row)));
    return lines;
}

inline std::string textOf(const std::vector<FileProblem>& problems)
{
    std::string text;
    for (const FileProblem& problem : problems)
        text += problem.what + "\n";
    return text;
}

/// Every event there is, recorded to the end.
inline void recordEveryEvent(const std::string& path)
{
    EventLog log("2026-11-22T18:54:00.000Z");
    Recorder recorder(log, {.path = path});
    for (const auto& named : everyEvent())
        log.accept(named.event);
}

inline QByteArray contentOf(const std::string& path)
{
    QFile file(QFile::decodeName(path.c_str()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const std::string& path, const QByteArray& content)
{
    QFile file(QFile::decodeName(path.c_str()));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("%s cannot be written", path.c_str());
}

} // namespace lifeline
