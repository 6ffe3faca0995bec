#include "endpoints/socket_cause.h"

#include <asio/error.hpp>

#include <cerrno>

namespace lifeline {

Cause causeOf(const asio::error_code& code)
{
    if (code.category() != asio::error::get_system_category())
        return Cause::TcpError;
    switch (code.value()) {
    case ECONNREFUSED: return Cause::Refused;
    case ENETUNREACH:
    case EHOSTUNREACH:
    case ENETDOWN:
    case EHOSTDOWN: return Cause::Unreachable;
    case EADDRINUSE: return Cause::AddressInUse;
    case EACCES:
    case EPERM: return Cause::PermissionDenied;
    case EADDRNOTAVAIL: return Cause::AddressNotAvailable;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENOSPC: return Cause::OutOfDescriptors; // ENOSPC: the limit of epoll watches
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE: return Cause::Reset;
    case ETIMEDOUT: return Cause::TcpTimedOut;
    default: return Cause::TcpError;
    }
}

SocketFault faultOf(const asio::error_code& code) { return {causeOf(code), code.message()}; }

bool isReset(const asio::error_code& code) { return causeOf(code) == Cause::Reset; }

bool isExhaustion(const asio::error_code& code) { return causeOf(code) == Cause::OutOfDescriptors; }

bool isWouldBlock(const asio::error_code& code)
{
    return code == asio::error::would_block || code == asio::error::try_again ||
           code == asio::error::interrupted;
}

} // namespace lifeline
