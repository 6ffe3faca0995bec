// Writes blocks into a session file. Belongs to one thread.
#pragma once

#include "store/block_sink.h"
#include "store/called_names.h"
#include "store/database.h"
#include "store/session_lock.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

class SessionWriter final : public BlockSink {
public:
    /// A file that is there already is left alone. `maxBytes` of the file, 0: no limit.
    bool create(const std::string& path, const std::string& startedUtc, std::uint64_t maxBytes);
    /// Goes on in a file of this program's version that finish() or suspend() closed.
    bool resume(const std::string& path, std::uint64_t maxBytes);

    bool begin() override;
    bool write(const SessionBlock& block) override;
    bool commit() override;
    void rollback() override;
    std::optional<std::uint16_t> called(std::string_view stack, std::string_view name) override;

    /// One file without a journal beside it, which the next one may open.
    bool suspend();
    /// The same; the file tells from now on that it was closed, and how many events the log never took.
    bool finish(std::uint64_t lostEvents);
    /// Lets go of a file that is no longer present(), and touches nothing that lies there now.
    void abandon();

    /// How many bytes may come with one transaction, so that the disk still has room to work the journal into
    /// the file.
    std::uint64_t mostAtOnce() const;

    /// Of the file and its journal.
    std::uint64_t bytes() const;
    /// Of the file, without what can be used again.
    std::uint64_t usedBytes();
    /// Of the file, as it is once the journal is worked into it.
    std::uint64_t fileBytes();
    /// Makes the file smaller by up to so many pages that can be used again, in a transaction of its own;
    /// false: it cannot be written.
    bool giveBack(int pages);

    bool outOfRoom() const override;
    /// Whether the transaction that had no room had none below the file's limit.
    bool limitReached();
    /// Whether the file is still the one that lies at its path.
    bool present() const;

    /// The system's, or SQLite's.
    int error() const { return m_error != 0 ? m_error : m_database.error(); }
    const std::string& words() const { return m_error != 0 ? m_words : m_database.words(); }
    Database& database() { return m_database; }

private:
    bool open(const std::string& path, std::uint64_t maxBytes);
    bool refused(int error);
    bool prepare();
    void spareTheDisk();
    bool close(const QString& last);

    std::string m_path;
    std::uint64_t m_maxBytes = 0;
    Database m_database;
    CalledNames m_called{m_database};
    QSqlQuery m_insert;
    SessionLock m_lock;
    std::uint64_t m_inode = 0, m_inTransaction = 0;
    int m_error = 0; // the system's, where SQLite was not asked
    std::string m_words;
};

} // namespace lifeline
