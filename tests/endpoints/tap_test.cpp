// A door that forwards, through a lab and real sockets.
#include "endpoints/tap.h"
#include "endpoints/tcp_link.h"
#include "lab_server.h"
#include "probe_peer.h"
#include "support/raw_socket.h"

#include <cerrno>
#include <thread>

using namespace lifeline;

namespace {

WsUrl urlOf(std::uint16_t port)
{
    WsUrl url;
    url.host = "127.0.0.1";
    url.port = port;
    return url;
}

SideServer doorTo(std::uint16_t port, Side observed)
{
    SideServer door;
    door.forward = ForwardTo{urlOf(port), observed};
    return door;
}

ClientSettings clientOf(std::uint16_t port)
{
    ClientSettings settings;
    settings.url = urlOf(port);
    return settings;
}

/// A visitor by hand, a tap, and a far end by hand.
struct RawTap {
    CollectingSink sink;
    SteadyClock clock;
    Lab lab{sink, clock, 1};
    RawListener target;
    RawSocket visitor, far;

    explicit RawTap(Side observed)
        : visitor(RawSocket::connectTo(portOf(lab, doorTo(target.port(), observed)))), far(target.accept())
    {
    }
};

} // namespace

class TapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClientOfOursKeepsItsIdAndTheFarServerIsObserved()
    {
        LabServer main;
        const std::uint16_t door = portOf(*main.lab, doorTo(main.port, Side::Server));
        const ConnectionId id = main.lab->connect(clientOf(door));
        QVERIFY(main.sink.waitFor("on-open", Side::Client, id));
        main.lab->send(id, Side::Client, {Outgoing::What::Text, "hello", {}});
        QVERIFY(main.sink.waitFor("message-received", Side::Client, id));
        main.lab->send(id, Side::Client, {Outgoing::What::Close, {}, 1000});
        QVERIFY(main.sink.waitFor("on-close", Side::Client, id));
        QVERIFY(main.sink.waitFor("fin-received", Side::Server, id));
        QCOMPARE(joined(main.sink.names(id, Side::Server)),
                 QByteArray("accepted forwarding request response frame-received message-received "
                            "frame-sent message-sent frame-received frame-sent fin-sent fin-received"));
    }

    void aVisitorIsObservedUnderTheIdOfOurServer()
    {
        LabServer main;
        const std::uint16_t door = portOf(*main.lab, doorTo(main.port, Side::Client));
        RawSocket visitor = openRaw(door);
        const auto opened = main.sink.waitFor("on-open", Side::Server);
        QVERIFY(opened);
        QVERIFY(visitor.send(maskedFrame(0x81, "hello")));
        QCOMPARE(visitor.receive(7), std::string("\x81\x05hello"));
        visitor.reset();
        QVERIFY(main.sink.waitFor("reset-received", Side::Server, opened->connection));
        QCOMPARE(joined(main.sink.names(opened->connection, Side::Client)),
                 QByteArray("connecting connected forwarding request response frame-sent message-sent "
                            "frame-received message-received reset-sent"));
    }

    void aFinHalfClosesEitherWay_data()
    {
        QTest::addColumn<bool>("visitorFirst");
        QTest::newRow("the visitor's") << true;
        QTest::newRow("the far end's") << false;
    }

    void aFinHalfClosesEitherWay()
    {
        QFETCH(bool, visitorFirst);
        RawTap tap(Side::Server);
        RawSocket& first = visitorFirst ? tap.visitor : tap.far;
        RawSocket& second = visitorFirst ? tap.far : tap.visitor;
        QVERIFY(first.send("last words"));
        first.finish();
        QCOMPARE(second.receive(11), std::string("last words"));
        QCOMPARE(second.readToEnd(), 0);
        QVERIFY(second.send("still heard"));
        second.finish();
        QCOMPARE(first.receive(12), std::string("still heard"));
        QCOMPARE(first.readToEnd(), 0);
        QVERIFY(tap.sink.waitFor(visitorFirst ? "fin-sent" : "fin-received", Side::Server));
    }

    void aResetIsAResetEitherWay_data() { aFinHalfClosesEitherWay_data(); }

    void aResetIsAResetEitherWay()
    {
        QFETCH(bool, visitorFirst);
        RawTap tap(Side::Server);
        RawSocket& first = visitorFirst ? tap.visitor : tap.far;
        RawSocket& second = visitorFirst ? tap.far : tap.visitor;
        QVERIFY(first.send("last words"));
        QCOMPARE(second.receive(10), std::string("last words"));
        first.reset();
        QCOMPARE(second.readToEnd(), ECONNRESET);
        QVERIFY(tap.sink.waitFor(visitorFirst ? "reset-received" : "reset-sent", Side::Server));
    }

    void aRefusedFarEndIsToldAndTheVisitorIsReset_data()
    {
        QTest::addColumn<Side>("observed");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("the server") << Side::Server << QByteArray("accepted forward-failed reset-sent");
        QTest::newRow("the client") << Side::Client
                                    << QByteArray("connecting connected forward-failed reset-received");
    }

    void aRefusedFarEndIsToldAndTheVisitorIsReset()
    {
        QFETCH(Side, observed);
        QFETCH(QByteArray, told);
        LabServer main;
        SideServer closed;
        closed.door = SideServer::Door::Closed;
        const std::uint16_t nobody = portOf(*main.lab, closed);
        RawSocket visitor = RawSocket::connectTo(portOf(*main.lab, doorTo(nobody, observed)));
        QCOMPARE(visitor.readToEnd(), ECONNRESET);
        const auto failed = main.sink.waitFor("forward-failed");
        QVERIFY(failed);
        QCOMPARE(failed->as<event::ForwardFailed>()->cause, Cause::Refused);
        QVERIFY(main.sink.waitFor(observed == Side::Server ? "reset-sent" : "reset-received"));
        QCOMPARE(joined(main.sink.names(failed->connection, observed)), told);
    }

    void tenMegabytesPassUnchanged()
    {
        RawTap tap(Side::Server);
        std::string much(10 << 20, '\0');
        for (std::size_t i = 0; i < much.size(); ++i)
            much[i] = static_cast<char>(i * 2654435761U >> 24U);
        std::thread sender([&] { tap.visitor.send(much); });
        const std::string got = tap.far.receive(much.size());
        sender.join();
        QVERIFY(got == much);
    }

    void aFarEndThatDoesNotReadStopsTheVisitor()
    {
        RawTap tap(Side::Server);
        tap.visitor.setSendTimeout(std::chrono::milliseconds(300));
        const std::string piece(1 << 20, 'x');
        int sent = 0;
        while (sent < 64 && tap.visitor.send(piece))
            ++sent;
        QVERIFY(sent < 64);
    }

    void aPersonBreaksItFromTheObservedSide()
    {
        RawTap tap(Side::Server);
        const auto joined = tap.sink.waitFor("forwarding");
        QVERIFY(joined);
        Outgoing reset{Outgoing::What::Reset, {}, {}};
        reset.injection = "inject-reset";
        tap.lab.send(joined->connection, Side::Server, reset);
        QCOMPARE(tap.visitor.readToEnd(), ECONNRESET);
        QVERIFY(tap.sink.waitFor("reset-sent", Side::Server, joined->connection));
        QVERIFY(tap.sink.waitFor([](const Event& e) { return e.kind() == EventKind::FaultInjected; }));
    }

    void aFinOfAPersonGoesToThePeerOfTheObservedSide()
    {
        RawTap tap(Side::Server);
        const auto joined = tap.sink.waitFor("forwarding");
        QVERIFY(joined);
        tap.lab.send(joined->connection, Side::Server, {Outgoing::What::Fin, {}, {}});
        QCOMPARE(tap.visitor.readToEnd(), 0);
        QVERIFY(tap.sink.waitFor("fin-sent", Side::Server, joined->connection));
        QVERIFY(tap.visitor.send("still heard"));
        QCOMPARE(tap.far.receive(11), std::string("still heard"));
        tap.visitor.reset();
        QCOMPARE(tap.far.readToEnd(), ECONNRESET);
    }

    void whereAPersonLetItVanishNothingPasses_data() { aFinHalfClosesEitherWay_data(); }

    void whereAPersonLetItVanishNothingPasses()
    {
        QFETCH(bool, visitorFirst);
        RawTap tap(Side::Server);
        RawSocket& speaker = visitorFirst ? tap.visitor : tap.far;
        RawSocket& listener = visitorFirst ? tap.far : tap.visitor;
        const auto joined = tap.sink.waitFor("forwarding");
        QVERIFY(joined);
        Outgoing vanish{Outgoing::What::Vanish, {}, {}};
        vanish.injection = "inject-vanish";
        tap.lab.send(joined->connection, Side::Server, vanish);
        QVERIFY(tap.sink.waitFor([](const Event& e) { return e.kind() == EventKind::FaultInjected; }));
        QVERIFY(speaker.send("lost"));
        speaker.finish();
        LabServer other; // while this passes through the same thread, the other would
        RawSocket echo = openRaw(portOf(tap.lab, doorTo(other.port, Side::Server)));
        QVERIFY(echo.send(maskedFrame(0x81, "hi")));
        QCOMPARE(echo.receive(4), std::string("\x81\x02hi"));
        tap.lab.send(joined->connection, Side::Server, {Outgoing::What::Reset, {}, {}});
        QCOMPARE(listener.receive(1), std::string());
        QCOMPARE(tap.sink.count([](const Event& e) { return e.kind() == EventKind::FinReceived; }),
                 std::size_t{0});
    }

    void whatItHoldsIsBounded()
    {
        asio::io_context io{1};
        CollectingSink sink;
        const SteadyClock clock;
        LinkContext context{io, sink, clock, 1};
        RawListener target;
        TcpAcceptor door(io, TcpEndpoint(asio::ip::address_v4::loopback(), 0));
        TcpSocket visitor(io);
        visitor.connect(door.local_endpoint());
        visitor.non_blocking(true);
        auto tap = std::make_shared<Tap>(context, ConnectionId{1},
                                         ForwardTo{urlOf(target.port()), Side::Server}, Duration::zero(), 0);
        tap->start(door.accept(), visitor.local_endpoint());
        while (sink.count([](const Event& e) { return e.kind() == EventKind::Forwarding; }) == 0)
            io.run_one();
        RawSocket far = target.accept();
        const std::string piece(1 << 16, 'x');
        std::size_t sent = 0;
        asio::error_code full;
        while (!full || tap->heldFor(Side::Server) <= TcpLink::highWater) {
            sent += visitor.write_some(asio::buffer(piece), full);
            io.poll();
            QVERIFY(tap->heldFor(Side::Server) <= TcpLink::highWater + LinkContext::readSize);
        }
        QCOMPARE(tap->heldFor(Side::Client), std::size_t{0});
        visitor.close();
        for (std::size_t read = 0; read < sent; io.poll())
            read += far.receive(std::min(sent - read, std::size_t{1} << 12U)).size();
        QCOMPARE(tap->heldFor(Side::Server), std::size_t{0});
        tap->drop();
        io.restart();
        io.poll();
    }

    void anAddressThatLeadsBackToItsDoorIsGivenUp()
    {
        LabServer main;
        const std::uint16_t first = portOf(*main.lab, doorTo(main.port, Side::Server));
        main.lab->stopServer();
        QVERIFY(main.sink.waitFor("listening-stopped"));
        ServerSettings back;
        back.port = main.port;
        back.forward = ForwardTo{urlOf(first), Side::Server};
        main.lab->startServer(back);
        RawSocket visitor = RawSocket::connectTo(first);
        QCOMPARE(visitor.readToEnd(), ECONNRESET);
        QCOMPARE(main.sink.count([](const Event& e) { return e.kind() == EventKind::ForwardFailed; }),
                 std::size_t{1});
    }

    void whatAnotherStackReportsIsLaidBeside()
    {
        RawTap tap(Side::Server);
        const auto joined = tap.sink.waitFor("forwarding");
        QVERIFY(joined);
        const std::string address(joined->as<event::Forwarding>()->local);
        tap.lab.report(
            {Side::Server, "jetty 9.4", address, "onWebSocketConnect", CallbackName::OnOpen, 0, {}, {}});
        const auto told = tap.sink.waitFor("onWebSocketConnect", Side::Server, joined->connection);
        QVERIFY(told);
        QCOMPARE(told->phase, Phase::Upgrading);
        tap.lab.refuseReport("wrong-token");
        QVERIFY(tap.sink.waitFor("report-refused"));
    }

    void aReportFindsItsConnectionByAnyOfItsNames_data()
    {
        QTest::addColumn<Side>("side");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("the server by key") << Side::Server << QByteArray("dGhlIHNhbXBsZSBub25jZQ==");
        QTest::newRow("the client by key") << Side::Client << QByteArray("dGhlIHNhbXBsZSBub25jZQ==");
        QTest::newRow("the server by name") << Side::Server << QByteArray("tab-1");
        QTest::newRow("the client by name") << Side::Client << QByteArray("tab-1");
        QTest::newRow("the client by address") << Side::Client << QByteArray();
    }

    void aReportFindsItsConnectionByAnyOfItsNames()
    {
        QFETCH(Side, side);
        QFETCH(QByteArray, subject);
        RawTap tap(Side::Server);
        QVERIFY(tap.visitor.send(upgradeRequestText("/?a=b&lifeline=tab-1")));
        QVERIFY(tap.far.receiveUntil("\r\n\r\n").starts_with("GET /?a=b&lifeline=tab-1 "));
        const std::string address = "127.0.0.1:" + std::to_string(tap.visitor.localPort());
        tap.lab.report({side,
                        "sock 1",
                        subject.isEmpty() ? address : subject.toStdString(),
                        "told",
                        CallbackName::OnError,
                        1006,
                        "why",
                        {}});
        const auto told = tap.sink.waitFor("told", side);
        QVERIFY(told);
        QCOMPARE(told->connection, tap.sink.waitFor("request")->connection);
        QCOMPARE(told->as<event::Callback>()->code, std::uint16_t{1006});
    }

    void aReportOfNobodyIsRefusedAsItWasTold()
    {
        RawTap tap(Side::Server);
        QVERIFY(tap.visitor.send(upgradeRequestText("/?lifeline=tab-1")));
        tap.lab.report({Side::Client, "sock 1", "tab-2", "told", CallbackName::OnClose, 1002, "why", {}});
        const auto refused = tap.sink.waitFor("report-refused", Side::Client);
        QVERIFY(refused);
        const auto& report = *refused->as<event::ReportRefused>();
        QCOMPARE(report.why, std::string_view("unknown-connection"));
        QCOMPARE(report.subject, std::string_view("tab-2"));
        QCOMPARE(report.role, CallbackName::OnClose);
        QCOMPARE(report.code, std::uint16_t{1002});
    }

    void closingAllEndsBoth()
    {
        RawTap tap(Side::Client);
        QVERIFY(tap.sink.waitFor("forwarding"));
        tap.lab.closeAll();
        QCOMPARE(tap.visitor.readToEnd(), ECONNRESET);
        QCOMPARE(tap.far.readToEnd(), ECONNRESET);
    }
};

QTEST_APPLESS_MAIN(TapTest)
#include "tap_test.moc"
