#include "atlas/wire_text.h"

#include <QTest>

using namespace lifeline;

namespace {

template <class Body> Event eventOf(Side side, Body body)
{
    Event event;
    event.side = side;
    event.body = body;
    return event;
}

event::FrameSent frameSent(std::string_view header, std::string_view payload = {})
{
    event::FrameSent sent;
    sent.header = header;
    sent.payload = payload;
    sent.arrived = payload.size();
    return sent;
}

} // namespace

class WireTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServersStory();
    void aClientsStory();
    void nothingIsADash();
};

void WireTextTest::aServersStory()
{
    WireText wire(Side::Server);
    wire.take(eventOf(Side::Server, event::Request{"GET / HTTP/1.1\r\n\r\n"}));
    wire.take(eventOf(Side::Server, event::Response{101, {}, {}}));
    wire.take(eventOf(Side::Server, frameSent("\x81\x01", "a")));
    wire.take(eventOf(Side::Server, frameSent("\x81\x01", "b")));
    wire.take(eventOf(Side::Client, frameSent(std::string_view("\x89\x00", 2))));
    wire.take(eventOf(Side::Server, frameSent("\x88\x02", "\x03\xea")));
    wire.take(eventOf(Side::Server, event::FinReceived{}));
    wire.take(eventOf(Side::Server, event::FinSent{}));
    QCOMPARE(wire.text(), std::string("101 text*2 close:1002 fin"));
}

void WireTextTest::aClientsStory()
{
    WireText wire(Side::Client);
    wire.take(eventOf(Side::Client, event::Request{"GET / HTTP/1.1\r\n\r\n"}));
    wire.take(eventOf(Side::Client, event::Response{101, {}, {}}));
    wire.take(eventOf(Side::Client, frameSent("\x88")));
    wire.take(eventOf(Side::Client, event::ResetSent{}));
    QCOMPARE(wire.text(), std::string("request half-frame rst"));
}

void WireTextTest::nothingIsADash() { QCOMPARE(WireText(Side::Server).text(), std::string("-")); }

QTEST_APPLESS_MAIN(WireTextTest)
#include "wire_text_test.moc"
