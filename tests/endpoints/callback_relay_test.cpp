#include "endpoints/callback_relay.h"
#include "endpoints/connection_registry.h"
#include "endpoints/link_context.h"
#include "lab_server.h"
#include "probe_peer.h"
#include "support/manual_clock.h"

using namespace lifeline;

namespace {

/// What a probe at that side was told, in order.
QByteArray toldTo(const CollectingSink& sink, ConnectionId id, Side side)
{
    std::vector<std::string> names;
    for (std::uint64_t row = 0; row < sink.log().size(); ++row) {
        const Event event = sink.log().event(row);
        const auto* step = event.as<event::FaultStep>();
        if (step && event.connection == id && event.side == side)
            names.push_back(std::string(step->what) + (step->step ? ":" + std::to_string(step->step) : ""));
    }
    return joined(names);
}

bool tells(const Event& event) { return event.kind() == EventKind::FaultStep; }

bool tellsOfClose(const Event& event)
{
    const auto* step = event.as<event::FaultStep>();
    return step && step->what == "on-close";
}

} // namespace

class CallbackRelayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClientFromAFactoryIsToldTheServersCallbacks()
    {
        LabServer main;
        const ConnectionId id = main.lab->connectAs(main.client().url, probes(Side::Client));
        QVERIFY(main.sink.waitForCount(2, tells));
        QCOMPARE(toldTo(main.sink, id, Side::Client), QByteArray("upgrade on-open"));
    }

    void aServerFromAFactoryIsToldTheClientsCallbacksAndItsCloseCode()
    {
        LabServer main;
        SideServer server;
        server.peer = probes(Side::Server);
        ClientSettings client = main.client();
        client.url.port = portOf(*main.lab, server);
        client.peer.closeTimeout = std::chrono::milliseconds(20);
        const ConnectionId id = main.lab->connect(client);
        QVERIFY(main.sink.waitFor("on-open", Side::Client, id));
        main.lab->send(id, Side::Client, {Outgoing::What::Close, "bye", 1000}); // never answered
        QVERIFY(main.sink.waitForCount(1, tellsOfClose));
        QCOMPARE(toldTo(main.sink, id, Side::Server), QByteArray("on-open on-error on-close:1006"));
    }

    void onlyTheOtherEndOfThatConnectionIsTold()
    {
        LabServer main;
        const ConnectionId played = main.lab->connectAs(main.client().url, probes(Side::Client));
        QVERIFY(main.sink.waitForCount(2, tells));
        const ConnectionId usual = main.open();
        main.lab->send(usual, Side::Client, {Outgoing::What::Text, "hello", {}});
        QVERIFY(main.sink.waitFor("message-received", Side::Client, usual));
        main.lab->send(played, Side::Server, {Outgoing::What::Ping, "x", {}});
        QVERIFY(main.sink.waitFor("frame-sent", Side::Server, played));
        QCOMPARE(toldTo(main.sink, played, Side::Client), QByteArray("upgrade on-open"));
        QCOMPARE(toldTo(main.sink, usual, Side::Client), QByteArray());
        QCOMPARE(toldTo(main.sink, usual, Side::Server), QByteArray());
    }

    void anArmedServerIsPlayedOnce()
    {
        LabServer main;
        main.lab->armServer(probes(Side::Server));
        const ConnectionId played = main.lab->connect(main.client());
        QVERIFY(main.sink.waitFor("step", Side::Server, played));
        const ConnectionId usual = main.open();
        QCOMPARE(toldTo(main.sink, usual, Side::Server), QByteArray());
    }

    void disarmedItIsAsUsual()
    {
        LabServer main;
        main.lab->armServer(probes(Side::Server));
        main.lab->armServer({});
        main.open();
    }

    void everyEventStillReachesTheSink()
    {
        asio::io_context io{1};
        CollectingSink sink;
        LinkContext context(io, sink, m_clock, 1);
        CallbackRelay& relay = context.relay;
        const auto peer = relay.told(probes(Side::Client)(ConnectionId{1}, m_random, relay));
        Event event;
        event.connection = ConnectionId{1};
        event.side = Side::Server;
        event.body = event::Callback{};
        relay.accept(event); // the link is not there: nobody to tell
        event.body = event::FinSent{};
        relay.accept(event);
        QCOMPARE(io.run(), std::size_t{0});
        QCOMPARE(joined(sink.names(ConnectionId{1}, Side::Server)), QByteArray("on-open fin-sent"));
    }

    void theToldPeerIsThePeerItStandsFor()
    {
        asio::io_context io{1};
        CollectingSink sink;
        LinkContext context(io, sink, m_clock, 1);
        CallbackRelay& relay = context.relay;
        const auto peer = relay.told(probes(Side::Server)(ConnectionId{7}, m_random, relay));
        QCOMPARE(number(peer->connection()), 7U);
        QCOMPARE(peer->side(), Side::Server);
        PeerCommands out;
        peer->handle(input::DropReset{}, {}, out);
        QVERIFY(peer->done());
        QCOMPARE(out.list.size(), std::size_t{2});
    }

private:
    ManualClock m_clock;
    SeededRandom m_random{1};
};

QTEST_APPLESS_MAIN(CallbackRelayTest)
#include "callback_relay_test.moc"
