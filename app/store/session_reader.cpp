#include "store/session_reader.h"

#include "store/session_lock.h"
#include "store/session_schema.h"

#include <QVariant>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lifeline {
namespace {

constexpr std::size_t sqliteHeader = 100;
constexpr std::string_view magic("SQLite format 3\0", 16);

std::uint32_t bigEndianAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::string systemWords(int error) { return std::strerror(error); }

/// Opened so that a pipe does not make it wait.
std::string beginningOf(const std::string& path, std::string& beginning)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return systemWords(errno);
    struct stat found {};
    std::string flaw;
    if (fstat(file, &found) != 0)
        flaw = systemWords(errno);
    else if (S_ISDIR(found.st_mode))
        flaw = systemWords(EISDIR);
    else if (!S_ISREG(found.st_mode))
        flaw = "it is no ordinary file";
    std::array<char, sqliteHeader> bytes{};
    if (flaw.empty()) {
        const ssize_t size = read(file, bytes.data(), bytes.size());
        flaw = size < 0 ? systemWords(errno) : std::string();
        beginning.assign(bytes.data(), size < 0 ? 0 : static_cast<std::size_t>(size));
    }
    close(file);
    return flaw;
}

bool hasJournal(const std::string& path)
{
    struct stat found {};
    return stat((path + "-wal").c_str(), &found) == 0 && found.st_size > 0;
}

std::string damaged(const std::string& words) { return "it is damaged: " + words; }

std::uint64_t asNumber(const QVariant& value)
{
    return static_cast<std::uint64_t>(std::max<qint64>(0, value.toLongLong()));
}

} // namespace

bool hasSessionHeader(std::string_view beginning)
{
    return beginning.size() >= sqliteHeader && beginning.starts_with(magic) &&
           bigEndianAt(beginning, 68) == sessionApplicationId;
}

std::string headerFlaw(std::string_view beginning)
{
    if (beginning.empty())
        return "the file is empty";
    if (beginning.substr(0, magic.size()) != magic)
        return beginning.size() < magic.size() ? "it is too short for a session" : "it is no session";
    if (beginning.size() < sqliteHeader)
        return "it is cut off within its header";
    if (bigEndianAt(beginning, 68) != sessionApplicationId)
        return "it is an SQLite file, and none of this program's";
    const auto version = static_cast<std::int32_t>(bigEndianAt(beginning, 60));
    if (version > sessionVersion)
        return "a newer version of the program wrote it (format " + std::to_string(version) +
               "; this one reads up to " + std::to_string(sessionVersion) + ")";
    return version < 1 ? "its format " + std::to_string(version) + " is not known" : std::string();
}

std::string SessionReader::open(const std::string& path)
{
    std::string beginning;
    std::string flaw = beginningOf(path, beginning);
    if (flaw.empty())
        flaw = headerFlaw(beginning);
    if (flaw.empty())
        flaw = openDatabase(path);
    if (flaw.empty())
        flaw = schemaFlaw();
    if (flaw.empty())
        flaw = readVocabulary();
    return flaw.empty() ? readFacts() : flaw;
}

/// Locks are only for a file that somebody writes: to take them leaves traces beside it.
std::string SessionReader::openDatabase(const std::string& path)
{
    m_facts.live = isBeingRecorded(path);
    const auto way = m_facts.live       ? Database::Way::Follow
                     : hasJournal(path) ? Database::Way::Still
                                        : Database::Way::Alone;
    return m_database.open(path, way) ? std::string() : m_database.words();
}

/// Tables that say the same as ours do what ours do: a file may be anyone's.
std::string SessionReader::schemaFlaw()
{
    QSqlQuery tables = m_database.query();
    if (!tables.exec(QStringLiteral("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name IN "
                                    "('session', 'vocabulary', 'dropped', 'blocks')"))) {
        m_database.failed(tables);
        return damaged(m_database.words());
    }
    int found = 0;
    while (tables.next()) {
        if (tables.value(1).toString() != tableStatement(tables.value(0).toString()))
            return "its table \"" + tables.value(0).toString().toStdString() +
                   "\" is not as this program makes it";
        ++found;
    }
    return found == 4 ? std::string() : "tables are missing in it";
}

std::string SessionReader::readVocabulary()
{
    QSqlQuery names = m_database.query();
    std::vector<NameList> lists;
    if (!names.exec(
            QStringLiteral("SELECT kind, value, name FROM vocabulary ORDER BY kind, value LIMIT 4096"))) {
        m_database.failed(names);
        return damaged(m_database.words());
    }
    while (names.next()) {
        const std::string kind = names.value(0).toString().toStdString();
        if (lists.empty() || lists.back().kind != kind)
            lists.push_back({kind, {}});
        if (names.value(1).toLongLong() != static_cast<qint64>(lists.back().names.size()))
            return damaged("its names have no order");
        lists.back().names.push_back(names.value(2).toString().toStdString());
    }
    return vocabularyFlaw(lists);
}

std::string SessionReader::readFacts()
{
    QSqlQuery facts = m_database.query();
    if (!facts.exec(
            QStringLiteral("SELECT started, app, whole, lost, (SELECT total(connections) FROM dropped), "
                           "(SELECT total(events) FROM dropped) FROM session")) ||
        !facts.next())
        return damaged("it does not tell when it began");
    m_facts.started = facts.value(0).toString().left(64).toStdString();
    m_facts.app = facts.value(1).toString().left(64).toStdString();
    m_facts.whole = facts.value(2).toBool();
    m_facts.lost = asNumber(facts.value(3));
    m_facts.droppedConnections = asNumber(facts.value(4));
    m_facts.droppedEvents = asNumber(facts.value(5));
    QSqlQuery last = m_database.query();
    if (!last.exec(QStringLiteral("SELECT max(first) FROM blocks")) || !last.next())
        m_facts.lastBlock = INT64_MAX; // it cannot be told
    else if (!last.isNull(0))
        m_facts.lastBlock = asNumber(last.value(0));
    return {};
}

bool SessionReader::seek(std::uint64_t fromKey)
{
    m_blocks = m_database.query();
    m_blocks->prepare(
        QStringLiteral("SELECT first, count, first_seq, began, ended, entries_crc, details_crc, seqs, "
                       "entries, length(details) FROM blocks WHERE first >= ? ORDER BY first"));
    m_blocks->addBindValue(static_cast<qlonglong>(fromKey));
    return m_database.run(*m_blocks);
}

std::optional<ReadBlock> SessionReader::next(std::uint64_t fromKey)
{
    m_failed = !m_blocks && !seek(fromKey);
    if (m_failed || !m_blocks->next()) {
        m_failed = m_failed || m_blocks->lastError().isValid();
        if (m_failed)
            m_database.failed(*m_blocks);
        m_blocks.reset();
        return std::nullopt;
    }
    ReadBlock read;
    read.seqs = m_blocks->value(7).toByteArray();
    read.entries = m_blocks->value(8).toByteArray();
    read.block.first = asNumber(m_blocks->value(0));
    read.block.count =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(asNumber(m_blocks->value(1)), UINT32_MAX));
    read.block.firstSeq = asNumber(m_blocks->value(2));
    read.block.began = m_blocks->value(3).toLongLong();
    read.block.ended = m_blocks->value(4).toLongLong();
    read.entriesCrc = static_cast<std::uint32_t>(asNumber(m_blocks->value(5)));
    read.detailsCrc = static_cast<std::uint32_t>(asNumber(m_blocks->value(6)));
    read.detailBytes = asNumber(m_blocks->value(9));
    read.block.seqs = {read.seqs.constData(), static_cast<std::size_t>(read.seqs.size())};
    read.block.entries = {read.entries.constData(), static_cast<std::size_t>(read.entries.size())};
    return read;
}

std::optional<QByteArray> SessionReader::details(std::uint64_t key)
{
    if (!m_details) {
        m_details = m_database.query();
        m_details->prepare(QStringLiteral("SELECT details FROM blocks WHERE first = ?"));
    }
    m_details->bindValue(0, static_cast<qlonglong>(key));
    std::optional<QByteArray> found;
    if (m_database.run(*m_details) && m_details->next())
        found = m_details->value(0).toByteArray();
    m_details->finish();
    return found;
}

} // namespace lifeline
