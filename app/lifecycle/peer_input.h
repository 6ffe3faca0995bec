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
struct OutputMoved {}; // some of what had to wait has left: the other end reads, if slowly
struct Woken {};       // the time asked for with WakeAt has come

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

// Misbehaviour asked for by a person; a peer that plays a script ignores these.
/// Names the injection that the next inputs carry out.
struct Injected {
    std::string_view fault;
};
/// Any frame, in any phase after the upgrade: the header as given (a mask is set by its fields alone), then
/// the first `sent` bytes of the payload.
struct SendFrame {
    FrameHeader header;
    std::string_view payload;
    std::uint64_t sent = UINT64_MAX;
};
struct StopAnsweringPings {};
struct StopAnsweringClose {};
/// Neither reads nor writes any more, and lets every deadline go; only DropFin (with its close deadline),
/// DropReset and the end of TCP are left. Means nothing before TCP is there and after our FIN.
struct Vanish {};

/// What the other end's stack told its application; for a peer that plays a script.
struct CallbackSeen {
    CallbackName name = CallbackName::OnOpen;
    std::uint16_t code = 0; // of on-close
};

} // namespace input

using PeerInput =
    std::variant<input::ConnectStarted, input::TcpConnected, input::ConnectFailed, input::Accepted,
                 input::BytesReceived, input::FinReceived, input::ResetReceived, input::ConnectionLost,
                 input::OutputMoved, input::Woken, input::SendMessage, input::SendPing, input::SendPong,
                 input::SendClose, input::DropFin, input::DropReset, input::Injected, input::SendFrame,
                 input::StopAnsweringPings, input::StopAnsweringClose, input::Vanish, input::CallbackSeen>;

} // namespace lifeline
