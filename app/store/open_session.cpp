#include "store/open_session.h"

#include "store/block_details.h"
#include "store/session_folder.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <span>

namespace lifeline {
namespace {

constexpr int blocksAtOnce = 64;
/// A file up to this size is read whole, so that all damage is told at once; of a larger one the details are
/// checked as they are looked at.
constexpr std::uint64_t checkedWhole = std::uint64_t{64} << 20;
constexpr std::uint64_t usualStep = BlockBuilder::fullCount;
constexpr int usualSteps = 64; // until they grow
constexpr std::size_t mostProblems = 100;

std::uint64_t sizeOf(const std::string& path)
{
    std::error_code missing;
    const auto size = std::filesystem::file_size(path, missing);
    return missing ? 0 : size;
}

/// "event 7", "events 7 to 9", "the events from 7 on" (last: 0).
std::string eventsWords(EventSeq first, EventSeq last)
{
    if (last == 0)
        return "the events from " + std::to_string(first) + " on";
    if (first == last)
        return "event " + std::to_string(first);
    return "events " + std::to_string(first) + " to " + std::to_string(last);
}

class SessionOpening {
public:
    SessionOpening(const std::string& path, const Progress& progress) : m_path(path), m_progress(progress) {}

    OpenedSession run()
    {
        std::string flaw;
        m_worker->run([&] { flaw = m_reader->open(m_path); });
        m_facts = m_reader->facts();
        m_out.app = m_facts.app;
        if (!flaw.empty()) {
            problem(flaw);
            m_worker->run([this] { m_reader.reset(); });
            return std::move(m_out);
        }
        begin();
        while (!m_atEnd && goOn(m_progress, m_key, m_facts.lastBlock.value_or(0) + 1))
            step();
        m_out.cancelled = !m_atEnd;
        endHole(0);
        tellNotes();
        return std::move(m_out);
    }

private:
    void begin()
    {
        m_fileBytes = sizeOf(m_path) + sizeOf(m_path + "-wal");
        m_lookAtAll = m_fileBytes <= checkedWhole;
        SessionReader* const reader = m_reader.get();
        auto details =
            std::make_unique<BlockDetails>(std::move(m_worker), std::move(m_reader), sessionFolder());
        m_details = details.get();
        m_source = reader;
        m_out.log = std::make_unique<EventLog>(m_facts.started, std::move(details));
    }

    void step()
    {
        m_batch.clear();
        m_details->onReader([this] { readBatch(); });
        for (const ReadBlock& read : m_batch)
            take(read);
        if (m_batch.empty() || m_stoppedAt)
            goBehindDamage();
    }

    void readBatch()
    {
        m_words.clear();
        m_stoppedAt = false;
        while (m_batch.size() < blocksAtOnce) {
            auto read = m_source->next(m_key);
            if (!read || read->block.first < m_key) {
                m_stoppedAt = true;
                m_words = m_source->failed() ? m_source->words() : std::string();
                if (read)
                    m_words = "its blocks have no order";
                m_source->rewind();
                return;
            }
            m_key = read->block.first + 1;
            m_batch.push_back(std::move(*read));
        }
    }

    /// Behind a page that cannot be read there may be others that can.
    void goBehindDamage()
    {
        if (m_words.empty()) {
            m_atEnd = true;
            return;
        }
        hole(m_words);
        m_key += m_tries < usualSteps ? usualStep : usualStep << std::min(m_tries - usualSteps, 40);
        ++m_tries;
        m_atEnd = m_key > m_facts.lastBlock.value_or(0);
    }

    void take(const ReadBlock& read)
    {
        m_tries = 0;
        m_bytes += read.block.entries.size() + read.block.seqs.size() + read.detailBytes;
        std::string flaw =
            m_bytes > m_fileBytes ? "more than the file holds" : blockFlaw(read.block, read.detailBytes);
        if (read.block.entriesCrc() != read.entriesCrc)
            flaw = "its checksum is wrong";
        const std::uint32_t place = m_details->add(read.block.first, read.detailBytes, read.detailsCrc);
        if (flaw.empty() && m_lookAtAll && !m_details->load(place))
            flaw = "the checksum of its details is wrong";
        if (!flaw.empty())
            return hole("block " + std::to_string(read.block.first) + ": " + flaw);
        endHole(read.block.firstSeq);
        append(read.block, place);
    }

    void append(const SessionBlock& block, std::uint32_t place)
    {
        m_rows.resize(block.count);
        std::memcpy(m_rows.data(), block.entries.data(), block.entries.size());
        for (EventEntry& row : m_rows) {
            row.foreign = row.foreign != 0 ? 1 : 0;
            row.detail.chunk = row.detail.isInline() ? row.detail.chunk : place;
        }
        for (std::uint32_t from = 0, to = 0; from < block.count; from = to) {
            to = block.endOfRun(from);
            m_out.log->append(std::span(m_rows).subspan(from, to - from), block.seqAt(from));
        }
        m_lastSeq = block.seqAt(block.count - 1);
    }

    void hole(const std::string& reason)
    {
        if (m_hole.empty())
            m_hole = reason;
    }

    void endHole(EventSeq next)
    {
        if (m_hole.empty())
            return;
        const bool known = next > m_lastSeq + 1;
        if (next == 0 || known)
            problem(eventsWords(m_lastSeq + 1, known ? next - 1 : 0) + " cannot be read: " + m_hole);
        else
            problem("a part of it cannot be read: " + m_hole);
        m_hole.clear();
    }

    void problem(const std::string& what)
    {
        if (m_out.problems.size() < mostProblems)
            m_out.problems.push_back({m_path, 1, 1, what, {}});
    }

    void tellNotes()
    {
        if (m_facts.live)
            note("it is being recorded: what was on disk by now is here");
        else if (!m_facts.whole)
            note("its recorder did not close it: what was on disk by then is here");
        if (m_facts.lost > 0)
            note(std::to_string(m_facts.lost) +
                 " events were beyond the limits of the log and never recorded");
        if (m_facts.droppedConnections > 0)
            note(std::to_string(m_facts.droppedConnections) + " connections with " +
                 std::to_string(m_facts.droppedEvents) +
                 " events were dropped, the oldest first, to keep it small");
    }

    void note(const std::string& what) { m_out.notes.push_back({m_path, 1, 1, what, {}}); }

    const std::string& m_path;
    const Progress& m_progress;
    OpenedSession m_out;
    std::unique_ptr<WorkerThread> m_worker = std::make_unique<WorkerThread>();
    std::unique_ptr<SessionReader> m_reader = std::make_unique<SessionReader>();
    SessionReader* m_source = nullptr; // the same, of the details now
    BlockDetails* m_details = nullptr; // of the log
    SessionFacts m_facts;
    std::vector<ReadBlock> m_batch;
    std::vector<EventEntry> m_rows;
    std::string m_words, m_hole; // why reading stopped; why what comes before the next block is missing
    std::uint64_t m_key = 0, m_fileBytes = 0, m_bytes = 0;
    EventSeq m_lastSeq = 0;
    int m_tries = 0;
    bool m_stoppedAt = false, m_lookAtAll = false, m_atEnd = false;
};

} // namespace

bool isSessionFile(std::string_view beginning) { return hasSessionHeader(beginning); }

OpenedSession openSession(const std::string& path, const Progress& progress)
{
    return SessionOpening(path, progress).run();
}

} // namespace lifeline
