// The whole: a tap in front of a real stack of Qt's, and what it tells beside the wire.
#include "base/steady_clock.h"
#include "stacks/stack_host.h"
#include "support/collecting_sink.h"
#include "support/raw_socket.h"

#include <QTest>

#include <future>

using namespace lifeline;

namespace {

struct Hosted {
    std::uint16_t startServer(StackServerSettings settings = {})
    {
        std::promise<std::variant<std::uint16_t, StackHost::Failure>> promise;
        ticket = host->startQtServer(std::move(settings),
                                     [&](auto result) { promise.set_value(std::move(result)); });
        return std::get<std::uint16_t>(promise.get_future().get());
    }

    std::uint16_t doorTo(std::uint16_t port, Side observed)
    {
        SideServer door;
        door.forward = ForwardTo{};
        door.forward->url.host = "127.0.0.1";
        door.forward->url.port = port;
        door.forward->observed = observed;
        std::promise<std::variant<std::uint16_t, ListenFault>> promise;
        lab.addServer(door, [&](auto result) { promise.set_value(std::move(result)); });
        return std::get<std::uint16_t>(promise.get_future().get());
    }

    QByteArray calledBy(Side side, const QByteArrayList& without = {"aboutToClose", "stateChanged"}) const
    {
        QByteArray names;
        for (EventSeq at = 0; at < sink.log().size(); ++at) {
            const Event event = sink.log().event(at);
            const auto* callback = event.as<event::Callback>();
            const auto name = QByteArray::fromStdString(std::string(callback ? callback->called : ""));
            if (event.side == side && !name.isEmpty() && !without.contains(name))
                names += (names.isEmpty() ? "" : " ") + name;
        }
        return names;
    }

    CollectingSink sink;
    SteadyClock clock;
    Lab lab{sink, clock, 1};
    std::optional<StackHost> host{std::in_place, lab};
    StackHost::Ticket ticket = 0;
};

} // namespace

class StackHostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAServerIsToldStandsBesideItsWire();
    void whatAClientIsToldStandsBesideItsWire();
    void stoppingClosesWhatIsOpen();
    void itGoesWithWhatIsOpen();
};

void StackHostTest::whatAServerIsToldStandsBesideItsWire()
{
    Hosted hosted;
    RawSocket peer = openRaw(hosted.doorTo(hosted.startServer(), Side::Server));
    QVERIFY(hosted.sink.waitFor("newConnection", Side::Server));
    peer.send(maskedFrame(0x81, "hi"));
    QVERIFY(hosted.sink.waitFor("textMessageReceived", Side::Server));
    QCOMPARE(QByteArray::fromStdString(peer.receive(4)).toHex(), QByteArray("81026869"));
    peer.reset();
    const auto end = hosted.sink.waitFor("disconnected", Side::Server);
    QVERIFY(end);
    QCOMPARE(end->as<event::Callback>()->code, std::uint16_t{1000}); // after a reset: Qt says so
    QCOMPARE(end->as<event::Callback>()->name, CallbackName::OnClose);
    QVERIFY(hosted.sink.waitFor("reset-received", Side::Server, end->connection));
}

void StackHostTest::whatAClientIsToldStandsBesideItsWire()
{
    Hosted hosted;
    const std::uint16_t server = hosted.startServer();
    StackClientSettings settings;
    settings.url.host = "127.0.0.1";
    settings.url.port = hosted.doorTo(server, Side::Client);
    hosted.host->openQtClient(settings);
    const auto open = hosted.sink.waitFor("connected", Side::Client);
    QVERIFY(open);
    const auto told = hosted.sink.waitFor([](const Event& event) {
        const auto* callback = event.as<event::Callback>();
        return callback != nullptr && callback->called == "connected";
    });
    QVERIFY(told);
    QCOMPARE(told->connection, open->connection);
    const std::string address(open->as<event::Connected>()->local);
    hosted.host->send(address, Side::Client, {Outgoing::What::Text, "hi", {}});
    QVERIFY(hosted.sink.waitFor("textMessageReceived", Side::Client)); // the server's echo
    hosted.host->send(address, Side::Client, {Outgoing::What::Close, "bye", 4001});
    const auto end = hosted.sink.waitFor("disconnected", Side::Client);
    QVERIFY(end);
    QCOMPARE(end->as<event::Callback>()->code, std::uint16_t{4001});
    QCOMPARE(hosted.calledBy(Side::Client), QByteArray("connected textMessageReceived disconnected"));
}

void StackHostTest::stoppingClosesWhatIsOpen()
{
    Hosted hosted;
    RawSocket peer = openRaw(hosted.doorTo(hosted.startServer(), Side::Server));
    QVERIFY(hosted.sink.waitFor("newConnection", Side::Server));
    hosted.host->stop(hosted.ticket);
    QCOMPARE(QByteArray::fromStdString(peer.receive(4)).toHex(), QByteArray("880203e9"));
    QVERIFY(hosted.sink.waitFor("disconnected", Side::Server));
}

void StackHostTest::itGoesWithWhatIsOpen()
{
    Hosted hosted;
    RawSocket peer = openRaw(hosted.doorTo(hosted.startServer(), Side::Server));
    QVERIFY(hosted.sink.waitFor("newConnection", Side::Server));
    hosted.host.reset();
    QCOMPARE(peer.readToEnd(), 0);
}

QTEST_GUILESS_MAIN(StackHostTest)
#include "stack_host_test.moc"
