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

/// A detail of a few bytes lies in its reference: most messages and callbacks need no more.
static_assert(sizeof(DetailRef::offset) == PackedBody::most);

DetailRef inlineDetail(const PackedBody& packed)
{
    return {DetailRef::inlineChunk + packed.size, packed.word};
}

PackedBody asPacked(std::string_view bytes)
{
    PackedBody body{0, static_cast<std::uint8_t>(bytes.size())};
    std::memcpy(&body.word, bytes.data(), bytes.size());
    return body;
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

/// Of the frames only a close frame has one.
template <class Body> std::uint16_t codeOf(const Event& event, const Body& body)
{
    if constexpr (std::derived_from<Body, event::Frame>)
        return auxOf(body) == static_cast<std::uint8_t>(Opcode::Close) ? closeCodeOf(event)
                                                                       : std::uint16_t{0};
    else if constexpr (std::same_as<Body, event::Callback>)
        return body.code != 0 ? closeCodeOf(event) : std::uint16_t{0};
    else
        return 0;
}

/// 1 for a callback of another stack than the reference.
template <class Body> std::uint16_t isForeign(const Body& body)
{
    if constexpr (std::same_as<Body, event::Callback>)
        return body.stack != event::Callback{}.stack ? 1 : 0;
    else
        return 0;
}

template <class Body> EventEntry entryOf(const Event& event, const Body& body, DetailRef detail)
{
    const std::uint64_t length = std::min<std::uint64_t>(lengthOf(body), 0xFFFF'FFFF);
    return {.at = nanoseconds(event.at),
            .connection = number(event.connection),
            .detail = detail,
            .length = static_cast<std::uint32_t>(length),
            .kind = event.kind(),
            .side = event.side,
            .phase = event.phase,
            .aux = auxOf(body),
            .code = codeOf(event, body),
            .foreign = isForeign(body)};
}

EventEntry entryOf(const Event& event, const EventBody& body, DetailRef detail)
{
    return std::visit([&](const auto& which) { return entryOf(event, which, detail); }, body);
}

} // namespace

EventLog::EventLog(std::string startedUtc, LogLimits limits, const std::string& scratchFolder)
    : m_startedUtc(std::move(startedUtc)), m_limits(sane(limits)),
      m_scratch(scratchFolder, m_limits.maxMemory),
      m_detailStock([this](std::size_t size) { return m_scratch.block(size); }),
      m_details(scratchFolder.empty() ? m_stock : m_detailStock), m_chunks(chunkCount(m_limits))
{
}

EventLog::EventLog(std::string startedUtc, std::unique_ptr<DetailSource> details)
    : EventLog(std::move(startedUtc), LogLimits{.maxEvents = mostEvents, .maxBytes = UINT64_MAX})
{
    m_source = std::move(details);
}

EventLog::~EventLog() = default;

std::size_t EventLog::chunkCount(const LogLimits& limits)
{
    return static_cast<std::size_t>((limits.maxEvents + rowsPerChunk - 1) / rowsPerChunk);
}

/// The place of the row that comes next.
char* EventLog::placeOf(std::uint64_t row)
{
    if (row % rowsPerChunk == 0)
        addChunk(row / rowsPerChunk);
    return m_lastChunk + row % rowsPerChunk * sizeof(EventEntry);
}

void EventLog::addChunk(std::uint64_t number)
{
    m_chunks[number] = m_stock.take();
    m_lastChunk = m_chunks[number].data();
}

template <class Body> std::optional<DetailRef> EventLog::keepDetail(const Event& event, const Body& body)
{
    if constexpr (requires { packBody(body); }) {
        const auto packed = packBody(body);
        return packed ? inlineDetail(*packed) : keepEncoded(event.body);
    } else {
        return keepEncoded(body);
    }
}

/// Where the body is encoded to is where it stays.
template <class Body> std::optional<DetailRef> EventLog::keepEncoded(const Body& body)
{
    const std::size_t most = encodedBound(body, m_limits.maxPayload);
    if (most > DetailStore::maxDetail)
        return std::nullopt;
    char* const room = m_details.room(most);
    if (room == nullptr)
        return keepInline(body, most);
    const std::size_t size = encodeBody(room, body, m_limits.maxPayload);
    if (size <= PackedBody::most)
        return inlineDetail(asPacked({room, size}));
    if (m_details.bytes() + size > m_limits.maxBytes)
        return std::nullopt;
    return m_details.keep(size);
}

/// What needs no room is kept where there is none.
template <class Body> std::optional<DetailRef> EventLog::keepInline(const Body& body, std::size_t most) const
{
    std::array<char, 64> bytes;
    if (most > bytes.size())
        return std::nullopt;
    const std::size_t size = encodeBody(bytes.data(), body, m_limits.maxPayload);
    return size <= PackedBody::most ? std::optional(inlineDetail(asPacked({bytes.data(), size})))
                                    : std::nullopt;
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
    const auto detail = row < m_limits.maxEvents ? keepDetail(event, body) : std::nullopt;
    if (!detail) {
        m_dropped.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    new (placeOf(row)) EventEntry(entryOf(event, body, *detail));
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
        char* const place = placeOf(row);
        const std::size_t count = std::min(rows.size(), rowsPerChunk - row % rowsPerChunk);
        std::memcpy(place, rows.data(), count * sizeof(EventEntry));
        rows = rows.subspan(count);
        row += count;
    }
    m_size.store(row, std::memory_order_release);
}

std::string_view EventLog::detailOf(const EventEntry& entry) const
{
    if (entry.detail.isInline())
        return {reinterpret_cast<const char*>(&entry.detail.offset),
                entry.detail.chunk - DetailRef::inlineChunk};
    return m_source ? m_source->view(entry.detail) : m_details.view(entry.detail);
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
