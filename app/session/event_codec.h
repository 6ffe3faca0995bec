// An event's body as compact bytes and back; the format of the detail store, not a public one.
#pragma once

#include "lifecycle/event.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lifeline {

/// Appends the body. Payloads are cut to maxPayload bytes; their true length stays.
void encodeBody(std::string& out, const EventBody& body, std::uint64_t maxPayload);

/// The same to where there is room for encodedBound() bytes; returns how many were written.
std::size_t encodeBody(char* to, const EventBody& body, std::uint64_t maxPayload);
std::size_t encodedBound(const EventBody& body, std::uint64_t maxPayload);

// What comes with every message, without a look at which body it is.
std::size_t encodedBound(const event::Frame& frame, std::uint64_t maxPayload);
std::size_t encodedBound(const event::Message& message, std::uint64_t maxPayload);
std::size_t encodedBound(const event::Callback& callback, std::uint64_t maxPayload);
std::size_t encodeBody(char* to, const event::Frame& frame, std::uint64_t maxPayload);
std::size_t encodeBody(char* to, const event::Message& message, std::uint64_t maxPayload);
std::size_t encodeBody(char* to, const event::Callback& callback, std::uint64_t maxPayload);

/// Views in the body point into `bytes`. `bytes` must come from encodeBody.
EventBody decodeBody(EventKind kind, std::string_view bytes);

} // namespace lifeline
