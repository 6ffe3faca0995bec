#include "contracts/connection_check.h"

namespace lifeline {
namespace {

constexpr unsigned finBit = 0x80;

bool isWhole(const event::Frame& frame)
{
    const auto header = frameHeader(frame);
    return header && frame.arrived == header->length && (frame.header.front() & finBit) != 0;
}

bool isPlainOpcode(Opcode opcode)
{
    return opcode == Opcode::Text || opcode == Opcode::Binary || opcode == Opcode::Ping ||
           opcode == Opcode::Pong;
}

bool isPlainCallback(const event::Callback& callback)
{
    return callback.name == CallbackName::OnMessage || callback.name == CallbackName::OnPing ||
           callback.name == CallbackName::OnPong;
}

} // namespace

bool ConnectionCheck::isPlain(const Event& event)
{
    if (const event::Frame* frame = frameOf(event)) {
        const auto header = frameHeader(*frame);
        return header && isPlainOpcode(header->opcode) && isWhole(*frame);
    }
    if (const auto* callback = event.as<event::Callback>())
        return event.phase == Phase::Open && isPlainCallback(*callback);
    return event.kind() == EventKind::MessageSent || event.kind() == EventKind::MessageReceived;
}

void ConnectionCheck::take(const Event& event)
{
    if (++m_taken > whole && isPlain(event))
        return;
    End& end = m_sides[indexOf(event.side)];
    for (End& each : m_sides)
        each.reader.take(event);
    if (isFinal(event.phase) && !isFinal(end.phase))
        end.over = event.at;
    end.phase = event.phase;
    if (const auto* callback = event.as<event::Callback>()) {
        end.stack = callback->stack;
        end.callbacks.push_back(event);
    }
}

std::vector<SideCheck> ConnectionCheck::checks(MonotonicTime now) const
{
    std::array<std::vector<Moment>, 2> moments;
    std::array<SideRecord, 2> records;
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        const End& end = m_sides[i];
        moments[i] = end.reader.moments();
        records[i] = {end.callbacks, moments[i], contractFor(end.stack, i == 0 ? Side::Client : Side::Server),
                      isFinal(end.phase) ? std::optional(now - end.over) : std::nullopt};
    }
    std::vector<SideCheck> all;
    for (std::size_t i = 0; i < m_sides.size(); ++i) {
        if (m_sides[i].callbacks.empty())
            continue;
        const SideRecord* other = m_sides[1 - i].callbacks.empty() ? nullptr : &records[1 - i];
        all.push_back({i == 0 ? Side::Client : Side::Server, m_sides[i].stack, records[i].contract,
                       checkInvariants(records[i], other)});
    }
    return all;
}

} // namespace lifeline
