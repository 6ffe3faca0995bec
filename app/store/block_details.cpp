#include "store/block_details.h"

#include "store/crc32c.h"
#include "store/session_block.h"

#include <cstring>
#include <optional>

namespace lifeline {

BlockDetails::BlockDetails(std::unique_ptr<WorkerThread> worker, std::unique_ptr<SessionReader> reader,
                           const std::string& scratch)
    : m_worker(std::move(worker)), m_reader(std::move(reader)), m_scratch(scratch)
{
}

BlockDetails::~BlockDetails()
{
    m_worker->run([this] { m_reader.reset(); });
}

std::uint32_t BlockDetails::add(std::uint64_t key, std::uint64_t size, std::uint32_t crc)
{
    Place& place = m_places.emplace_back();
    place.key = key;
    place.size = size;
    place.crc = crc;
    m_bytes += size;
    return static_cast<std::uint32_t>(m_places.size() - 1);
}

bool BlockDetails::load(std::uint32_t place)
{
    detailsOf(m_places[place]);
    return !m_places[place].broken;
}

std::string_view BlockDetails::view(DetailRef ref) const
{
    return detailAt(detailsOf(m_places[ref.chunk]), ref.offset);
}

std::string_view BlockDetails::detailsOf(Place& place) const
{
    const char* data = place.data.load(std::memory_order_acquire);
    if (data == nullptr) {
        const std::lock_guard lock(m_mutex);
        if (place.data.load(std::memory_order_relaxed) == nullptr)
            read(place);
        data = place.data.load(std::memory_order_relaxed);
    }
    return place.broken ? std::string_view() : std::string_view(data, place.size);
}

/// A block that was open when it was added may have grown since, at its end.
void BlockDetails::read(Place& place) const
{
    std::optional<QByteArray> found;
    m_worker->run([&] { found = m_reader->details(place.key); });
    const std::string_view bytes =
        found ? std::string_view(found->constData(), static_cast<std::size_t>(found->size()))
              : std::string_view();
    const std::string_view ours = bytes.substr(0, place.size);
    place.broken = !found || ours.size() != place.size || crc32c(ours) != place.crc;
    char* data = scratch(place.broken || ours.empty() ? 1 : ours.size());
    if (!place.broken)
        std::memcpy(data, ours.data(), ours.size());
    place.data.store(data, std::memory_order_release);
}

char* BlockDetails::scratch(std::size_t size) const
{
    if (m_chunks.empty() || m_chunks.back().size() - m_used < size) {
        if (m_scratch.open() && !m_chunks.empty())
            m_chunks.back().rest();
        m_chunks.push_back(m_scratch.block(size));
        m_used = 0;
    }
    m_used += size;
    return m_chunks.back().data() + (m_used - size);
}

} // namespace lifeline
