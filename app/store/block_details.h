// The details of a session file, read when they are first looked at.
#pragma once

#include "session/detail_source.h"
#include "session/scratch_file.h"
#include "store/session_reader.h"
#include "store/worker_thread.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

namespace lifeline {

/// A reference's chunk is the block's place in the order in which they were added.
class BlockDetails final : public DetailSource {
public:
    /// `reader` lives on `worker`; what was read lies in a scratch file in that folder.
    BlockDetails(std::unique_ptr<WorkerThread> worker, std::unique_ptr<SessionReader> reader,
                 const std::string& scratch);
    ~BlockDetails() override;

    /// On the reader's thread; returns when it is done.
    void onReader(const std::function<void()>& job) { m_worker->run(job); }
    /// A block's details by its key; its place. Before anything is looked at.
    std::uint32_t add(std::uint64_t key, std::uint64_t size, std::uint32_t crc);
    /// Reads a block's details now; false: they are not those that were written.
    bool load(std::uint32_t place);

    std::string_view view(DetailRef ref) const override;
    std::uint64_t bytes() const override { return m_bytes; }

private:
    struct Place {
        std::uint64_t key, size;
        std::uint32_t crc;
        std::atomic<const char*> data{nullptr};
        bool broken = false; // counts once there is data
    };

    std::string_view detailsOf(Place& place) const;
    void read(Place& place) const;
    char* scratch(std::size_t size) const;

    std::unique_ptr<WorkerThread> m_worker;
    std::unique_ptr<SessionReader> m_reader;
    std::uint64_t m_bytes = 0;
    mutable std::deque<Place> m_places;
    mutable std::mutex m_mutex; // guards what follows, and who reads
    mutable ScratchFile m_scratch;
    mutable std::deque<PageBlock> m_chunks;
    mutable std::size_t m_used = 0; // of the last chunk
};

} // namespace lifeline
