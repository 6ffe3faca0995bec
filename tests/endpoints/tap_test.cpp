// A door that forwards, through a lab and real sockets.
#include "endpoints/tap.h"

#include "lab_server.h"
#include "probe_peer.h"
#include "support/raw_socket.h"

#include <cerrno>

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
};

QTEST_APPLESS_MAIN(TapTest)
#include "tap_test.moc"
