// An event's body as compact bytes and back; the format of the detail store, not a public one.
#pragma once

#include "lifecycle/event.h"

#include <string>
#include <string_view>

namespace lifeline {

/// Appends the body. Payloads are cut to maxPayload bytes; their true length stays.
void encodeBody(std::string& out, const EventBody& body, std::uint64_t maxPayload);

/// Views in the body point into `bytes`. `bytes` must come from encodeBody.
EventBody decodeBody(EventKind kind, std::string_view bytes);

} // namespace lifeline
