#include "faults/injection.h"

#include "wire/close_code.h"
#include "wire/frame_encoder.h"

#include <array>

namespace lifeline {
namespace {

using enum Injection;
using What = Outgoing::What;

constexpr std::array<InjectionInfo, injectionCount> table{{
    {CloseWithCode, "inject-close-with-code", "7.4"},
    {CloseWithoutCode, "inject-close-without-code", "5.5.1"},
    {Fin, "inject-fin", "7.1.1", false, false},
    {Reset, "inject-reset", "7.1.1", false, false},
    {Vanish, "inject-vanish", "7.1.1", false, false},
    {StopAnsweringPings, "inject-stop-answering-pings", "5.5.2"},
    {StopAnsweringClose, "inject-stop-answering-close", "5.5.1"},
    {HalfFrameThenReset, "inject-half-frame-then-reset", "7.1.1"},
    {ReservedBit, "inject-reserved-bit", "5.2", true},
    {ReservedOpcode, "inject-reserved-opcode", "5.2", true},
    {WrongMask, "inject-wrong-mask", "5.1", true},
    {FragmentedPing, "inject-fragmented-ping", "5.5", true},
    {OversizedPing, "inject-oversized-ping", "5.5", true},
    {StrayContinuation, "inject-stray-continuation", "5.4", true},
    {BadUtf8, "inject-bad-utf8", "8.1", true},
    {CloseCode1006, "inject-close-code-1006", "7.4.1", true},
}};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].injection) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

constexpr std::uint32_t maskingKey = 0xA15F029C;
constexpr std::string_view hello = "hello";

/// A frame that is correct for its side, to be made wrong in one thing.
Outgoing frame(Side side, Opcode opcode, std::string bytes)
{
    Outgoing outgoing;
    outgoing.what = What::Frame;
    outgoing.header = wellFormed(opcode, bytes.size());
    outgoing.header.masked = side == Side::Client;
    outgoing.header.maskingKey = side == Side::Client ? maskingKey : 0;
    outgoing.bytes = std::move(bytes);
    return outgoing;
}

Outgoing text(Side side) { return frame(side, Opcode::Text, std::string(hello)); }

Outgoing reservedBit(Side side)
{
    Outgoing outgoing = text(side);
    outgoing.header.rsv = 4;
    return outgoing;
}

Outgoing wrongMask(Side side)
{
    Outgoing outgoing = text(side);
    outgoing.header.masked = side != Side::Client;
    outgoing.header.maskingKey = outgoing.header.masked ? maskingKey : 0;
    return outgoing;
}

Outgoing fragmentedPing(Side side)
{
    Outgoing outgoing = frame(side, Opcode::Ping, std::string(hello));
    outgoing.header.fin = false;
    return outgoing;
}

std::vector<Outgoing> halfFrameThenReset(Side side)
{
    Outgoing half = text(side);
    half.sent = hello.size() / 2;
    return {half, {What::Reset, {}, {}}};
}

std::vector<Outgoing> plain(Injection injection, Side side, std::uint16_t code)
{
    switch (injection) {
    case CloseWithCode: return {{What::Close, {}, code}};
    case CloseWithoutCode: return {{What::Close, {}, {}}};
    case Fin: return {{What::Fin, {}, {}}};
    case Reset: return {{What::Reset, {}, {}}};
    case Vanish: return {{What::Vanish, {}, {}}};
    case StopAnsweringPings: return {{What::StopAnsweringPings, {}, {}}};
    case StopAnsweringClose: return {{What::StopAnsweringClose, {}, {}}};
    case HalfFrameThenReset: return halfFrameThenReset(side);
    case ReservedBit: return {reservedBit(side)};
    case ReservedOpcode: return {frame(side, static_cast<Opcode>(3), std::string(hello))};
    case WrongMask: return {wrongMask(side)};
    case FragmentedPing: return {fragmentedPing(side)};
    case OversizedPing: return {frame(side, Opcode::Ping, std::string(126, 'x'))};
    case StrayContinuation: return {frame(side, Opcode::Continuation, std::string(hello))};
    case BadUtf8: return {frame(side, Opcode::Text, "\xC3\x28")};
    case CloseCode1006: return {frame(side, Opcode::Close, closePayload(1006))};
    }
    return {};
}

} // namespace

std::span<const InjectionInfo> injections() { return table; }

const InjectionInfo& info(Injection injection) { return table[static_cast<std::size_t>(injection)]; }

std::vector<Outgoing> outgoingFor(Injection injection, Side side, std::uint16_t code)
{
    std::vector<Outgoing> list = plain(injection, side, code);
    list.front().injection = info(injection).id;
    return list;
}

} // namespace lifeline
