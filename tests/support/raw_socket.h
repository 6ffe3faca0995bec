// A plain blocking TCP socket for tests that play a peer by hand: bytes, FIN, RST.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace lifeline {

class RawSocket {
public:
    /// To 127.0.0.1. connected() tells whether it worked.
    static RawSocket connectTo(std::uint16_t port);
    /// Has its descriptor, and no connection yet.
    static RawSocket unconnected();
    bool connectNow(std::uint16_t port);
    explicit RawSocket(int descriptor) : m_descriptor(descriptor) {}
    ~RawSocket();
    RawSocket(RawSocket&& other) noexcept : m_descriptor(other.m_descriptor) { other.m_descriptor = -1; }
    RawSocket& operator=(RawSocket&&) = delete;

    bool connected() const { return m_descriptor >= 0; }
    bool send(std::string_view bytes);
    /// Reads until `end` has come, or the stream ended. Gives up after a minute.
    std::string receiveUntil(std::string_view end);
    /// Reads exactly that many bytes, or what came before the stream ended.
    std::string receive(std::size_t count);
    /// Reads to the end: 0 for FIN, the errno otherwise (ECONNRESET for RST, EAGAIN when a minute was not
    /// enough).
    int readToEnd();
    void finish(); // FIN
    void reset();  // RST
    void setReceiveBuffer(int bytes);
    /// How long send() waits for room before it gives up.
    void setSendTimeout(std::chrono::milliseconds timeout);
    /// Bytes the other end lets us have under way (TCP's window), as it said in its last segment.
    std::uint32_t windowOfTheOtherEnd() const;
    std::uint16_t localPort() const;

private:
    int m_descriptor = -1;
};

/// Listens on a free port of 127.0.0.1.
class RawListener {
public:
    RawListener();
    ~RawListener();
    RawListener(const RawListener&) = delete;
    RawListener& operator=(const RawListener&) = delete;

    std::uint16_t port() const { return m_port; }
    RawSocket accept();

private:
    int m_descriptor = -1;
    std::uint16_t m_port = 0;
};

/// A correct upgrade request.
std::string upgradeRequestText(std::string_view path = "/");

/// Connects and performs the upgrade as a client.
RawSocket openRaw(std::uint16_t port);

/// A short client frame with a fixed masking key.
std::string maskedFrame(std::uint8_t firstByte, std::string_view payload);

} // namespace lifeline
