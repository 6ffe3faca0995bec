// Where in a HAR file stands what is of WebSockets.
#pragma once

#include "base/progress.h"
#include "formats/byte_source.h"
#include "formats/json_scanner.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lifeline {

/// Of one value, from its first byte.
struct TextRange {
    std::uint64_t offset = 0, size = 0; // size 0: there is none
    explicit operator bool() const { return size > 0; }
};

/// One entry; the names are HAR's.
struct HarEntryIndex {
    TextRange request, startedDateTime, timings, serverIPAddress, resourceType, webSocketClose, lifeline;
    TextRange status, statusText, httpVersion, headers, content, error; // of the response
    std::vector<TextRange> messages;
    bool hasMessages = false;
    std::uint32_t line = 1;
};

struct HarIndex {
    TextRange creator;
    std::vector<HarEntryIndex> entries; // of WebSockets
    std::uint64_t others = 0;           // entries that are none
    std::uint64_t messagesLeftOut = 0;  // beyond what a log holds
    std::string problem;                // with its place; empty: the file is whole
    std::uint32_t line = 1, column = 1;
    bool cancelled = false;
};

/// Of entries that are read: of the resource type "websocket", with messages or with the status 101. What
/// came before a problem is there.
HarIndex indexHar(ByteSource& source, const Progress& progress, std::uint64_t total);

/// The text of a value; nullopt where it is longer than `most`, or cannot be read.
std::optional<std::string> textAt(ByteSource& source, const TextRange& range, std::size_t most);

} // namespace lifeline
