// Writes frames, legal and illegal ones alike (RFC 6455 §5.2).
#pragma once

#include "wire/frame.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

/// Appends exactly the header given, also where it lies about the payload or uses a wrong form. A length that
/// does not fit its form is cut to the form's bits.
void appendFrameHeader(std::string& out, const FrameHeader& header);

/// Appends header and payload; the payload is masked when header.masked says so. header.length is written as
/// given and need not be payload.size().
void appendFrame(std::string& out, const FrameHeader& header, std::string_view payload);

/// The header of a correct frame for a payload of that size.
FrameHeader wellFormed(Opcode opcode, std::uint64_t payloadSize, bool fin = true);

/// A close payload: two bytes of code and the reason. Nothing is checked.
std::string closePayload(std::uint16_t code, std::string_view reason = {});

} // namespace lifeline
