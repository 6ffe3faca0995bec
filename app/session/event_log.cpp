#include "session/event_log.h"

#include "session/event_codec.h"

#include <algorithm>
#include <concepts>
#include <cstring>
#include <new>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t mostEvents = 0xFFFF'FFFF;              // rows are 32 bits wide elsewhere
constexpr std::uint64_t mostPayload = std::uint64_t{15} << 20; // fits a detail of 16 MiB with its header
constexpr std::uint64_t mostDetail = std::uint64_t{16} << 20;

/// A detail of up to this many bytes lies in its reference: most messages and callbacks need no more.
constexpr std::size_t maxInline = sizeof(DetailRef::offset);
constexpr std::uint32_t inlineChunk = 0xFFFF'FF00; // plus the size

DetailRef inlineDetail(const char* bytes, std::size_t size)
{
    DetailRef ref{inlineChunk + static_cast<std::uint32_t>(size), 0};
    std::memcpy(&ref.offset, bytes, size);
    return ref;
}

LogLimits sane(LogLimits limits)
{
    limits.maxEvents = std::min(limits.maxEvents, mostEvents);
    limits.maxPayload = std::min(limits.maxPayload, mostPayload);
    return limits;
}

template <class Body> std::uint64_t lengthOf(const Body& body)
{
    if constexpr (std::derived_from<Body, event::Frame>)
        return body.arrived;
    else if constexpr (requires { body.length; })
        return body.length;
    else if constexpr (std::same_as<Body, event::Request>)
        return body.head.size();
    else if constexpr (std::same_as<Body, event::Response>)
        return body.head.size() + body.body.size();
    else
        return 0;
}

/// The one small value an index row carries besides the kind.
template <class Body> std::uint8_t auxOf(const Body& body)
{
    if constexpr (std::derived_from<Body, event::Frame>)
        return body.header.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(body.header.front() & 0x0F);
    else if constexpr (std::derived_from<Body, event::Message>)
        return static_cast<std::uint8_t>(body.kind);
    else if constexpr (std::same_as<Body, event::Finding>)
        return static_cast<std::uint8_t>(body.violation);
    else if constexpr (std::same_as<Body, event::FaultStep>)
        return isSilent(body) ? 1 : 0;
    else if constexpr (std::same_as<Body, event::FaultEnded>)
        return body.asExpected ? 0 : 1;
    else if constexpr (requires { body.name; })
        return static_cast<std::uint8_t>(body.name);
    else
        return 0;
}

void fill(EventEntry& entry, const Event& event)
{
    entry.at = nanoseconds(event.at);
    entry.connection = number(event.connection);
    entry.kind = event.kind();
    entry.side = event.side;
    entry.phase = event.phase;
    const auto tell = [&entry](const auto& body) {
        entry.length = static_cast<std::uint32_t>(std::min<std::uint64_t>(lengthOf(body), 0xFFFF'FFFF));
        entry.aux = auxOf(body);
    };
    std::visit(tell, event.body);
    entry.code = closeCodeOf(event);
}

} // namespace

EventLog::EventLog(std::string startedUtc, LogLimits limits)
    : m_startedUtc(std::move(startedUtc)), m_limits(sane(limits)), m_details(makeMemoryDetailStore(m_stock)),
      m_chunks(chunkCount(m_limits))
{
}

EventLog::~EventLog() = default;

std::size_t EventLog::chunkCount(const LogLimits& limits)
{
    return static_cast<std::size_t>((limits.maxEvents + rowsPerChunk - 1) / rowsPerChunk);
}

EventEntry& EventLog::newEntry(std::uint64_t row)
{
    auto& chunk = m_chunks[row / rowsPerChunk];
    if (!chunk)
        chunk = m_stock.take();
    return *new (chunk.data() + row % rowsPerChunk * sizeof(EventEntry)) EventEntry;
}

/// Where the body is encoded to is where it stays.
std::optional<DetailRef> EventLog::keepDetail(const EventBody& body)
{
    const std::size_t most = encodedBound(body, m_limits.maxPayload);
    if (most > mostDetail)
        return std::nullopt;
    char* const to = m_details->room(most);
    const std::size_t size = encodeBody(to, body, m_limits.maxPayload);
    if (size <= maxInline)
        return inlineDetail(to, size);
    if (m_details->bytes() + size > m_limits.maxBytes)
        return std::nullopt;
    return m_details->keep(size);
}

void EventLog::accept(const Event& event)
{
    const std::uint64_t row = m_size.load(std::memory_order_relaxed);
    const auto detail = row < m_limits.maxEvents ? keepDetail(event.body) : std::nullopt;
    if (!detail) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    EventEntry& entry = newEntry(row);
    fill(entry, event);
    entry.detail = *detail;
    m_bytes.store(m_details->bytes() + (row + 1) * sizeof(EventEntry), std::memory_order_relaxed);
    m_size.store(row + 1, std::memory_order_release);
}

std::string_view EventLog::detailOf(const EventEntry& entry) const
{
    if (entry.detail.chunk < inlineChunk)
        return m_details->view(entry.detail);
    return {reinterpret_cast<const char*>(&entry.detail.offset), entry.detail.chunk - inlineChunk};
}

const EventEntry& EventLog::entry(std::uint64_t row) const
{
    return reinterpret_cast<const EventEntry*>(m_chunks[row / rowsPerChunk].data())[row % rowsPerChunk];
}

Event EventLog::event(std::uint64_t row) const
{
    const EventEntry& index = entry(row);
    Event event;
    event.seq = row + 1;
    event.at = monotonicTime(index.at);
    event.connection = ConnectionId{index.connection};
    event.side = index.side;
    event.phase = index.phase;
    event.body = decodeBody(index.kind, detailOf(index));
    return event;
}

} // namespace lifeline
