// Addresses of TCP as numbers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeline {

struct TcpAddress {
    std::array<std::uint8_t, 16> bytes{}; // IPv4: the first four
    bool v6 = false;
    std::uint16_t port = 0;

    friend bool operator==(const TcpAddress&, const TcpAddress&) = default;
};

/// "127.0.0.1:40312", "[::1]:9001"; nullopt where that is no numeric address with its port.
std::optional<TcpAddress> parseTcpAddress(std::string_view text);

/// Of the end of a connection whose address is not known: from the block for documentation (RFC 5737).
TcpAddress madeUpAddress(bool client, std::uint32_t connection);

} // namespace lifeline
