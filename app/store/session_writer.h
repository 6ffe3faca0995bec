// Writes blocks into a session file. Belongs to one thread.
#pragma once

#include "store/database.h"
#include "store/session_block.h"
#include "store/session_lock.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace lifeline {

class SessionWriter {
public:
    /// A file that is there already is left alone. `maxBytes` of the file, 0: no limit.
    bool create(const std::string& path, const std::string& startedUtc, std::uint64_t maxBytes);
    /// Goes on in a file of this program's version that finish() or suspend() closed.
    bool resume(const std::string& path, std::uint64_t maxBytes);

    bool begin();
    /// Within begin() and commit(); takes the place of a block with the same key.
    bool write(const SessionBlock& block);
    /// On disk, not only written, when it returns. What fails leaves nothing of the transaction behind.
    bool commit();
    void rollback();

    /// The number under which a stack's own name for a callback is kept; 0 where there is no more room.
    /// Within begin() and commit().
    std::uint16_t called(std::string_view stack, std::string_view name);

    /// One file without a journal beside it, which the next one may open.
    bool suspend();
    /// The same; the file tells from now on that it was closed, and how many events the log never took.
    bool finish(std::uint64_t lostEvents);

    /// Of the file and its journal.
    std::uint64_t bytes() const;
    /// Of the file, without what can be used again.
    std::uint64_t usedBytes();
    /// Written since begin().
    std::uint64_t inTransaction() const { return m_inTransaction; }
    /// Whether the transaction that failed had no room below the file's limit.
    bool limitReached();
    /// Whether the file is still the one that lies at its path.
    bool present() const;

    int error() const { return m_error != 0 ? m_error : m_database.error(); }
    std::string words() const { return m_words.empty() ? m_database.words() : m_words; }
    Database& database() { return m_database; }

private:
    bool refused(int error);
    bool makeFile();
    bool makeTables(const std::string& startedUtc);
    bool writeVocabulary();
    bool prepare();
    bool readCalled();
    bool close(const QString& last);

    std::string m_path;
    std::uint64_t m_maxBytes = 0;
    Database m_database;
    QSqlQuery m_insert;
    SessionLock m_lock;
    std::uint64_t m_inode = 0, m_inTransaction = 0;
    std::map<std::pair<std::string, std::string>, std::uint16_t, std::less<>> m_called;
    std::size_t m_calledOnDisk = 0;
    int m_error = 0; // the system's, where SQLite was not asked
    std::string m_words;
};

} // namespace lifeline
