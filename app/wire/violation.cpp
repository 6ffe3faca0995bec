#include "wire/violation.h"

#include "wire/close_code.h"

#include <algorithm>
#include <array>

namespace lifeline {

namespace {

using enum Violation;
using namespace close_code;

constexpr std::array<ViolationInfo, violationCount> table{{
    {UnmaskedFrame, "unmasked-frame", "5.1", protocolError, "client frame without a mask"},
    {MaskedFrame, "masked-frame", "5.1", protocolError, "server frame with a mask"},
    {ReservedBit, "reserved-bit", "5.2", protocolError, "reserved bit set without an extension"},
    {ReservedDataOpcode, "reserved-data-opcode", "5.2", protocolError, "reserved data opcode"},
    {ReservedControlOpcode, "reserved-control-opcode", "5.2", protocolError, "reserved control opcode"},
    {FragmentedControl, "fragmented-control", "5.5", protocolError, "fragmented control frame"},
    {OversizedControl, "oversized-control", "5.5", protocolError, "control frame above 125 bytes"},
    {UnexpectedContinuation, "unexpected-continuation", "5.4", protocolError,
     "continuation without a message"},
    {InterruptedMessage, "interrupted-message", "5.4", protocolError, "new message inside a fragmented one"},
    {NonMinimalLength, "non-minimal-length", "5.2", protocolError, "length not in its shortest form"},
    {LengthTopBit, "length-top-bit", "5.2", protocolError, "top bit of the 64-bit length set"},
    {InvalidUtf8, "invalid-utf8", "8.1", invalidPayload, "text that is not UTF-8"},
    {ClosePayloadTooShort, "close-payload-too-short", "5.5.1", protocolError, "close payload of one byte"},
    {InvalidCloseCode, "invalid-close-code", "7.4", protocolError, "close code not allowed on the wire"},
    {InvalidCloseReason, "invalid-close-reason", "8.1", invalidPayload, "close reason that is not UTF-8"},
    {FrameTooLarge, "frame-too-large", "10.4", tooBig, "frame above the limit"},
    {MessageTooLarge, "message-too-large", "10.4", tooBig, "message above the limit"},
    {DataAfterClose, "data-after-close", "5.5.1", 0, "frame after the close frame"},
}};

} // namespace

std::span<const ViolationInfo> violations() { return table; }

const ViolationInfo& info(Violation violation) { return table[static_cast<std::size_t>(violation)]; }

std::optional<Violation> violationFromId(std::string_view id)
{
    const auto row = std::ranges::find(table, id, &ViolationInfo::id);
    return row == table.end() ? std::nullopt : std::optional(row->violation);
}

} // namespace lifeline
