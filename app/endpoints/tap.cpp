#include "endpoints/tap.h"

#include "endpoints/socket_address.h"
#include "endpoints/tcp_link.h"

#include <asio/error.hpp>

namespace lifeline {
namespace {

constexpr Duration flushInterval = std::chrono::milliseconds(5);

} // namespace

Tap::Tap(LinkContext& context, ConnectionId id, ForwardTo to, Duration connectTimeout, unsigned hops)
    : m_context(context), m_to(std::move(to)), m_connectTimeout(connectTimeout), m_hops(hops),
      m_observer(id, m_to.observed, context.sink), m_visitor(context, *this), m_target(context, *this)
{
}

// Beginnings --------------------------------------------------------------------------------------

void Tap::start(TcpSocket visitor, const TcpEndpoint& remote)
{
    const auto self = shared_from_this();
    asio::error_code gone;
    m_door = endpointText(visitor.local_endpoint(gone));
    m_visitor.take(std::move(visitor));
    recordVisitor(remote, now());
    if (m_hops >= maxHops) {
        failForward(Cause::Refused, "the address leads back to its own door");
        return;
    }
    if (m_connectTimeout > Duration::zero())
        m_context.wakes.set(*this, now() + m_connectTimeout);
    m_connector = std::make_unique<Connector>(m_context, m_observer.connection());
    m_connector->start(m_to.url.host, m_to.url.port,
                       [this](Connector::Result result) { connectDone(std::move(result)); });
}

void Tap::recordVisitor(const TcpEndpoint& remote, MonotonicTime now)
{
    const std::string visitor = endpointText(remote);
    if (side() == Side::Server)
        m_observer.accepted(m_door, visitor, now);
    else
        m_observer.connected(m_to.url.text(), visitor, m_door, now);
}

void Tap::connectDone(Connector::Result result)
{
    const auto self = shared_from_this();
    const auto finished = std::move(m_connector);
    m_context.wakes.set(*this, std::nullopt);
    if (const auto* fault = std::get_if<SocketFault>(&result))
        failForward(fault->cause, fault->error);
    else
        join(std::get<TcpSocket>(std::move(result)));
}

void Tap::join(TcpSocket target)
{
    asio::error_code gone; // a RST may have come already; it is read later
    m_through = {target.local_endpoint(gone), target.remote_endpoint(gone)};
    m_observer.forwarding(endpointText(m_through.first), endpointText(m_through.second), now());
    m_joined = true;
    m_target.take(std::move(target));
    setReading(!m_vanished);
}

void Tap::failForward(Cause cause, std::string_view error)
{
    m_observer.forwardFailed(cause, error, now());
    m_visitor.reset();
    close();
}

// What passes -------------------------------------------------------------------------------------

void Tap::received(TapEnd& from, std::string_view bytes)
{
    TapEnd& to = otherThan(from);
    if (m_vanished || m_resetting != nullptr)
        return;
    m_observer.bytes(sideAt(from), bytes, now());
    to.send(bytes);
    if (to.waiting() > TcpLink::highWater)
        from.setReading(false);
}

void Tap::ended(TapEnd& from, const asio::error_code& code)
{
    const auto self = shared_from_this();
    if (m_over || m_resetting != nullptr)
        return;
    if (code == asio::error::eof) {
        m_observer.fin(sideAt(from), now());
        otherThan(from).finish();
        settle();
        return;
    }
    if (isReset(code))
        m_observer.reset(sideAt(from), now());
    else
        lost(from, code);
    from.close();
    resetAfterFlush(otherThan(from));
}

/// The end that is left is reset, which is all it learns.
void Tap::lost(TapEnd& from, const asio::error_code& code)
{
    const SocketFault fault = faultOf(code);
    if (sideAt(from) == Side::Server)
        m_observer.forwardFailed(fault.cause, fault.error, now());
    else if (side() == Side::Client)
        m_observer.lost(fault.cause, fault.error, now());
    else
        m_observer.reset(Side::Client, now());
}

void Tap::moved(TapEnd& end)
{
    const auto self = shared_from_this();
    if (m_over)
        return;
    if (m_joined && !m_vanished && end.waiting() <= TcpLink::lowWater)
        otherThan(end).setReading(true);
    settle();
}

void Tap::setReading(bool on)
{
    m_visitor.setReading(on);
    m_target.setReading(on);
}

// What a person does ------------------------------------------------------------------------------

void Tap::handle(const PeerInput& input)
{
    const auto self = shared_from_this();
    if (m_over || m_observer.over())
        return;
    if (const auto* injected = std::get_if<input::Injected>(&input)) {
        m_observer.injected(injected->fault, now());
    } else if (std::holds_alternative<input::DropFin>(input)) {
        m_observer.fin(side(), now());
        endAt(otherEnd(side())).finish();
        settle();
    } else if (std::holds_alternative<input::DropReset>(input)) {
        drop();
    } else if (std::holds_alternative<input::Vanish>(input)) {
        m_vanished = true;
        setReading(false);
    }
}

void Tap::sayGoodbye()
{
    // Another stack may be told to stop at the same time: what it says then must still go through.
    const bool ours = m_context.registry.find(m_observer.connection(), otherEnd(side())) != nullptr;
    m_context.wakes.set(*this, now() + (ours ? lastFlush : lastWords));
}

// Endings -----------------------------------------------------------------------------------------

void Tap::drop()
{
    const auto self = shared_from_this();
    m_observer.reset(side(), now());
    m_visitor.reset();
    m_target.reset();
    close();
}

void Tap::resetAfterFlush(TapEnd& end)
{
    m_resetting = &end;
    end.setReading(false);
    m_resetBy = now() + lastFlush;
    tryReset();
}

void Tap::tryReset()
{
    if (m_resetting->flushed() || now() >= m_resetBy) {
        m_resetting->reset();
        close();
    } else {
        m_context.wakes.set(*this, now() + flushInterval);
    }
}

void Tap::settle()
{
    if (m_resetting != nullptr)
        tryReset();
    else if (m_visitor.finished() && m_target.finished())
        close();
}

void Tap::wake()
{
    const auto self = shared_from_this();
    if (m_connector)
        failForward(Cause::ConnectTimeout, {});
    else if (m_resetting != nullptr)
        tryReset();
    else
        drop();
}

void Tap::close()
{
    const auto self = shared_from_this();
    if (std::exchange(m_over, true))
        return;
    m_connector.reset();
    m_context.wakes.set(*this, std::nullopt);
    m_visitor.close();
    m_target.close();
    m_context.registry.forget(m_through.first, m_through.second);
    m_context.registry.remove(m_observer.connection(), side());
}

} // namespace lifeline
