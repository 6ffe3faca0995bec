#include "endpoints/link_maker.h"
#include "probe_peer.h"
#include "support/collecting_sink.h"
#include "support/manual_clock.h"
#include "support/raw_socket.h"

#include <QTest>

using namespace lifeline;

class LinkMakerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (const auto& link : m_context.registry.all())
            link->drop();
    }

    void aLinkIsInTheRegistryWithThePeerOfItsPlayer_data()
    {
        QTest::addColumn<bool>("made");
        QTest::newRow("our own") << false;
        QTest::newRow("from a factory") << true;
    }

    void aLinkIsInTheRegistryWithThePeerOfItsPlayer()
    {
        QFETCH(bool, made);
        Player player;
        player.profile = std::make_shared<PeerProfile>();
        if (made)
            player.factory = probes(Side::Client);
        const auto link = makeLink(m_context, ConnectionId{5}, Side::Client, player);
        QVERIFY(m_context.registry.find(ConnectionId{5}, Side::Client) == link);
        QCOMPARE(number(link->peer().connection()), 5U);
        QCOMPARE(link->peer().side(), Side::Client);
        link->handle(input::CallbackSeen{CallbackName::OnOpen, 0});
        QCOMPARE(m_sink.count([](const Event& e) { return e.kind() == EventKind::FaultStep; }),
                 std::size_t{made ? 1U : 0U});
    }

    void anAcceptedSocketGetsTheIdOfOurClientOrANewOne()
    {
        RawListener listener;
        Player player;
        player.factory = probes(Side::Server);
        const ConnectionId known = m_context.registry.newId();
        for (const bool expected : {true, false}) {
            TcpSocket socket(m_io);
            socket.connect({asio::ip::address_v4::loopback(), listener.port()});
            const TcpEndpoint local = socket.local_endpoint(), remote = socket.remote_endpoint();
            if (expected)
                m_context.registry.expect(remote, local, known);
            startAccepted(m_context, std::move(socket), remote, player, 3);
            const ConnectionId id = expected ? known : ConnectionId{number(known) + 1};
            const auto link = m_context.registry.find(id, Side::Server);
            QVERIFY(link);
            QCOMPARE(link->acceptedBy(), std::optional(3U));
        }
    }

private:
    asio::io_context m_io{1};
    CollectingSink m_sink;
    ManualClock m_clock;
    LinkContext m_context{m_io, m_sink, m_clock, 1};
};

QTEST_APPLESS_MAIN(LinkMakerTest)
#include "link_maker_test.moc"
