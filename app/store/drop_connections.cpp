#include "store/drop_connections.h"

#include <QVariant>

#include <algorithm>
#include <cstring>
#include <vector>

namespace lifeline {
namespace {

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

class Dropping {
public:
    Dropping(SessionWriter& writer, const ConnectionAges::Batch& batch) : m_writer(writer), m_batch(batch) {}

    bool run()
    {
        std::vector<qlonglong> keys;
        if (!readKeys(keys))
            return false;
        return std::ranges::all_of(keys, [this](qlonglong key) { return rewrite(key); });
    }

    std::uint64_t dropped() const { return m_dropped; }

    bool enter(std::int64_t at)
    {
        QSqlQuery insert = m_writer.database().query();
        insert.prepare(QStringLiteral("INSERT INTO dropped VALUES(?, ?, ?, ?, ?)"));
        insert.addBindValue(static_cast<qlonglong>(at));
        insert.addBindValue(static_cast<qlonglong>(m_batch.connections.size()));
        insert.addBindValue(static_cast<qlonglong>(m_dropped));
        insert.addBindValue(static_cast<qlonglong>(m_firstSeq));
        insert.addBindValue(static_cast<qlonglong>(m_lastSeq));
        return m_writer.database().run(insert);
    }

private:
    bool readKeys(std::vector<qlonglong>& keys)
    {
        QSqlQuery query = m_writer.database().query();
        query.prepare(QStringLiteral("SELECT first FROM blocks WHERE first <= ? AND first >= coalesce("
                                     "(SELECT max(first) FROM blocks WHERE first <= ?), 0) ORDER BY first"));
        query.addBindValue(static_cast<qlonglong>(m_batch.lastRow));
        query.addBindValue(static_cast<qlonglong>(m_batch.firstRow));
        if (!m_writer.database().run(query))
            return false;
        while (query.next())
            keys.push_back(query.value(0).toLongLong());
        return true;
    }

    bool rewrite(qlonglong key)
    {
        QSqlQuery query = m_writer.database().query();
        query.prepare(
            QStringLiteral("SELECT count, first_seq, seqs, entries, details FROM blocks WHERE first = ?"));
        query.addBindValue(key);
        if (!m_writer.database().run(query) || !query.next())
            return false;
        const QByteArray seqs = query.value(2).toByteArray(), entries = query.value(3).toByteArray(),
                         details = query.value(4).toByteArray();
        SessionBlock block;
        block.first = static_cast<std::uint64_t>(key);
        block.count = static_cast<std::uint32_t>(entries.size()) / sizeof(EventEntry);
        block.firstSeq = static_cast<EventSeq>(query.value(1).toLongLong());
        block.seqs = viewOf(seqs);
        block.entries = viewOf(entries);
        block.details = viewOf(details);
        query.finish();
        return replace(block);
    }

    bool replace(const SessionBlock& block)
    {
        m_builder.begin(block.first);
        for (std::uint32_t i = 0; i < block.count; ++i) {
            EventEntry entry;
            std::memcpy(&entry, block.entries.data() + i * sizeof entry, sizeof entry);
            if (m_batch.connections.contains(entry.connection))
                count(block.seqAt(i));
            else
                m_builder.add(entry, block.seqAt(i), detailAt(block.details, entry.detail.offset),
                              entry.foreign);
        }
        if (m_builder.count() == block.count)
            return true;
        return m_builder.count() > 0
                   ? m_writer.write(m_builder.block())
                   : m_writer.database().run(
                         QStringLiteral("DELETE FROM blocks WHERE first = %1").arg(block.first));
    }

    void count(EventSeq seq)
    {
        m_firstSeq = m_dropped == 0 ? seq : m_firstSeq;
        m_lastSeq = seq;
        ++m_dropped;
    }

    SessionWriter& m_writer;
    const ConnectionAges::Batch& m_batch;
    BlockBuilder m_builder;
    std::uint64_t m_dropped = 0;
    EventSeq m_firstSeq = 0, m_lastSeq = 0;
};

} // namespace

std::optional<std::uint64_t> dropConnections(SessionWriter& writer, const ConnectionAges::Batch& batch,
                                             std::int64_t at)
{
    Dropping dropping(writer, batch);
    if (!dropping.run() || !dropping.enter(at))
        return std::nullopt;
    return dropping.dropped();
}

} // namespace lifeline
