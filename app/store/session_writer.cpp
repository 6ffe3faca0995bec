#include "store/session_writer.h"

#include "store/crc32c.h"
#include "store/session_making.h"

#include <QVariant>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>
#include <sys/statvfs.h>

namespace lifeline {
namespace {

constexpr int journalPages = 2048; // 16 MiB: then it is worked into the file
constexpr int sqliteFull = 13;
constexpr int journalIndexFull = 4874; // SQLITE_IOERR_SHMSIZE: no room for the file beside the journal
constexpr const char* journal = "-wal";
constexpr std::uint64_t spare = 16 * sessionPageSize;

QByteArray inPlace(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

std::uint64_t sizeOf(const std::string& path)
{
    struct stat found {};
    return stat(path.c_str(), &found) == 0 ? static_cast<std::uint64_t>(found.st_size) : 0;
}

/// Of the disk on which it lies; where that cannot be told there is enough.
std::uint64_t freeBytes(const std::string& path)
{
    struct statvfs disk {};
    return statvfs(path.c_str(), &disk) == 0 ? std::uint64_t{disk.f_bavail} * disk.f_frsize : UINT64_MAX;
}

std::uint64_t inodeOf(const std::string& path)
{
    struct stat found {};
    return stat(path.c_str(), &found) == 0 ? found.st_ino : 0;
}

} // namespace

bool SessionWriter::refused(int error)
{
    m_error = error;
    m_words = std::strerror(error);
    return false;
}

/// What cannot be made leaves nothing behind.
bool SessionWriter::create(const std::string& path, const std::string& startedUtc, std::uint64_t maxBytes)
{
    m_inode = 0;
    if (const int error = makeSessionFile(path); error != 0)
        return refused(error);
    if (open(path, maxBytes) && makeSessionTables(m_database, startedUtc) && prepare())
        return true;
    abandon();
    for (const char* part : {"", "-wal", "-shm"})
        std::remove((path + part).c_str());
    return false;
}

bool SessionWriter::resume(const std::string& path, std::uint64_t maxBytes)
{
    return open(path, maxBytes) && prepare();
}

bool SessionWriter::open(const std::string& path, std::uint64_t maxBytes)
{
    m_error = 0;
    m_path = path;
    m_maxBytes = maxBytes;
    m_inode = 0;
    return inodeOf(path) != 0 ? m_database.open(path, Database::Way::Write) : refused(ENOENT);
}

bool SessionWriter::prepare()
{
    if (!m_lock.take(m_path))
        return refused(EBUSY);
    if (!m_database.run(QStringLiteral("PRAGMA journal_mode=WAL")) ||
        !m_database.run(QStringLiteral("PRAGMA synchronous=FULL")) ||
        !m_database.run(QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(journalPages)) ||
        !m_database.run(QStringLiteral("UPDATE session SET whole = 0")))
        return false;
    if (m_maxBytes > 0 &&
        !m_database.run(QStringLiteral("PRAGMA max_page_count=%1").arg(m_maxBytes / sessionPageSize)))
        return false;
    m_insert = m_database.query();
    if (!m_insert.prepare(
            QStringLiteral("INSERT OR REPLACE INTO blocks VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) ||
        !m_called.read())
        return false;
    m_inode = inodeOf(m_path);
    return true;
}

bool SessionWriter::begin()
{
    m_inTransaction = 0;
    return m_database.run(QStringLiteral("BEGIN IMMEDIATE"));
}

bool SessionWriter::write(const SessionBlock& block)
{
    m_insert.bindValue(0, static_cast<qlonglong>(block.first));
    m_insert.bindValue(1, block.count);
    m_insert.bindValue(2, static_cast<qlonglong>(block.firstSeq));
    m_insert.bindValue(3, static_cast<qlonglong>(block.began));
    m_insert.bindValue(4, static_cast<qlonglong>(block.ended));
    m_insert.bindValue(5, block.entriesCrc());
    m_insert.bindValue(6, crc32c(block.details));
    m_insert.bindValue(7, block.seqs.empty() ? QVariant() : QVariant(inPlace(block.seqs)));
    m_insert.bindValue(8, inPlace(block.entries));
    m_insert.bindValue(9, inPlace(block.details));
    m_inTransaction += block.seqs.size() + block.entries.size() + block.details.size();
    return m_database.run(m_insert);
}

bool SessionWriter::commit()
{
    if (!m_database.run(QStringLiteral("COMMIT"))) {
        rollback();
        return false;
    }
    m_called.committed();
    spareTheDisk();
    return true;
}

/// What is in the journal needs room in the file as well, until it is worked into it. While the disk has that
/// room it is done, so that in the end the disk is full of the session and not of its journal.
void SessionWriter::spareTheDisk()
{
    if (2 * sizeOf(m_path + journal) >= freeBytes(m_path))
        m_database.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

std::uint64_t SessionWriter::mostAtOnce() const
{
    return std::max<std::uint64_t>(freeBytes(m_path) / 3, 8 * sessionPageSize);
}

void SessionWriter::rollback()
{
    m_database.undo();
    m_called.takenBack();
}

std::optional<std::uint16_t> SessionWriter::called(std::string_view stack, std::string_view name)
{
    return m_called.numberOf(stack, name);
}

bool SessionWriter::suspend() { return close(QStringLiteral("SELECT 1")); }

bool SessionWriter::finish(std::uint64_t lostEvents)
{
    return close(QStringLiteral("UPDATE session SET whole = 1, lost = %1").arg(lostEvents));
}

bool SessionWriter::close(const QString& last)
{
    bool done = m_database.run(last);
    done = m_database.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")) && done;
    m_insert = QSqlQuery();
    done = m_database.run(QStringLiteral("PRAGMA journal_mode=DELETE")) && done;
    abandon();
    return done;
}

/// SQLite leaves a journal alone whose file has moved away.
void SessionWriter::abandon()
{
    m_insert = QSqlQuery();
    m_database.close();
    m_lock.release();
}

std::uint64_t SessionWriter::bytes() const { return sizeOf(m_path) + sizeOf(m_path + journal); }

std::uint64_t SessionWriter::fileBytes()
{
    const auto pages = m_database.number(QStringLiteral("PRAGMA page_count"));
    return static_cast<std::uint64_t>(pages.value_or(0)) * sessionPageSize;
}

std::uint64_t SessionWriter::usedBytes()
{
    const auto unused = m_database.number(QStringLiteral("PRAGMA freelist_count"));
    return fileBytes() - static_cast<std::uint64_t>(unused.value_or(0)) * sessionPageSize;
}

/// Qt takes only the first step of this statement, and that is one page.
bool SessionWriter::giveBack(int pages)
{
    if (!begin())
        return false;
    for (int page = 0; page < pages; ++page) {
        if (!m_database.run(QStringLiteral("PRAGMA incremental_vacuum(1)"))) {
            rollback();
            return false;
        }
    }
    return commit();
}

bool SessionWriter::outOfRoom() const
{
    if (m_error != 0)
        return m_error == ENOSPC;
    return (m_database.error() & 0xFF) == sqliteFull || m_database.error() == journalIndexFull;
}

bool SessionWriter::limitReached()
{
    return m_maxBytes > 0 && usedBytes() + m_inTransaction + m_inTransaction / 8 + spare > m_maxBytes;
}

bool SessionWriter::present() const { return m_inode != 0 && inodeOf(m_path) == m_inode; }

} // namespace lifeline
