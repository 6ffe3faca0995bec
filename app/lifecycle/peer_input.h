// Everything that can reach a peer machine: what the network did and what the application asks for.
#pragma once

#include "lifecycle/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace lifeline {

namespace input {

// From the network. Views live during handle().
struct ConnectStarted {}; // client
struct TcpConnected {
    std::string_view local, remote;
}; // client
struct ConnectFailed {
    Cause cause = Cause::TcpError;
    std::string_view error;
}; // client
struct Accepted {
    std::string_view local, remote;
}; // server
struct BytesReceived {
    std::string_view bytes;
};
struct FinReceived {};
struct ResetReceived {};
struct ConnectionLost {
    Cause cause = Cause::TcpError;
    std::string_view error;
};
struct Woken {}; // the time asked for with WakeAt has come

// From the application.
struct SendMessage {
    Opcode kind = Opcode::Text;
    std::string_view payload;
}; // Text or Binary, one frame
struct SendPing {
    std::string_view payload;
}; // at most 125 bytes, cut beyond
struct SendPong {
    std::string_view payload;
}; // unsolicited, §5.5.3; at most 125 bytes
struct SendClose {
    std::optional<std::uint16_t> code;
    std::string_view reason;
};                   // sent as typed, also a wrong code
struct DropFin {};   // half-close TCP now
struct DropReset {}; // RST now

} // namespace input

using PeerInput =
    std::variant<input::ConnectStarted, input::TcpConnected, input::ConnectFailed, input::Accepted,
                 input::BytesReceived, input::FinReceived, input::ResetReceived, input::ConnectionLost,
                 input::Woken, input::SendMessage, input::SendPing, input::SendPong, input::SendClose,
                 input::DropFin, input::DropReset>;

} // namespace lifeline
