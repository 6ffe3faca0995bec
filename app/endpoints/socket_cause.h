// What a socket's error code means, as a Cause, with the system's own words.
#pragma once

#include "lifecycle/event.h"

#include <asio/error_code.hpp>

#include <string>

namespace lifeline {

struct SocketFault {
    Cause cause = Cause::TcpError;
    std::string error; // "Connection refused"
};

Cause causeOf(const asio::error_code& code);
SocketFault faultOf(const asio::error_code& code);

/// A RST reached us. EPIPE too: Linux reports it for a RST that comes after the peer's FIN.
bool isReset(const asio::error_code& code);

/// No descriptor or no kernel memory was left; trying again later makes sense.
bool isExhaustion(const asio::error_code& code);

/// Nothing is wrong: there is nothing to read, or no room to write.
bool isWouldBlock(const asio::error_code& code);

} // namespace lifeline
