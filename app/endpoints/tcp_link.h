// One end of one TCP connection: a socket and the peer that it serves.
#pragma once

#include "endpoints/connector.h"
#include "endpoints/link_context.h"
#include "endpoints/live_end.h"
#include "endpoints/socket_writer.h"
#include "lifecycle/peer.h"
#include "wire/ws_url.h"

#include <memory>
#include <optional>

namespace lifeline {

/// Feeds the peer what the network does and carries out what it asks for. Used on the transport thread
/// only.
///
/// Nothing is buffered for reading: a link that has nothing to say costs its peer and one wait operation.
/// While bytes keep coming it is one of the context's busy readers instead.
/// A peer that does not read what it is sent is not read from either, once highWater bytes wait for it.
class TcpLink final : public LiveEnd,
                      public Sleeper,
                      public Reader,
                      public std::enable_shared_from_this<TcpLink> {
public:
    TcpLink(LinkContext& context, std::unique_ptr<Peer> peer);

    /// Server: takes the connection over.
    void startAccepted(TcpSocket socket, const TcpEndpoint& remote);
    /// Client: resolves and connects.
    /// `receiveBuffer`: SO_RCVBUF, bytes; 0: the system's.
    void startConnecting(const WsUrl& url, std::uint32_t receiveBuffer = 0);

    void handle(const PeerInput& input) override;
    /// Within handle(): the application answers at once, so that its message goes before whatever comes next.
    void answer(Opcode kind, std::string_view payload);

    /// Ends an attempt to connect.
    void giveUp() { handle(input::ConnectFailed{Cause::Stopped, {}}); }
    /// Says goodbye where there is an open connection, ends TCP where there is none yet.
    void sayGoodbye() override;
    void drop() override;

    const Peer& peer() const { return *m_peer; }
    Side side() const override { return m_peer->side(); }
    Phase phase() const override { return m_peer->phase(); }
    bool isPlayed() const override { return true; }
    std::size_t waitingBytes() const { return m_writer.waiting(); }

    static constexpr std::size_t highWater = std::size_t{1} << 20; // bytes waiting: stop reading
    static constexpr std::size_t lowWater = highWater / 2;         // start again

private:
    void wake() override;

    void connectDone(Connector::Result result);
    void begin();

    bool mayRead() const;
    void waitToRead();
    void waitForError();
    std::size_t readSome() override;
    void rest() override;
    std::size_t readOnce();
    void ended(const asio::error_code& code);

    void perform(const command::SendBytes& send) { sendBytes(send.bytes); }
    void perform(const command::SendFin&) { m_writer.finish(); }
    void perform(const command::SendReset&);
    void perform(const command::WakeAt& wake) { m_context.wakes.set(*this, wake.at); }
    void perform(const command::SetReading& reading);
    void perform(const command::Release&);

    void sendBytes(std::string_view bytes);
    void sendFailed();
    void waitToWrite();
    void flush();
    void close();

    LinkContext& m_context;
    std::unique_ptr<Peer> m_peer;
    TcpSocket m_socket;
    std::unique_ptr<Connector> m_connector; // client, while connecting
    SocketWriter m_writer;
    MonotonicTime m_now;     // of the input handled last
    bool m_reading = false;  // waiting to read, or among the busy readers
    bool m_writing = false;  // waiting to write
    bool m_paused = false;   // not read from until the peer has read
    bool m_deaf = false;     // not read from because the peer of ours does not want to
    bool m_watching = false; // waiting for an error while deaf
    bool m_readOver = false; // FIN or an error was read
    bool m_released = false; // the peer is done; only what waits is still sent
};

} // namespace lifeline
