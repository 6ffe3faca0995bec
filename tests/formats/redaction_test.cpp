#include "formats/redaction.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;
using namespace std::string_view_literals;

namespace {

Event frameEvent(std::string_view header, std::string_view payload)
{
    event::FrameReceived frame;
    frame.header = header;
    frame.payload = payload;
    frame.arrived = payload.size();
    return eventOf(frame);
}

} // namespace

class RedactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatHoldsNoSecretStaysAsItIs()
    {
        Redactor redactor({});
        for (const NamedEvent& named : everyEvent())
            QCOMPARE(asLine(redactor(named.event)), asLine(named.event));
        QCOMPARE(redactor.fields() + redactor.parameters() + redactor.payloads(), std::uint64_t{0});
    }

    void headsAndAddressesLoseTheirSecrets()
    {
        Redactor redactor({});
        const Event request = redactor(
            eventOf(event::Request{"GET /?token=a HTTP/1.1\r\nCookie: b\r\nSec-WebSocket-Key: k\r\n\r\n"}));
        QCOMPARE(request.as<event::Request>()->head,
                 "GET /?token=[redacted] HTTP/1.1\r\nCookie: [redacted]\r\nSec-WebSocket-Key: k\r\n\r\n"sv);
        const Event response =
            redactor(eventOf(event::Response{101, "HTTP/1.1 101 S\r\nSet-Cookie: b\r\n\r\n", "body"}));
        QCOMPARE(response.as<event::Response>()->head, "HTTP/1.1 101 S\r\nSet-Cookie: [redacted]\r\n\r\n"sv);
        QCOMPARE(response.as<event::Response>()->body, "body"sv);
        const Event connecting = redactor(eventOf(event::Connecting{"ws://h/?jwt=a"}));
        QCOMPARE(connecting.as<event::Connecting>()->url, "ws://h/?jwt=[redacted]"sv);
        QCOMPARE(redactor.fields(), std::uint64_t{2});
        QCOMPARE(redactor.parameters(), std::uint64_t{2});
    }

    void payloadsGoOnlyWhereTheyAreChosen()
    {
        Redaction redaction;
        redaction.payloadsOf = {7};
        Redactor redactor(redaction);
        Event event = frameEvent("\x81\x05"sv, "hello");
        QCOMPARE(frameOf(redactor(event))->payload, "hello"sv);
        event.connection = ConnectionId{7};
        const Event hidden = redactor(event);
        QCOMPARE(frameOf(hidden)->payload, "xxxxx"sv);
        QCOMPARE(frameOf(hidden)->arrived, std::uint64_t{5});
        QCOMPARE(frameOf(hidden)->header, "\x81\x05"sv);
        QCOMPARE(redactor.payloads(), std::uint64_t{1});
    }

    void aCloseCodeStays()
    {
        Redaction redaction;
        redaction.allPayloads = true;
        Redactor redactor(redaction);
        const Event close = redactor(frameEvent("\x88\x05"sv, "\x03\xE8"
                                                              "bye"sv));
        QCOMPARE(frameOf(close)->payload, "\x03\xE8xxx"sv);
        QCOMPARE(closeCodeOf(close), std::uint16_t{1000});
        const Event told =
            redactor(eventOf(event::Callback{.name = CallbackName::OnClose, .code = 1000, .reason = "bye"}));
        QCOMPARE(told.as<event::Callback>()->reason, "xxx"sv);
    }

    void whatAScriptSawOfAPayloadGoesToo()
    {
        Redaction redaction;
        redaction.allPayloads = true;
        Redactor redactor(redaction);
        const Event missed =
            redactor(eventOf(event::ExpectationMissed{"x", 2, "expect close", "text \"s3cret\""}));
        QCOMPARE(missed.as<event::ExpectationMissed>()->seen, "text "sv);
    }

    void offMeansOff()
    {
        Redaction redaction;
        redaction.on = false;
        redaction.allPayloads = true;
        Redactor redactor(redaction);
        const Event request = eventOf(event::Request{"GET /?token=a HTTP/1.1\r\nCookie: b\r\n\r\n"});
        QCOMPARE(asLine(redactor(request)), asLine(request));
        QCOMPARE(frameOf(redactor(frameEvent("\x81\x01"sv, "a")))->payload, "a"sv);
    }
};

QTEST_APPLESS_MAIN(RedactionTest)
#include "redaction_test.moc"
