// A few bytes to a server by hand, the way curl would: for requests that no client of ours would send.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

struct RawAnswer {
    std::uint16_t localPort = 0;
    std::string bytes; // at most 64 KiB
};

/// Connects to 127.0.0.1, sends, reads until the server ends the connection, ends it too. Blocks, each step
/// for at most `patience`. nullopt when there was no connection.
std::optional<RawAnswer> requestRaw(std::uint16_t port, std::string_view request,
                                    std::chrono::seconds patience = std::chrono::seconds(10));

} // namespace lifeline
