#include "session/event_log.h"

#include "session/event_codec.h"

#include <algorithm>
#include <concepts>
#include <new>
#include <utility>

namespace lifeline {
namespace {

constexpr std::uint64_t mostEvents = 0xFFFF'FFFF;              // rows are 32 bits wide elsewhere
constexpr std::uint64_t mostPayload = std::uint64_t{15} << 20; // fits a detail of 16 MiB with its header
constexpr std::uint64_t mostDetail = std::uint64_t{16} << 20;
constexpr DetailRef noDetail{0xFFFF'FFFF, 0};

LogLimits sane(LogLimits limits)
{
    limits.maxEvents = std::min(limits.maxEvents, mostEvents);
    limits.maxPayload = std::min(limits.maxPayload, mostPayload);
    return limits;
}

std::uint64_t lengthOf(const Event& event)
{
    if (const auto* frame = frameOf(event))
        return frame->arrived;
    if (const auto* sent = event.as<event::MessageSent>())
        return sent->length;
    if (const auto* received = event.as<event::MessageReceived>())
        return received->length;
    if (const auto* callback = event.as<event::Callback>())
        return callback->length;
    if (const auto* request = event.as<event::Request>())
        return request->head.size();
    if (const auto* response = event.as<event::Response>())
        return response->head.size() + response->body.size();
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
    entry.length = static_cast<std::uint32_t>(std::min<std::uint64_t>(lengthOf(event), 0xFFFF'FFFF));
    entry.kind = event.kind();
    entry.side = event.side;
    entry.phase = event.phase;
    entry.aux = std::visit([](const auto& body) { return auxOf(body); }, event.body);
    entry.code = closeCodeOf(event);
}

} // namespace

EventLog::EventLog(std::string startedUtc, LogLimits limits)
    : m_startedUtc(std::move(startedUtc)), m_limits(sane(limits)), m_details(makeMemoryDetailStore()),
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
        chunk = PageBlock(rowsPerChunk * sizeof(EventEntry));
    return *new (chunk.data() + row % rowsPerChunk * sizeof(EventEntry)) EventEntry;
}

void EventLog::accept(const Event& event)
{
    const std::uint64_t row = m_size.load(std::memory_order_relaxed);
    m_scratch.clear();
    if (row < m_limits.maxEvents)
        encodeBody(m_scratch, event.body, m_limits.maxPayload);
    if (row >= m_limits.maxEvents || m_scratch.size() > mostDetail ||
        m_details->bytes() + m_scratch.size() > m_limits.maxBytes) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    EventEntry& entry = newEntry(row);
    fill(entry, event);
    entry.detail = m_scratch.empty() ? noDetail : m_details->append(m_scratch);
    m_bytes.store(m_details->bytes() + (row + 1) * sizeof(EventEntry), std::memory_order_relaxed);
    m_size.store(row + 1, std::memory_order_release);
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
    event.body = decodeBody(index.kind, index.detail.chunk == noDetail.chunk ? std::string_view()
                                                                             : m_details->view(index.detail));
    return event;
}

} // namespace lifeline
