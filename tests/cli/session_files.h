// Logs in files, for tests of the commands that read them.
#pragma once

#include "session/json_lines.h"
#include "support/sample_session.h"

#include <QFile>
#include <QTemporaryDir>

#include <string>

namespace lifeline {

/// A folder that goes with it.
class SessionFiles {
public:
    std::string path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    std::string put(const char* name, const QByteArray& bytes) const
    {
        QFile file(QString::fromStdString(path(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return path(name);
    }

    /// As --log writes it.
    static QByteArray linesOf(const EventLog& log)
    {
        std::string text;
        appendHeaderLine(text, log.startedUtc(), "0.1.0");
        for (std::uint64_t row = 0; row < log.size(); ++row)
            appendEventLine(text, log.event(row));
        return QByteArray::fromStdString(text);
    }

    /// The sample session.
    static QByteArray sampleLines()
    {
        EventLog log("2026-11-22T18:54:00.000Z");
        fillSampleSession(log);
        return linesOf(log);
    }

    const QTemporaryDir& folder() const { return m_folder; }

private:
    QTemporaryDir m_folder;
};

struct HostileFile {
    const char* name;
    QByteArray bytes;
};

/// Files of every format that lie.
inline QList<HostileFile> hostileFiles()
{
    const QByteArray header = "{\"lifeline\":1,\"started\":\"2026-11-22T18:54:00.000Z\",\"clock\":"
                              "\"monotonic-ns\",\"app\":\"0.1.0\"}\n";
    QByteArray sqlite("SQLite format 3\0", 16);
    sqlite += QByteArray(84, '\xFF');
    const QByteArray pcapng = QByteArray::fromHex("0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000");
    return {
        {"empty", {}},
        {"zeros", QByteArray(4096, '\0')},
        {"no text", QByteArray("\xFF\xFE\x00\x01", 4)},
        {"JSON 100,000 deep", "{\"lifeline\":" + QByteArray(100'000, '[')},
        {"HAR 100,000 deep", "{\"log\":{\"entries\":" + QByteArray(100'000, '[')},
        {"a line cut short", header + "{\"seq\":1,"},
        {"a header of another version", "{\"lifeline\":99}\n"},
        {"a database of nothing", sqlite},
        {"a pcapng block of length 0", pcapng + QByteArray::fromHex("0600000000000000")},
        {"a pcap cut short", QByteArray::fromHex("d4c3b2a10200")},
        {"gzip", QByteArray::fromHex("1f8b0800000000000003")},
    };
}

} // namespace lifeline
