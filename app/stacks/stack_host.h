// Runs stacks other than the reference in this process, their real classes and signals, and reports what they
// tell. The lab stands in front of each (ForwardTo) and records the wire.
#pragma once

#include "endpoints/lab.h"

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace lifeline {

/// What the application on top of such a stack does by itself.
struct StackAct {
    enum class What : std::uint8_t { Text, Binary, Ping, Close };
    What what = What::Text;
    std::string bytes; // payload, or the reason of a close
    std::optional<std::uint16_t> code;
    Duration after = {}; // from on-open
};

struct StackServerSettings {
    bool echo = true;
    Duration upgradeTimeout = std::chrono::seconds(10);
    std::vector<std::string> subprotocols;
    std::vector<std::string> allowedOrigins; // empty: all
    std::vector<StackAct> acts;              // on each connection once it is open
};
struct StackClientSettings {
    WsUrl url;
    RequestOptions request;
    bool echo = false;
    std::vector<StackAct> acts;
};

/// Owns a thread with Qt's event loop; all calls may come from any thread and return at once. A
/// QCoreApplication must exist. `lab` must outlive it.
class StackHost {
public:
    using Ticket = std::uint32_t; // from 1
    struct Failure {
        std::string error; // the system's own words
    };
    using Ready = std::function<void(std::variant<std::uint16_t, Failure>)>; // the port; on the host's thread

    explicit StackHost(Lab& lab);
    ~StackHost();
    StackHost(const StackHost&) = delete;
    StackHost& operator=(const StackHost&) = delete;

    /// "qt 6.4.2"
    static std::string qtName();

    /// A QWebSocketServer on a free port of 127.0.0.1. Callbacks are reported for Side::Server by the key of
    /// the request, those before it was read by the address of the visitor's end.
    Ticket startQtServer(StackServerSettings settings, Ready ready);
    /// A QWebSocket opens that address: a door of the lab's that forwards. Callbacks are reported for
    /// Side::Client by `lifeline` in the query where there is one, and by the address of its own end.
    Ticket openQtClient(StackClientSettings settings);
    /// Closes; what is still told is reported.
    void stop(Ticket ticket);

    /// Lets the application of one connection send; `clientAddress` as reported. Does nothing when it is
    /// gone.
    void send(std::string clientAddress, Side side, Outgoing outgoing);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace lifeline
