// Identities that run through every layer.
#pragma once

#include <cstdint>

namespace lifeline {

/// One TCP connection seen by Lifeline. Both ends of a connection made inside the program share one id.
/// None (0) marks events that belong to no connection, such as a port that could not be listened on.
enum class ConnectionId : std::uint32_t { None = 0 };

constexpr std::uint32_t number(ConnectionId id) { return static_cast<std::uint32_t>(id); }

/// Position of an event in its session, from 1 without gaps.
using EventSeq = std::uint64_t;

/// Whose view of the connection an event is.
enum class Side : std::uint8_t { Client, Server, Relay };

constexpr Side otherEnd(Side side) { return side == Side::Client ? Side::Server : Side::Client; }

} // namespace lifeline
