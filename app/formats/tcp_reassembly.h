// All TCP connections of a capture, followed at once: packets with times go in, what each end sent comes out.
#pragma once

#include "base/time.h"
#include "formats/tcp_segment.h"
#include "formats/tcp_stream.h"

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <unordered_map>

namespace lifeline {

/// Which of the two ends of a connection: the index in CapturedConnection::ends.
using EndIndex = std::size_t;
constexpr EndIndex otherIndex(EndIndex end) { return 1 - end; }

struct CapturedConnection {
    std::uint32_t number = 0; // from 1, in the order in which they begin
    std::array<CapturedEnd, 2> ends;
    bool handshake = false; // its beginning was captured; then ends[0] is the client
};

/// Is told of each connection in the order in which the other end could see it. Times never go back.
class TcpSink {
public:
    virtual ~TcpSink() = default;
    /// Whether it is to be followed; of others nothing more is told.
    virtual bool began(const CapturedConnection& connection, MonotonicTime at) = 0;
    /// The client has its connection; the server has.
    virtual void answered(const CapturedConnection& connection, MonotonicTime at) = 0;
    virtual void established(const CapturedConnection& connection, MonotonicTime at) = 0;
    virtual void bytes(const CapturedConnection& connection, EndIndex from, std::string_view bytes,
                       MonotonicTime at) = 0;
    /// That end sent so many bytes that were never captured.
    virtual void gap(const CapturedConnection& connection, EndIndex from, std::uint64_t count,
                     MonotonicTime at) = 0;
    virtual void fin(const CapturedConnection& connection, EndIndex from, MonotonicTime at) = 0;
    virtual void reset(const CapturedConnection& connection, EndIndex from, MonotonicTime at) = 0;
    /// Nothing more comes: the capture is over, or the ports are used anew.
    virtual void finished(const CapturedConnection& connection, MonotonicTime at) = 0;
};

/// Sans-I/O; not thread-safe. `sink` must outlive it. Memory is bounded: so many connections at once (the one
/// that was quiet the longest is finished for one more), so many bytes behind holes.
///
/// A hole is given up when the other end has acknowledged what is missing and it still does not come; when
/// too much waits behind it; and at the end. A new SYN begins a new connection.
class TcpReassembly {
public:
    static constexpr std::size_t maxConnections = std::size_t{1} << 17;
    static constexpr std::size_t maxHeld = std::size_t{1} << 20; // of one direction
    static constexpr std::size_t maxHeldTogether = std::size_t{64} << 20;
    /// After so many packets of the connection, or so long, an acknowledged byte does not come any more.
    static constexpr std::uint64_t patience = 64;
    static constexpr Duration patienceTime = std::chrono::milliseconds(200);

    explicit TcpReassembly(TcpSink& sink) : m_sink(sink) {}

    /// The number of the segment's connection; 0: it is of none. `at` never goes back.
    std::uint32_t take(const TcpSegment& segment, MonotonicTime at);
    /// The capture is over.
    void finish(MonotonicTime at);

private:
    using Key = std::array<CapturedEnd, 2>; // the smaller end first
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    struct HoleWatch {
        bool on = false;
        std::uint64_t position = 0, packets = 0;
        MonotonicTime since;
    };
    /// What is needed to follow a connection.
    struct Following {
        std::array<TcpStream, 2> streams;
        std::array<HoleWatch, 2> holes;
        std::uint64_t packets = 0;
        bool answered = false, established = false, reset = false;
    };
    struct Flow {
        CapturedConnection connection;
        std::array<std::optional<std::uint32_t>, 2> firsts; // numbers of the first bytes
        std::unique_ptr<Following> following;
    };
    using Flows = std::list<Flow>;
    class Output;

    static Key keyOf(const TcpSegment& segment);
    Flow* find(const Key& key);
    Flow& begin(const Key& key, const TcpSegment& segment, MonotonicTime at);
    bool isNew(const Flow* flow, const TcpSegment& segment) const;
    static void learnBeginnings(Flow& flow, EndIndex from, const TcpSegment& segment);
    void tellHandshake(Flow& flow, EndIndex from, const TcpSegment& segment, MonotonicTime at);
    void follow(Flow& flow, EndIndex from, const TcpSegment& segment, MonotonicTime at);
    void watchHole(Flow& flow, EndIndex from, MonotonicTime at);
    void giveUp(Flow& flow, EndIndex from, MonotonicTime at);
    void end(Flow& flow, MonotonicTime at);

    TcpSink& m_sink;
    Flows m_flows; // the one that was quiet the longest first
    std::unordered_map<Key, Flows::iterator, KeyHash> m_places;
    std::uint32_t m_count = 0;
    std::size_t m_held = 0;
};

} // namespace lifeline
