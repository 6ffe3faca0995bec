// The engine behind the window and the command line: a client, a local server, and the thread they live on.
#pragma once

#include "base/random_source.h"
#include "base/time.h"
#include "lifecycle/event.h"
#include "lifecycle/peer_settings.h"
#include "wire/handshake.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lifeline {

struct ServerSettings {
    std::string bindAddress = "127.0.0.1"; // an IP address
    std::uint16_t port = 9001;             // 0: any free port
    PeerSettings peer;
    ServerPolicy policy;
    bool echo = true; // the built-in handler sends each message back
};

struct ClientSettings {
    WsUrl url;
    PeerSettings peer;
    RequestOptions request;
    bool echo = false;
};

/// What a person or a script lets one side of a live connection do.
struct Outgoing {
    enum class What : std::uint8_t { Text, Binary, Ping, Pong, Close, Fin, Reset };
    What what = What::Text;
    std::string bytes;                 // payload; the reason of a close
    std::optional<std::uint16_t> code; // of a close; none: an empty close frame
};

/// All calls may come from any thread and return at once; what they lead to arrives as events. Events reach
/// `sink` on the lab's own thread, in order. Clock and sink must outlive the lab.
class Lab {
public:
    Lab(EventSink& sink, const Clock& clock, std::uint64_t randomSeed);
    /// Drops what is open without waiting, joins the thread; no event comes after it returns.
    ~Lab();
    Lab(const Lab&) = delete;
    Lab& operator=(const Lab&) = delete;

    /// Leads to Listening or ListenFailed. A server that runs already is stopped first.
    void startServer(const ServerSettings& settings);
    /// Stops listening, sends a close frame 1001 on what is open; leads to ListeningStopped.
    void stopServer();

    /// Leads to Connecting and then Connected or ConnectFailed under the id returned.
    ConnectionId connect(const ClientSettings& settings);

    /// Does nothing when that side is not ours or is over.
    void send(ConnectionId connection, Side side, Outgoing outgoing);

    /// Sends a close frame (1001) on every open connection, both sides, and stops the server.
    void closeAll();

    /// Connections with at least one live side.
    std::size_t liveCount() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

/// True for 127.0.0.0/8, ::1 and "localhost".
bool isLoopback(std::string_view address);

} // namespace lifeline
