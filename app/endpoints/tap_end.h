// One of the two connections that a tap joins: a socket, what is read from it, and what waits to be sent.
#pragma once

#include "endpoints/link_context.h"
#include "endpoints/socket_writer.h"

#include <memory>

namespace lifeline {

class TapEnd;

/// What joins the two ends.
class TapMiddle {
public:
    virtual ~TapMiddle() = default;
    virtual void received(TapEnd& from, std::string_view bytes) = 0;
    /// eof: a FIN; anything else: the connection is over. Nothing more is received from there.
    virtual void ended(TapEnd& from, const asio::error_code& code) = 0;
    /// Some of what waited has left, or all that ever will.
    virtual void moved(TapEnd& end) = 0;
    /// Keeps both ends alive.
    virtual std::shared_ptr<TapMiddle> shared() = 0;
};

/// Used on the transport thread only. `context` and `middle` must outlive it.
///
/// While it does not read, bytes wait in the kernel; a RST is noticed all the same, and then what came before
/// it is read.
class TapEnd final : public Reader {
public:
    TapEnd(LinkContext& context, TapMiddle& middle)
        : m_context(context), m_middle(middle), m_socket(context.io), m_writer(m_socket)
    {
    }

    /// Takes the connection over; reads nothing yet.
    void take(TcpSocket socket);
    void setReading(bool on);

    /// Does nothing after finish() or once the connection is over.
    void send(std::string_view bytes);
    /// Half-closes once everything before has left.
    void finish();
    void reset();
    void close();

    bool isOpen() const { return m_socket.is_open(); }
    bool readOver() const { return m_readOver; }
    std::size_t waiting() const { return m_writer.waiting(); }
    /// The kernel has put everything on the wire; a RST can no longer overtake it.
    bool flushed();
    /// Both directions have ended, and nothing waits.
    bool finished() const;

private:
    bool mayRead() const;
    void waitToRead();
    void watch();
    bool isGone();
    std::size_t readSome() override;
    void rest() override;
    std::size_t readOnce();
    void ended(const asio::error_code& code);
    void failed();
    void waitToWrite();
    void flush();
    std::shared_ptr<TapEnd> self() { return {m_middle.shared(), this}; }

    LinkContext& m_context;
    TapMiddle& m_middle;
    TcpSocket m_socket;
    SocketWriter m_writer;
    bool m_wanted = false;   // to be read from
    bool m_last = false;     // the connection is gone: what is left is read in any case
    bool m_reading = false;  // waiting to read, or among the busy readers
    bool m_watching = false; // waiting for an error while not reading
    bool m_writing = false;  // waiting to write
    bool m_readOver = false; // FIN or an error was read
    bool m_finished = false; // finish() was called
};

} // namespace lifeline
