// What all links of one transport thread share.
#pragma once

#include "base/random_source.h"
#include "endpoints/busy_readers.h"
#include "endpoints/callback_relay.h"
#include "endpoints/connection_registry.h"
#include "endpoints/report_book.h"
#include "endpoints/resolver.h"
#include "endpoints/wake_queue.h"
#include "lifecycle/peer_command.h"
#include "lifecycle/reference_contract.h"

#include <set>
#include <vector>

namespace lifeline {

class TcpLink;

/// The built-in handler: sends every message back. One serves all links, since only one can be in its machine
/// at a time.
class EchoApplication final : public Application {
public:
    void onMessage(Opcode kind, std::string_view payload) override;

    TcpLink* active = nullptr; // whose input is handled now
};

/// Used on the transport thread only.
struct LinkContext {
    LinkContext(asio::io_context& io_, EventSink& sink_, const Clock& clock_, std::uint64_t seed)
        : io(io_), sink(relay), clock(clock_), random(seed), wakes(io_, clock_), readers(io_), resolver(io_),
          reports(relay, clock_, wakes, registry, servedPorts), relay(sink_, io_, registry, reports),
          readBuffer(readSize)
    {
    }

    static constexpr std::size_t readSize = std::size_t{128} << 10;

    asio::io_context& io;
    EventSink& sink; // of every link: the relay
    const Clock& clock;
    SeededRandom random;
    WakeQueue wakes;
    BusyReaders readers;
    Resolver resolver;
    ConnectionRegistry registry;
    std::multiset<std::uint16_t> servedPorts; // that servers of ours accept on
    ReportBook reports;
    CallbackRelay relay;

    PeerCommands commands;        // of the input handled now
    std::vector<char> readBuffer; // of the link that reads now
    Application silent;
    EchoApplication echo;
};

} // namespace lifeline
