// The engine behind the window and the command line: a client, a local server, and the thread they live on.
#pragma once

#include "base/random_source.h"
#include "base/time.h"
#include "lifecycle/event.h"
#include "lifecycle/peer.h"
#include "lifecycle/peer_settings.h"
#include "wire/handshake.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

/// Where a server of ours hands every byte on to, both ways, FIN and RST included, while it looks and
/// records. Nothing is answered, mended or held back.
struct ForwardTo {
    WsUrl url;                    // only its host and port count
    Side observed = Side::Server; // whose view is recorded: the far end's behind us, or the visitor's
};

struct ServerSettings {
    std::string bindAddress = "127.0.0.1"; // an IP address
    std::uint16_t port = 9001;             // 0: any free port
    PeerSettings peer;
    ServerPolicy policy;
    bool echo = true;                 // the built-in handler sends each message back
    std::optional<ForwardTo> forward; // instead of the built-in server
};

struct ClientSettings {
    WsUrl url;
    PeerSettings peer;
    RequestOptions request;
    bool echo = false;
};

/// What a person or a script lets one side of a live connection do.
struct Outgoing {
    enum class What : std::uint8_t {
        Text,
        Binary,
        Ping,
        Pong,
        Close,
        Fin,
        Reset,
        Frame, // `header` as it is, then `sent` bytes of `bytes`
        StopAnsweringPings,
        StopAnsweringClose,
        Vanish,
    };
    What what = What::Text;
    std::string bytes;                 // payload; the reason of a close
    std::optional<std::uint16_t> code; // of a close; none: an empty close frame
    FrameHeader header = {};           // of a Frame; a client's frame is masked only where this says so
    std::uint64_t sent = UINT64_MAX;   // of a Frame: payload bytes that go out
    std::string injection = {};        // id of the injection this belongs to; recorded first; empty: none
};

/// Makes what plays one end of a connection. Called on the lab's thread; both references outlive the peer.
/// Where the other end is here too, the peer is told that end's callbacks (input::CallbackSeen) soon after
/// they happened.
using PeerFactory = std::function<std::unique_ptr<Peer>(ConnectionId, RandomSource&, EventSink&)>;

/// A server beside the main one: a scripted one, or one that a fault is tried on. It leads to no Listening
/// event.
struct SideServer {
    enum class Door : std::uint8_t {
        Open,
        FullBacklog, // listens on a full queue: no connection to it ever completes
        Closed,      // nobody listens on the port it was given
    };
    std::string bindAddress = "127.0.0.1"; // an IP address
    std::uint16_t port = 0;                // 0: any free port
    Door door = Door::Open;
    std::uint32_t receiveBuffer = 0;  // SO_RCVBUF of its connections, bytes; 0: the system's
    PeerFactory peer;                 // plays every connection; empty: the built-in server with what follows
    std::optional<ForwardTo> forward; // instead of both
    PeerSettings settings;
    ServerPolicy policy;
    bool echo = false;
};
using ServerTicket = std::uint32_t; // from 1

struct ListenFault {
    Cause cause = Cause::TcpError;
    std::string error; // the system's own words
};
/// The port, or why there is none. Called once, on the lab's thread.
using ServerReady = std::function<void(std::variant<std::uint16_t, ListenFault>)>;

/// A callback that another stack than the reference reports, in this process or by a beacon. Laid beside the
/// events of that side's wire; it never changes them.
struct StackReport {
    Side side = Side::Server;
    std::string stack;    // "qt 6.4.2"
    std::string subject;  // which connection: its Sec-WebSocket-Key; "127.0.0.1:40312", the address of the
                          // client's end; or the value of "lifeline" in the query of the request's target
    std::string callback; // the stack's own name: "disconnected"
    CallbackName role = CallbackName::Other;
    std::uint16_t code = 0; // 0: none told
    std::string reason;
    std::string address; // of the client's end, where it is known beside another subject: it decides where
                         // the subject names several connections, and counts alone before it names one
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

    /// The same, played by another peer than the built-in one.
    ConnectionId connectAs(const WsUrl& url, PeerFactory peer, std::uint32_t receiveBuffer = 0);

    ServerTicket addServer(SideServer server, ServerReady ready);
    /// Stops listening; its connections go on.
    void removeServer(ServerTicket ticket);

    /// The next connection of the main server is played by this peer; empty: as usual. Replaces what was
    /// armed before.
    void armServer(PeerFactory peer);

    /// Does nothing when that side is not ours or is over.
    void send(ConnectionId connection, Side side, Outgoing outgoing);

    /// Leads to a Callback event of that connection and side, also soon after its end. Waits a little for a
    /// connection that is not known yet; then, or where the reference stack plays that side, to
    /// ReportRefused.
    void report(StackReport report);
    /// Leads to ReportRefused, for `count` reports at once. A flood of them is told once a second, with how
    /// many there were: the counts of all ReportRefused add up to all that was refused.
    void refuseReport(std::string why, StackReport report = {}, std::uint32_t count = 1);

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
