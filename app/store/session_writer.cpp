#include "store/session_writer.h"

#include "store/crc32c.h"
#include "store/session_schema.h"
#include "store/vocabulary.h"

#include <QVariant>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace lifeline {
namespace {

constexpr int pageSize = 8192;
constexpr int journalPages = 2048; // 16 MiB: then it is worked into the file
constexpr std::uint16_t mostCalled = 0xFFFF;

QByteArray inPlace(std::string_view bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

/// So that a file's name survives a loss of power as well.
void syncFolderOf(const std::string& path)
{
    const auto folder = std::filesystem::path(path).parent_path();
    const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    fsync(opened);
    close(opened);
}

std::uint64_t sizeOf(const std::string& path)
{
    struct stat found {};
    return stat(path.c_str(), &found) == 0 ? static_cast<std::uint64_t>(found.st_size) : 0;
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

/// A session holds what is nobody else's business.
bool SessionWriter::makeFile()
{
    const int file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return refused(errno);
    ::close(file);
    syncFolderOf(m_path);
    return true;
}

bool SessionWriter::create(const std::string& path, const std::string& startedUtc, std::uint64_t maxBytes)
{
    m_path = path;
    m_maxBytes = maxBytes;
    if (!makeFile())
        return false;
    return m_database.open(path, Database::Way::Write) && makeTables(startedUtc) && prepare();
}

bool SessionWriter::resume(const std::string& path, std::uint64_t maxBytes)
{
    m_path = path;
    m_maxBytes = maxBytes;
    return m_database.open(path, Database::Way::Write) && prepare() && readCalled();
}

/// Before there is a journal, so that the file itself tells what it is from the beginning.
bool SessionWriter::makeTables(const std::string& startedUtc)
{
    if (!m_database.run(QStringLiteral("PRAGMA page_size=%1").arg(pageSize)) || !begin() ||
        !m_database.run(QStringLiteral("PRAGMA application_id=%1").arg(sessionApplicationId)) ||
        !upgradeTables(m_database, 0) || !writeVocabulary())
        return false;
    QSqlQuery insert = m_database.query();
    insert.prepare(QStringLiteral("INSERT INTO session VALUES(?, ?, 0, 0)"));
    insert.addBindValue(text(startedUtc));
    insert.addBindValue(QStringLiteral(LIFELINE_VERSION));
    return m_database.run(insert) && m_database.run(QStringLiteral("COMMIT"));
}

bool SessionWriter::writeVocabulary()
{
    QSqlQuery insert = m_database.query();
    insert.prepare(QStringLiteral("INSERT INTO vocabulary VALUES(?, ?, ?)"));
    for (const NameList& list : vocabulary()) {
        for (std::size_t value = 0; value < list.names.size(); ++value) {
            insert.bindValue(0, text(list.kind));
            insert.bindValue(1, static_cast<qlonglong>(value));
            insert.bindValue(2, text(list.names[value]));
            if (!m_database.run(insert))
                return false;
        }
    }
    return true;
}

bool SessionWriter::prepare()
{
    m_inode = inodeOf(m_path);
    if (!m_lock.take(m_path))
        return refused(EBUSY);
    if (!m_database.run(QStringLiteral("PRAGMA journal_mode=WAL")) ||
        !m_database.run(QStringLiteral("PRAGMA synchronous=FULL")) ||
        !m_database.run(QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(journalPages)) ||
        !m_database.run(QStringLiteral("UPDATE session SET whole = 0")))
        return false;
    if (m_maxBytes > 0 &&
        !m_database.run(QStringLiteral("PRAGMA max_page_count=%1").arg(m_maxBytes / pageSize)))
        return false;
    m_insert = m_database.query();
    return m_insert.prepare(
        QStringLiteral("INSERT OR REPLACE INTO blocks VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
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
    m_calledOnDisk = m_called.size();
    return true;
}

/// SQLite may have done it already; then there is nothing to take back, and its error stays.
void SessionWriter::rollback()
{
    const int error = m_database.error();
    const std::string words = m_database.words();
    m_database.run(QStringLiteral("ROLLBACK"));
    m_error = error;
    m_words = words;
    std::erase_if(m_called, [this](const auto& name) { return name.second > m_calledOnDisk; });
}

std::uint16_t SessionWriter::called(std::string_view stack, std::string_view name)
{
    const std::pair<std::string, std::string> key(stack, name);
    if (const auto known = m_called.find(key); known != m_called.end())
        return known->second;
    if (m_called.size() >= mostCalled)
        return 0;
    const auto number = static_cast<std::uint16_t>(m_called.size() + 1);
    QSqlQuery insert = m_database.query();
    insert.prepare(QStringLiteral("INSERT INTO called VALUES(?, ?, ?)"));
    insert.addBindValue(number);
    insert.addBindValue(text(stack));
    insert.addBindValue(text(name));
    if (!m_database.run(insert))
        return 0;
    m_called.emplace(key, number);
    return number;
}

bool SessionWriter::readCalled()
{
    m_called.clear();
    QSqlQuery names = m_database.query();
    if (!names.exec(QStringLiteral("SELECT number, stack, name FROM called"))) {
        m_database.failed(names);
        return false;
    }
    while (names.next()) {
        m_called.emplace(
            std::pair(names.value(1).toString().toStdString(), names.value(2).toString().toStdString()),
            static_cast<std::uint16_t>(names.value(0).toUInt()));
    }
    m_calledOnDisk = m_called.size();
    return true;
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
    m_database.close();
    m_lock.release();
    return done;
}

std::uint64_t SessionWriter::bytes() const { return sizeOf(m_path) + sizeOf(m_path + "-wal"); }

std::uint64_t SessionWriter::usedBytes()
{
    const auto all = m_database.number(QStringLiteral("PRAGMA page_count"));
    const auto unused = m_database.number(QStringLiteral("PRAGMA freelist_count"));
    return static_cast<std::uint64_t>(all.value_or(0) - unused.value_or(0)) * pageSize;
}

bool SessionWriter::limitReached()
{
    return m_maxBytes > 0 && usedBytes() + m_inTransaction + m_inTransaction / 8 + 16 * pageSize > m_maxBytes;
}

bool SessionWriter::present() const { return m_inode != 0 && inodeOf(m_path) == m_inode; }

} // namespace lifeline
