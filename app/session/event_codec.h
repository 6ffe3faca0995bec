// An event's body as compact bytes and back. Session files keep them so: what changes here needs a new
// version of those.
#pragma once

#include "lifecycle/event.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// Appends the body. Payloads are cut to maxPayload bytes; their true length stays, and the SHA-256 of the
/// whole.
void encodeBody(std::string& out, const EventBody& body, std::uint64_t maxPayload);

/// The same to where there is room for encodedBound() bytes; returns how many were written.
std::size_t encodeBody(char* to, const EventBody& body, std::uint64_t maxPayload);
std::size_t encodedBound(const EventBody& body, std::uint64_t maxPayload);

// What comes with every message, without a look at which body it is. --------------------------------------
std::size_t encodedBound(const event::Frame& frame, std::uint64_t maxPayload);
std::size_t encodeBody(char* to, const event::Frame& frame, std::uint64_t maxPayload);

/// An encoded body of a few bytes, as they lie in memory; behind it there are zeros.
struct PackedBody {
    static constexpr std::size_t most = sizeof(std::uint32_t);
    std::uint32_t word = 0;
    std::uint8_t size = 0;
};
/// nullopt where a number in it takes more than one byte, or all of it is more than a few.
std::optional<PackedBody> packBody(const event::Message& message);
std::optional<PackedBody> packBody(const event::Callback& callback);

/// Views in the body point into `bytes`. Any bytes give a body: what is no value of an enumeration becomes
/// its first.
EventBody decodeBody(EventKind kind, std::string_view bytes);

} // namespace lifeline
