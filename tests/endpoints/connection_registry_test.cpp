#include "endpoints/tcp_link.h"
#include "lifecycle/reference_peer.h"
#include "support/collecting_sink.h"
#include "support/manual_clock.h"

#include <QTest>

using namespace lifeline;

class ConnectionRegistryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsBeginAtOne();
    void aConnectionLivesWhileOneOfItsSidesDoes();
    void anExpectedClientIsRecognised();
    void onlyOnce();
    void anotherPairOfEndsIsAStranger();
    void theSamePeerSeenThroughSixIsTheSame();

private:
    std::shared_ptr<TcpLink> link(ConnectionId id, Side side)
    {
        return std::make_shared<TcpLink>(
            context, std::make_unique<ReferencePeer>(id, side, std::make_shared<PeerProfile>(),
                                                     context.random, context.sink, context.silent));
    }
    static TcpEndpoint at(const char* address, std::uint16_t port)
    {
        return {asio::ip::make_address(address), port};
    }

    asio::io_context io{1};
    CollectingSink sink;
    ManualClock clock;
    LinkContext context{io, sink, clock, 1};
};

void ConnectionRegistryTest::idsBeginAtOne()
{
    ConnectionRegistry registry;
    QCOMPARE(number(registry.newId()), 1U);
    QCOMPARE(number(registry.newId()), 2U);
}

void ConnectionRegistryTest::aConnectionLivesWhileOneOfItsSidesDoes()
{
    ConnectionRegistry registry;
    const ConnectionId id = registry.newId();
    const auto client = link(id, Side::Client);
    const auto server = link(id, Side::Server);
    registry.add(id, Side::Client, client);
    registry.add(id, Side::Server, server);
    QCOMPARE(registry.liveCount(), std::size_t{1});
    QCOMPARE(registry.all().size(), std::size_t{2});
    QVERIFY(registry.find(id, Side::Server) == server);
    registry.remove(id, Side::Client);
    QCOMPARE(registry.liveCount(), std::size_t{1});
    QVERIFY(!registry.find(id, Side::Client));
    registry.remove(id, Side::Server);
    registry.remove(id, Side::Server);
    QCOMPARE(registry.liveCount(), std::size_t{0});
    QVERIFY(!registry.find(id, Side::Server));
}

void ConnectionRegistryTest::anExpectedClientIsRecognised()
{
    ConnectionRegistry registry;
    const ConnectionId id = registry.newId();
    registry.expect(at("127.0.0.1", 40000), at("127.0.0.1", 9001), id);
    QCOMPARE(registry.idForAccepted(at("127.0.0.1", 40000), at("127.0.0.1", 9001)), id);
}

void ConnectionRegistryTest::onlyOnce()
{
    ConnectionRegistry registry;
    const ConnectionId id = registry.newId();
    registry.expect(at("127.0.0.1", 40000), at("127.0.0.1", 9001), id);
    registry.forget(at("127.0.0.1", 40000), at("127.0.0.1", 9001));
    QCOMPARE(number(registry.idForAccepted(at("127.0.0.1", 40000), at("127.0.0.1", 9001))), 2U);
    registry.expect(at("127.0.0.1", 40000), at("127.0.0.1", 9001), id);
    registry.forgetExpectedOn(9001);
    QCOMPARE(number(registry.idForAccepted(at("127.0.0.1", 40000), at("127.0.0.1", 9001))), 3U);
}

void ConnectionRegistryTest::anotherPairOfEndsIsAStranger()
{
    ConnectionRegistry registry;
    registry.expect(at("127.0.0.1", 40000), at("127.0.0.1", 9001), registry.newId());
    QCOMPARE(number(registry.idForAccepted(at("127.0.0.1", 40001), at("127.0.0.1", 9001))), 2U);
    QCOMPARE(number(registry.idForAccepted(at("127.0.0.1", 40000), at("127.0.0.2", 9001))), 3U);
}

void ConnectionRegistryTest::theSamePeerSeenThroughSixIsTheSame()
{
    ConnectionRegistry registry;
    const ConnectionId id = registry.newId();
    registry.expect(at("127.0.0.1", 40000), at("0.0.0.0", 9001), id);
    QCOMPARE(registry.idForAccepted(at("::ffff:127.0.0.1", 40000), at("::ffff:127.0.0.1", 9001)), id);
}

QTEST_APPLESS_MAIN(ConnectionRegistryTest)
#include "connection_registry_test.moc"
