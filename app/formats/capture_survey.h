// First of two looks at a capture: which of its TCP connections are WebSockets, and which end is the client.
#pragma once

#include "formats/request_finder.h"
#include "formats/tcp_reassembly.h"

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace lifeline {

class CaptureSurvey final : public TcpSink {
public:
    struct Found {
        EndIndex client = 0;
        std::string url;
    };

    /// By the connection's number; nullptr: it is no WebSocket attempt.
    const Found* find(std::uint32_t number) const;
    std::size_t webSockets() const { return m_found.size(); }
    std::uint64_t count(StreamKind kind) const { return m_counts[static_cast<std::size_t>(kind)]; }

    bool began(const CapturedConnection& connection, MonotonicTime at) override;
    void answered(const CapturedConnection&, MonotonicTime) override {}
    void established(const CapturedConnection&, MonotonicTime) override {}
    void bytes(const CapturedConnection& connection, EndIndex from, std::string_view bytes,
               MonotonicTime at) override;
    void gap(const CapturedConnection& connection, EndIndex from, std::uint64_t count,
             MonotonicTime at) override;
    void fin(const CapturedConnection& connection, EndIndex from, MonotonicTime at) override;
    void reset(const CapturedConnection&, EndIndex, MonotonicTime) override {}
    void finished(const CapturedConnection& connection, MonotonicTime at) override;

private:
    /// Of which it is not known yet what it is. Where the beginning is missing each end may be the client.
    struct Open {
        std::array<std::unique_ptr<RequestFinder>, 2> finders;
    };
    void learn(const CapturedConnection& connection, EndIndex from, StreamKind kind);
    void endOf(const CapturedConnection& connection, EndIndex from);
    void settle(const CapturedConnection& connection);

    std::unordered_map<std::uint32_t, Open> m_open;
    std::unordered_map<std::uint32_t, Found> m_found;
    std::array<std::uint64_t, 6> m_counts{};
};

} // namespace lifeline
