// Reads a session file. Belongs to one thread.
#pragma once

#include "store/database.h"
#include "store/session_block.h"
#include "store/vocabulary.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

struct SessionFacts {
    std::string started, app;
    bool whole = false; // closed by who recorded it
    bool live = false;  // somebody records it now
    std::uint64_t lost = 0;
    std::uint64_t droppedConnections = 0, droppedEvents = 0;
    std::optional<std::uint64_t> lastBlock; // its key; nullopt: there is none
};

/// As it lies in the file; bytes are its own.
struct ReadBlock {
    SessionBlock block;
    QByteArray seqs, entries;
    std::uint64_t detailBytes = 0;
    std::uint32_t entriesCrc = 0, detailsCrc = 0;
};

class SessionReader {
public:
    /// Empty, or why it cannot be read, in one sentence without the file's name.
    std::string open(const std::string& path);
    const SessionFacts& facts() const { return m_facts; }

    /// The first block from this key on; nullopt: there is none, or failed().
    std::optional<ReadBlock> next(std::uint64_t fromKey);
    /// Goes back to where next() can be asked for any key again.
    void rewind() { m_blocks.reset(); }
    bool failed() const { return m_failed; }
    std::string words() const { return m_database.words(); }

    std::optional<QByteArray> details(std::uint64_t key);

private:
    std::string openDatabase(const std::string& path);
    std::string schemaFlaw();
    std::string readVocabulary();
    std::string readFacts();
    bool seek(std::uint64_t fromKey);

    Database m_database;
    SessionFacts m_facts;
    std::optional<QSqlQuery> m_blocks, m_details;
    bool m_failed = false;
};

/// Whether a session file of any version begins so.
bool hasSessionHeader(std::string_view beginning);
/// Whether the file's header is that of a session file, and of a version that is known: empty, or what it is
/// instead. `beginning` are its first 100 bytes.
std::string headerFlaw(std::string_view beginning);

} // namespace lifeline
