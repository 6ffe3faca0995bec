#include "session/event_log.h"

#include "session/event_codec.h"

#include <algorithm>
#include <array>
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
/// What can be as small is encoded beside the store.
constexpr std::size_t fewBytes = 32;
/// Behind the detail there are zeros.
DetailRef inlineDetail(const char* bytes, std::size_t size)
{
    DetailRef ref{DetailRef::inlineChunk + static_cast<std::uint32_t>(size), 0};
    std::memcpy(&ref.offset, bytes, maxInline);
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

/// Of the frames only a close frame does.
template <class Body> bool mayCarryCode(const Body& body)
{
    if constexpr (std::derived_from<Body, event::Frame>)
        return auxOf(body) == static_cast<std::uint8_t>(Opcode::Close);
    else
        return std::same_as<Body, event::Callback>;
}

template <class Body> void fillByBody(EventEntry& entry, const Event& event, const Body& body)
{
    entry.length = static_cast<std::uint32_t>(std::min<std::uint64_t>(lengthOf(body), 0xFFFF'FFFF));
    entry.aux = auxOf(body);
    if (mayCarryCode(body))
        entry.code = closeCodeOf(event);
    if constexpr (std::same_as<Body, event::Callback>)
        entry.foreign = body.stack != event::Callback{}.stack ? 1 : 0;
}

void fillByBody(EventEntry& entry, const Event& event, const EventBody& body)
{
    std::visit([&](const auto& which) { fillByBody(entry, event, which); }, body);
}

void fill(EventEntry& entry, const Event& event)
{
    entry.at = nanoseconds(event.at);
    entry.connection = number(event.connection);
    entry.kind = event.kind();
    entry.side = event.side;
    entry.phase = event.phase;
}

} // namespace

EventLog::EventLog(std::string startedUtc, LogLimits limits)
    : EventLog(std::move(startedUtc), limits, nullptr)
{
}

EventLog::EventLog(std::string startedUtc, LogLimits limits, std::unique_ptr<DetailStore> details)
    : m_startedUtc(std::move(startedUtc)), m_limits(sane(limits)),
      m_details(details ? std::move(details) : makeMemoryDetailStore(m_stock)), m_chunks(chunkCount(m_limits))
{
}

EventLog::~EventLog() = default;

std::size_t EventLog::chunkCount(const LogLimits& limits)
{
    return static_cast<std::size_t>((limits.maxEvents + rowsPerChunk - 1) / rowsPerChunk);
}

EventEntry& EventLog::newEntry(std::uint64_t row)
{
    if (row % rowsPerChunk == 0)
        addChunk(row / rowsPerChunk);
    return *new (m_lastChunk + row % rowsPerChunk * sizeof(EventEntry)) EventEntry;
}

void EventLog::addChunk(std::uint64_t number)
{
    m_chunks[number] = m_stock.take();
    m_lastChunk = m_chunks[number].data();
}

/// Where the body is encoded to is where it stays.
template <class Body> std::optional<DetailRef> EventLog::keepDetail(const Body& body)
{
    const std::size_t most = encodedBound(body, m_limits.maxPayload);
    if (most <= fewBytes)
        return keepSmall(body);
    if (most > mostDetail)
        return std::nullopt;
    return keepWritten(encodeBody(m_details->room(most), body, m_limits.maxPayload));
}

/// Most of these need nothing of the store.
template <class Body> std::optional<DetailRef> EventLog::keepSmall(const Body& body)
{
    std::array<char, fewBytes> bytes{};
    const std::size_t size = encodeBody(bytes.data(), body, m_limits.maxPayload);
    if (size <= maxInline)
        return inlineDetail(bytes.data(), size);
    std::memcpy(m_details->room(size), bytes.data(), size);
    return keepWritten(size);
}

std::optional<DetailRef> EventLog::keepWritten(std::size_t size)
{
    if (m_detailBytes + size > m_limits.maxBytes)
        return std::nullopt;
    const DetailRef kept = m_details->keep(size);
    m_detailBytes = m_details->bytes();
    return kept;
}

/// What comes with every message goes the short way, past the table of all bodies.
void EventLog::accept(const Event& event)
{
    switch (event.kind()) {
    case EventKind::FrameSent: take<event::Frame>(event, *event.as<event::FrameSent>()); break;
    case EventKind::FrameReceived: take<event::Frame>(event, *event.as<event::FrameReceived>()); break;
    case EventKind::MessageSent: take<event::Message>(event, *event.as<event::MessageSent>()); break;
    case EventKind::MessageReceived: take<event::Message>(event, *event.as<event::MessageReceived>()); break;
    case EventKind::Callback: take(event, *event.as<event::Callback>()); break;
    default: take(event, event.body); break;
    }
}

template <class Body> void EventLog::take(const Event& event, const Body& body)
{
    const std::uint64_t row = m_size.load(std::memory_order_relaxed);
    const auto detail = row < m_limits.maxEvents ? keepDetail(body) : std::nullopt;
    if (!detail) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    EventEntry& entry = newEntry(row);
    fill(entry, event);
    fillByBody(entry, event, body);
    entry.detail = *detail;
    m_bytes.store(m_detailBytes + (row + 1) * sizeof(EventEntry), std::memory_order_relaxed);
    m_size.store(row + 1, std::memory_order_release);
}

void EventLog::acceptNumbered(const Event& event)
{
    m_numbers.begin(m_size.load(std::memory_order_relaxed), event.seq);
    accept(event);
}

void EventLog::append(std::span<const EventEntry> rows, EventSeq first)
{
    std::uint64_t row = m_size.load(std::memory_order_relaxed);
    const std::size_t fit = std::min<std::uint64_t>(rows.size(), m_limits.maxEvents - row);
    m_dropped.fetch_add(rows.size() - fit, std::memory_order_relaxed);
    m_numbers.begin(row, first);
    for (rows = rows.first(fit); !rows.empty();) {
        const std::size_t place = row % rowsPerChunk;
        if (place == 0)
            addChunk(row / rowsPerChunk);
        const std::size_t count = std::min(rows.size(), rowsPerChunk - place);
        std::memcpy(m_lastChunk + place * sizeof(EventEntry), rows.data(), count * sizeof(EventEntry));
        rows = rows.subspan(count);
        row += count;
    }
    m_detailBytes = m_details->bytes();
    m_bytes.store(m_detailBytes + row * sizeof(EventEntry), std::memory_order_relaxed);
    m_size.store(row, std::memory_order_release);
}

std::string_view EventLog::detailOf(const EventEntry& entry) const
{
    if (entry.detail.chunk < DetailRef::inlineChunk)
        return m_details->view(entry.detail);
    return {reinterpret_cast<const char*>(&entry.detail.offset), entry.detail.chunk - DetailRef::inlineChunk};
}

const EventEntry& EventLog::entry(std::uint64_t row) const
{
    return reinterpret_cast<const EventEntry*>(m_chunks[row / rowsPerChunk].data())[row % rowsPerChunk];
}

Event EventLog::event(std::uint64_t row) const
{
    const EventEntry& index = entry(row);
    Event event;
    event.seq = seqOf(row);
    event.at = monotonicTime(index.at);
    event.connection = ConnectionId{index.connection};
    event.side = index.side;
    event.phase = index.phase;
    event.body = decodeBody(index.kind, detailOf(index));
    return event;
}

} // namespace lifeline
