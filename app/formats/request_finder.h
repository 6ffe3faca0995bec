// Whether what one end of a TCP connection sends asks for a WebSocket.
#pragma once

#include "wire/http_head.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lifeline {

/// What a TCP connection turned out to carry.
enum class StreamKind : std::uint8_t {
    Unknown,   // nothing, or too little
    WebSocket, // a request for an upgrade to it, granted or not
    Http,      // other requests
    Http2,
    Tls,
    Other
};

/// Sans-I/O. Looks at the requests as they arrive; one with a body is the last it looks at.
class RequestFinder {
public:
    RequestFinder() : m_reader(HeadKind::Request) {}

    /// What it is so far: Http may still become a WebSocket while open().
    StreamKind feed(std::string_view bytes);
    /// It ended, or something is missing: a request that was cut off may ask too.
    StreamKind end();
    bool open() const { return m_open; }
    /// Of the request that asks: "ws://host/path"; without a Host the given one stands in.
    std::string url(const std::string& host) const;

private:
    void take(const HttpHead& head, bool whole);

    HttpHeadReader m_reader;
    StreamKind m_kind = StreamKind::Unknown;
    bool m_open = true;
    std::string m_host, m_target;
};

} // namespace lifeline
