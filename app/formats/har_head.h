// Heads of requests and responses as HAR 1.2 has them.
#pragma once

#include "base/json_writer.h"

#include <string>
#include <string_view>

namespace lifeline {

/// The "request" object; an empty head gives one of a request that never came.
void writeHarRequest(JsonWriter& json, std::string_view head, std::string_view url);

/// The "response" object; `body` as it stood on the wire. `error`: why there is none, or no good one.
void writeHarResponse(JsonWriter& json, int status, std::string_view head, std::string_view body,
                      std::string_view error);

/// "ws://HOST/chat": what a request asked for, by its Host; empty where it has none.
std::string requestUrl(std::string_view head);

/// The bytes of a chunked body (RFC 9112 §7.1), as far as it goes.
std::string withoutChunks(std::string_view body);

} // namespace lifeline
