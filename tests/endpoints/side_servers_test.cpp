// Servers beside the main one, through a lab and real sockets.
#include "endpoints/side_servers.h"
#include "lab_server.h"
#include "probe_peer.h"
#include "support/raw_socket.h"

using namespace lifeline;

namespace {

ClientSettings clientOf(std::uint16_t port)
{
    ClientSettings settings;
    settings.url.host = "127.0.0.1";
    settings.url.port = port;
    return settings;
}

SideServer withDoor(SideServer::Door door)
{
    SideServer server;
    server.door = door;
    return server;
}

} // namespace

class SideServersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothEndsShareOneIdAndNothingIsToldOfListening()
    {
        LabServer main;
        SideServer server;
        server.echo = true;
        const ConnectionId id = main.lab->connect(clientOf(portOf(*main.lab, server)));
        QVERIFY(main.sink.waitFor("on-open", Side::Server, id));
        QVERIFY(main.sink.waitFor("on-open", Side::Client, id));
        main.lab->send(id, Side::Client, {Outgoing::What::Text, "hello", {}});
        QVERIFY(main.sink.waitFor("message-received", Side::Client, id));
        QCOMPARE(main.sink.count([](const Event& e) { return e.kind() == EventKind::Listening; }),
                 std::size_t{1});
    }

    void itsConnectionsAreSetUpAsItSays()
    {
        LabServer main;
        SideServer server;
        server.settings.maxMessage = 3;
        server.policy.subprotocols = {"chat"};
        ClientSettings client = clientOf(portOf(*main.lab, server));
        client.request.subprotocols = {"chat"};
        const ConnectionId id = main.lab->connect(client);
        const auto response = main.sink.waitFor("response", Side::Client, id);
        QVERIFY(response);
        QVERIFY(response->as<event::Response>()->head.find("Sec-WebSocket-Protocol: chat") !=
                std::string_view::npos);
        QVERIFY(main.sink.waitFor("on-open", Side::Client, id));
        main.lab->send(id, Side::Client, {Outgoing::What::Text, "four", {}});
        QCOMPARE(main.closeOf(id, Side::Server).code, std::uint16_t{1009});
    }

    void aFactoryPlaysEveryConnection()
    {
        LabServer main;
        SideServer server;
        server.peer = probes(Side::Server);
        const std::uint16_t port = portOf(*main.lab, server);
        for (int i = 0; i < 2; ++i) {
            const ConnectionId id = main.lab->connect(clientOf(port));
            const auto told = main.sink.waitFor("step", Side::Server, id);
            QVERIFY(told);
            QCOMPARE(told->as<event::FaultStep>()->what, std::string_view("on-open"));
        }
    }

    void aRemovedServerListensNoMoreAndItsConnectionsGoOn()
    {
        LabServer main;
        SideServer server;
        server.echo = true;
        ServerTicket ticket = 0;
        const std::uint16_t port = portOf(*main.lab, server, &ticket);
        const ConnectionId id = main.lab->connect(clientOf(port));
        QVERIFY(main.sink.waitFor("on-open", Side::Client, id));
        main.lab->removeServer(ticket);
        main.lab->removeServer(ticket);
        const ConnectionId late = main.lab->connect(clientOf(port));
        const auto failed = main.sink.waitFor("connect-failed", Side::Client, late);
        QVERIFY(failed);
        QCOMPARE(failed->as<event::ConnectFailed>()->cause, Cause::Refused);
        main.lab->send(id, Side::Client, {Outgoing::What::Text, "still there", {}});
        QVERIFY(main.sink.waitFor("message-received", Side::Client, id));
    }

    void stoppingTheMainServerLeavesItAlone()
    {
        LabServer main;
        SideServer server;
        server.echo = true;
        const std::uint16_t port = portOf(*main.lab, server);
        const ConnectionId before = main.lab->connect(clientOf(port));
        QVERIFY(main.sink.waitFor("on-open", Side::Client, before));
        main.lab->stopServer();
        QVERIFY(main.sink.waitFor("listening-stopped"));
        main.lab->send(before, Side::Client, {Outgoing::What::Text, "still there", {}});
        QVERIFY(main.sink.waitFor("message-received", Side::Client, before));
        const ConnectionId after = main.lab->connect(clientOf(port));
        QVERIFY(main.sink.waitFor("on-open", Side::Server, after));
        QCOMPARE(main.sink.count([](const Event& e) { return frameOf(e) && closeCodeOf(e) != 0; }),
                 std::size_t{0});
    }

    void aConnectToAFullQueueHangs()
    {
        LabServer main;
        const std::uint16_t port = portOf(*main.lab, withDoor(SideServer::Door::FullBacklog));
        ClientSettings client = clientOf(port);
        client.peer.connectTimeout = std::chrono::milliseconds(100);
        const ConnectionId id = main.lab->connect(client);
        const auto failed = main.sink.waitFor("connect-failed", Side::Client, id);
        QVERIFY(failed);
        QCOMPARE(failed->as<event::ConnectFailed>()->cause, Cause::ConnectTimeout);
        QCOMPARE(main.sink.count([](const Event& e) { return e.kind() == EventKind::Accepted; }),
                 std::size_t{0});
    }

    void aConnectToAClosedPortIsRefused()
    {
        LabServer main;
        const std::uint16_t port = portOf(*main.lab, withDoor(SideServer::Door::Closed));
        QVERIFY(port != 0);
        const ConnectionId id = main.lab->connect(clientOf(port));
        const auto failed = main.sink.waitFor("connect-failed", Side::Client, id);
        QVERIFY(failed);
        QCOMPARE(failed->as<event::ConnectFailed>()->cause, Cause::Refused);
    }

    void whereItCannotListenItSaysWhy_data()
    {
        QTest::addColumn<int>("door");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<int>("cause");
        constexpr std::array doors{SideServer::Door::Open, SideServer::Door::FullBacklog,
                                   SideServer::Door::Closed};
        for (const auto door : doors) {
            QTest::addRow("door %d, a name", int(door))
                << int(door) << QByteArray("example.invalid") << int(Cause::UnresolvableHost);
            QTest::addRow("door %d, an address of somebody else", int(door))
                << int(door) << QByteArray("192.0.2.1") << int(Cause::AddressNotAvailable);
        }
    }

    void whereItCannotListenItSaysWhy()
    {
        QFETCH(int, door);
        QFETCH(QByteArray, address);
        QFETCH(int, cause);
        LabServer main;
        SideServer server = withDoor(static_cast<SideServer::Door>(door));
        server.bindAddress = address.toStdString();
        std::promise<ListenFault> promise;
        main.lab->addServer(
            server, [&promise](const auto& answer) { promise.set_value(std::get<ListenFault>(answer)); });
        const ListenFault fault = promise.get_future().get();
        QCOMPARE(int(fault.cause), cause);
        QVERIFY(!fault.error.empty());
        QCOMPARE(main.sink.count([](const Event& e) { return e.kind() == EventKind::ListenFailed; }),
                 std::size_t{0});
    }

    void theReceiveBufferIsItsConnections()
    {
        LabServer main;
        SideServer server;
        server.receiveBuffer = 4096;
        auto peer = RawSocket::connectTo(portOf(*main.lab, server));
        QVERIFY(peer.connected());
        QVERIFY(peer.windowOfTheOtherEnd() <= 4096);
        auto usual = RawSocket::connectTo(main.port);
        QVERIFY(usual.windowOfTheOtherEnd() > 4096);
    }
};

QTEST_APPLESS_MAIN(SideServersTest)
#include "side_servers_test.moc"
