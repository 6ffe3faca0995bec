#include "session/event_filter.h"
#include "support/every_event.h"
#include "support/sample_session.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lifeline;

namespace {

EventFilter filterOf(std::string_view text)
{
    FilterError error;
    auto filter = EventFilter::parse(text, error);
    if (!filter)
        qFatal("this is no filter: %s", error.part.c_str());
    return std::move(*filter);
}

} // namespace

class EventFilterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsEvents_data();
    void findsEvents();
    void theEmptyTextMatchesEverything();
    void aBadTextGivesNoFilter();
    void aFilterCanBeMoved();
    void combinationsAreThoseOfTheirParts();
    void textBeyondTheCutIsNotLookedAt();

private:
    std::set<std::string> found(std::string_view text) const;
    EventLog m_log{""};
};

void EventFilterTest::initTestCase()
{
    for (const auto& named : everyEvent())
        m_log.accept(named.event);
}

/// The names of the events the filter leaves.
std::set<std::string> EventFilterTest::found(std::string_view text) const
{
    const EventFilter filter = filterOf(text);
    std::set<std::string> names;
    const auto all = everyEvent();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (filter.matches(m_log, i))
            names.insert(all[i].name);
    }
    return names;
}

void EventFilterTest::findsEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char* text, const char* names) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(names);
    };
    row("code:1006", "on-close");
    row("code:1000", "close|close with a bad reason|on-close with a reason");
    row("code:1xxx -code:1000", "another stack's on-close|close without a code|on-close");
    row("code:1005-1006", "close without a code|on-close");
    row("code:0", "");
    row("state:failed",
        "connect failed|forward failed|request refused|response refused|response that is none|response with "
        "a body|script ended badly|upgrade refused");
    row("state:closing", "close|close without a code");
    row("state:connecting", "connecting");
    row("layer:deadline", "armed|met|passed");
    row("layer:finding", "finding|finding of the last kind");
    row("layer:callback state:open",
        "another stack's on-open|on-message|on-open|on-ping|on-pong|report refused|"
        "report refused of nothing|report refused with a code");
    row("layer:fault",
        "expectation met|expectation met by choice|expectation missed|expectation missed in silence|"
        "injected|script begun|script ended|script ended badly|script step");
    row("event:expectation-missed", "expectation missed|expectation missed in silence");
    row("side:client layer:tcp", "connect failed|connected|connecting");
    row("side:relay", "");
    row("conn:6 event:armed", "armed");
    row("conn:1-5", "");
    row("event:on-p*", "on-ping|on-pong");
    row("event:unmasked-frame", "finding");
    row("event:upgrade", "upgrade accepted|upgrade refused");
    row("event:onWebSocketClose", "another stack's on-close");
    row("event:ONWEBSOCKET*", "another stack's on-close");
    row("event:connected", "another stack's on-open|connected");
    row("event:listening", "another stack's callback named like an event|listening|listening for all");
    row("event:on-open", "another stack's on-open|on-open");
    row("event:of-no-stack", "");
    row("stack:qt", "another stack's callback named like an event|another stack's on-open");
    row("stack:\"qt 6.4.2\" event:connected", "another stack's on-open");
    row("stack:jetty*", "another stack's on-close");
    row("stack:reference event:on-open", "on-open");
    row("layer:callback -stack:reference",
        "another stack's callback named like an event|another stack's on-close|another stack's on-open|"
        "report refused|report refused of nothing|report refused with a code");
    row("stack:tomcat", "");
    row("event:*-refused", "report refused|report refused of nothing|report refused with a code|request "
                           "refused|response refused");
    row("HELLO", "text received|text sent");
    row("text:\"no http\"", "request that is none|response that is none");
    row("missing-key layer:http", "request refused|response refused|response with a body");
    row("40312", "accepted|connected");
    row("\"two words\"", "");
    row("/^on-(open|close)$/", "on-close|on-close with a reason|on-open");
    row("/h.llo/", "text received|text sent");
    row("/“NOW”/", "on-close with a reason");
    row("not layer:ws,tcp,http,callback,fault", "armed|finding|finding of the last kind|met|passed");
    row("event:armed or event:met", "armed|met");
    row("(event:armed or event:unmasked*) and idle", "armed");
    row("websocket.opcode == 9", "ping");
    row("websocket.opcode==0x9 || websocket.opcode eq 10", "ping|pong with bits");
    row("websocket.opcode >= 8 && !(websocket.opcode gt 8)",
        "close|close of one byte|close with a bad reason|close without a code");
    row("websocket.rsv == 7", "pong with bits");
    row("websocket.rsv != 0", "pong with bits");
    row("websocket.mask == true websocket.fin", "part of a header|partial frame|text received");
    row("websocket.fin == 0", "first part");
    row("websocket.masking_key == a1:5f:02:9c", "partial frame|text received");
    row("websocket.payload_length > 5", "text that looks like JSON");
    row("websocket.payload.close.status_code == 1000", "close|close with a bad reason");
    row("websocket.payload.close.status_code", "close|close with a bad reason");
    row("websocket.payload.close.reason == \"bye\"", "close");
    row("websocket.payload.text contains \"ell\"", "text received|text sent");
    row("websocket.payload.text contains \"ELL\"", "");
    row("websocket.payload.text matches /^HELLO$/", "text received|text sent");
    row("websocket.payload.text ~ h.llo", "text received|text sent");
    row("websocket.payload contains 00:ff", "binary");
    row("websocket.payload.ping == \"hi\"", "ping");
    row("websocket.payload.ping != \"ho\"", "ping");
    row("websocket.payload.pong", "");
    row("tcp.flags.reset == 1", "reset received|reset sent");
    row("tcp.flags.fin == 1 or tcp.flags.reset eq 1", "fin received|fin sent|reset received|reset sent");
    row("tcp.stream != 6", "");
    row("tcp.stream == 6 and event:armed", "armed");
    row("http.request", "request|request of nothing|request that is none|request with a bad line");
    row("http.response.code >= 400", "response with a body");
    row("http.response.code < 200", "response|response that is none");
    row("frame.number <= 2", "listening|listening for all");
    row("frame.time_relative < 0.4", "");
    row("frame.time_relative == 0.412083 layer:finding", "finding|finding of the last kind");
    row("frame.time_relative > 412ms layer:finding", "finding|finding of the last kind");
    row("frame.comment contains \"onWebSocket\"", "another stack's on-close");
    row("frame.comment == on-ping", "on-ping");
    row("not frame.comment layer:finding", "");
}

void EventFilterTest::findsEvents()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, names);
    std::string seen;
    for (const std::string& name : found(text.toStdString()))
        seen += (seen.empty() ? "" : "|") + name;
    QCOMPARE(QByteArray::fromStdString(seen), names);
}

void EventFilterTest::theEmptyTextMatchesEverything()
{
    for (const std::string_view text : {"", "  "}) {
        QVERIFY(filterOf(text).matchesEverything());
        QCOMPARE(found(text).size(), everyEvent().size());
    }
    QVERIFY(EventFilter().matchesEverything());
    QVERIFY(!filterOf("a").matchesEverything());
}

void EventFilterTest::aBadTextGivesNoFilter()
{
    FilterError error;
    QVERIFY(!EventFilter::parse("state:failed code:x", error).has_value());
    QVERIFY(error.kind == FilterError::Kind::BadNumber);
    QCOMPARE(error.position, std::size_t{13});
}

void EventFilterTest::aFilterCanBeMoved()
{
    EventFilter filter = filterOf("event:armed");
    EventFilter other;
    other = std::move(filter);
    const EventFilter third(std::move(other));
    QVERIFY(!third.matchesEverything());
    std::uint64_t matches = 0;
    for (std::uint64_t row = 0; row < m_log.size(); ++row)
        matches += third.matches(m_log, row) ? 1 : 0;
    QCOMPARE(matches, std::uint64_t{1});
}

void EventFilterTest::combinationsAreThoseOfTheirParts()
{
    const std::string terms[] = {"layer:ws", "state:open", "hello", "/1/", "code:1xxx", "side:client"};
    const std::size_t all = everyEvent().size();
    for (const std::string& a : terms) {
        QCOMPARE(found("not " + a).size(), all - found(a).size());
        for (const std::string& b : terms) {
            std::set<std::string> both, either;
            const auto left = found(a), right = found(b);
            std::ranges::set_intersection(left, right, std::inserter(both, both.end()));
            std::ranges::set_union(left, right, std::inserter(either, either.end()));
            QVERIFY(found(a + " " + b) == both);
            QVERIFY(found(a + " or " + b) == either);
        }
    }
}

void EventFilterTest::textBeyondTheCutIsNotLookedAt()
{
    EventLog log("");
    const std::string filling(10'000, 'x');
    const std::string payload = filling + "near" + filling + "far";
    event::FrameReceived frame;
    frame.header = std::string_view("\x82\x7E\x4E\x27", 4);
    frame.arrived = payload.size();
    frame.payload = payload;
    log.accept(eventOf(frame));
    QVERIFY(filterOf("near").matches(log, 0));
    QVERIFY(filterOf("/near/").matches(log, 0));
    QVERIFY(!filterOf("far").matches(log, 0));
    QVERIFY(!filterOf("/far$/").matches(log, 0));
}

QTEST_APPLESS_MAIN(EventFilterTest)
#include "event_filter_test.moc"
