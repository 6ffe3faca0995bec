#include "endpoints/listener.h"
#include "support/raw_socket.h"

#include <QTest>

#include <sys/resource.h>

using namespace lifeline;

namespace {

const TcpEndpoint anyPort(asio::ip::address_v4::loopback(), 0);

} // namespace

class ListenerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoComesIsAccepted();
    void aTakenPortIsAFault();
    void withoutDescriptorsPeersAreRefusedAndLaterServed();
    void aClosedListenerCallsNobody();
};

void ListenerTest::whoComesIsAccepted()
{
    asio::io_context io(1);
    std::vector<std::uint16_t> ports;
    Listener listener(
        io, [&](const TcpSocket&, const TcpEndpoint& remote) { ports.push_back(remote.port()); },
        [](const SocketFault&) {});
    QVERIFY(!listener.open(anyPort));
    const auto one = RawSocket::connectTo(listener.endpoint().port());
    const auto two = RawSocket::connectTo(listener.endpoint().port());
    while (ports.size() < 2)
        io.run_one();
    QCOMPARE(ports, (std::vector{one.localPort(), two.localPort()}));
}

void ListenerTest::aTakenPortIsAFault()
{
    asio::io_context io(1);
    const RawListener taken;
    Listener listener(
        io, [](const TcpSocket&, const TcpEndpoint&) {}, [](const SocketFault&) {});
    const auto fault = listener.open({asio::ip::address_v4::loopback(), taken.port()});
    QVERIFY(fault);
    QCOMPARE(fault->cause, Cause::AddressInUse);
    QCOMPARE(fault->error, std::string("Address already in use"));
}

void ListenerTest::withoutDescriptorsPeersAreRefusedAndLaterServed()
{
    asio::io_context io(1);
    int accepted = 0;
    std::vector<Cause> failures;
    Listener listener(
        io, [&](const TcpSocket&, const TcpEndpoint&) { ++accepted; },
        [&](const SocketFault& fault) { failures.push_back(fault.cause); });
    QVERIFY(!listener.open(anyPort));
    auto refused = RawSocket::connectTo(listener.endpoint().port());
    rlimit whole{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &whole), 0);
    // Only the spare descriptor's number is left.
    rlimit none = whole;
    const int free = dup(0);
    ::close(free);
    none.rlim_cur = static_cast<rlim_t>(free);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
    while (failures.empty())
        io.run_one();
    const int end = refused.readToEnd();
    setrlimit(RLIMIT_NOFILE, &whole);
    QCOMPARE(failures, std::vector{Cause::OutOfDescriptors});
    QCOMPARE(end, ECONNRESET);
    QCOMPARE(accepted, 0);
    const auto served = RawSocket::connectTo(listener.endpoint().port());
    while (accepted == 0)
        io.run_one();
    QCOMPARE(failures.size(), std::size_t{1});
}

void ListenerTest::aClosedListenerCallsNobody()
{
    asio::io_context io(1);
    bool called = false;
    {
        Listener listener(
            io, [&](const TcpSocket&, const TcpEndpoint&) { called = true; },
            [&](const SocketFault&) { called = true; });
        QVERIFY(!listener.open(anyPort));
        const auto peer = RawSocket::connectTo(listener.endpoint().port());
    }
    io.run();
    QVERIFY(!called);
}

QTEST_APPLESS_MAIN(ListenerTest)
#include "listener_test.moc"
