// IP addresses and endpoints as text, and in one form that compares equal from both ends of a connection.
#pragma once

#include "endpoints/tcp_types.h"

#include <optional>
#include <string>
#include <string_view>

namespace lifeline {

/// "127.0.0.1:40312", "[::1]:40312".
std::string endpointText(const TcpEndpoint& endpoint);

/// An IP address, with or without brackets, or "localhost" for 127.0.0.1. nullopt for anything else.
std::optional<asio::ip::address> parseAddress(std::string_view text);

/// The address as both ends see it: IPv4 inside IPv6 as IPv4; 0.0.0.0 and :: as the loopback address they
/// lead to.
TcpEndpoint normalised(const TcpEndpoint& endpoint);

} // namespace lifeline
