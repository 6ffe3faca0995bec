#include "session/event_detail_json.h"
#include "support/every_event.h"

#include <QTest>

using namespace lifeline;

class EventDetailJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDetailReads_data();
    void aDetailReads();
    void aRowForEveryKind();
};

namespace {

struct Row {
    const char* name;
    const char* detail;
};

// clang-format off
constexpr Row rows[] = {
    {"listening", R"({"address":"127.0.0.1","port":9001,"loopback":true})"},
    {"listening for all", R"({"address":"0.0.0.0","port":65535,"loopback":false})"},
    {"listen failed", R"({"address":"::1","port":80,"cause":"permission-denied","error":"Permission denied"})"},
    {"listening stopped", R"({"address":"127.0.0.1","port":9001})"},
    {"accept failed", R"({"cause":"out-of-descriptors","error":"Too many open files"})"},
    {"connecting", R"({"url":"ws://127.0.0.1:9001/"})"},
    {"connected", R"({"local":"127.0.0.1:40312","remote":"127.0.0.1:9001"})"},
    {"accepted", R"({"local":"127.0.0.1:9001","remote":"127.0.0.1:40312"})"},
    {"connect failed", R"({"cause":"refused","error":"Connection refused"})"},
    {"fin sent", "{}"},
    {"fin received", "{}"},
    {"reset sent", "{}"},
    {"reset received", "{}"},
    {"connection lost", R"({"cause":"tcp-timed-out","error":"Connection timed out"})"},
    {"request", R"({"method":"GET","target":"/chat","version":"1.1","headers":[["Host","127.0.0.1:9001"],["Upgrade","websocket"]],"head":"GET /chat HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUpgrade: websocket\r\n\r\n"})"},
    {"request that is none", R"({"headers":[],"headHex":"1603010200ff206e6f20485454500020617420616c6c0d0a"})"},
    {"request of nothing", R"({"headers":[],"head":""})"},
    {"request with a bad line", R"({"method":"GET","target":"/","version":"1.0","headers":[["A","\ufffd"]],"headHex":"474554202f20485454502f312e300a4e6f20636f6c6f6e0d0a413a20ff0d0a0d0a"})"},
    {"request refused", R"({"status":426,"rules":[{"id":"bare-lf","section":"RFC 9112 2.2"},{"id":"missing-key","section":"4.2.1"}]})"},
    {"response", R"({"status":101,"reason":"Switching Protocols","headers":[["Upgrade","websocket"]],"head":"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"})"},
    {"response with a body", R"({"status":426,"reason":"Upgrade Required","headers":[["Connection","close"]],"head":"HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\n\r\n","body":"missing-key\n"})"},
    {"response that is none", R"({"status":0,"headers":[],"headHex":"1603010200ff206e6f20485454500020617420616c6c0d0a","bodyHex":"feff"})"},
    {"response refused", R"({"rules":[{"id":"bare-lf","section":"RFC 9112 2.2"},{"id":"missing-key","section":"4.2.1"}]})"},
    {"text received", R"({"opcode":"text","fin":true,"rsv":0,"masked":true,"mask":"a15f029c","length":5,"offset":123,"header":"8185a15f029c","text":"hello"})"},
    {"text sent", R"({"opcode":"text","fin":true,"rsv":0,"masked":false,"length":5,"offset":0,"header":"8105","text":"hello"})"},
    {"text that is none", R"({"opcode":"text","fin":true,"rsv":0,"masked":false,"length":2,"offset":0,"header":"8102","hex":"c328"})"},
    {"text that looks like JSON", R"({"opcode":"text","fin":true,"rsv":0,"masked":false,"length":10,"offset":0,"header":"810a","text":"\"}\\\n\u0001\u2028\u007f\t"})"},
    {"text of nothing", R"({"opcode":"text","fin":true,"rsv":0,"masked":false,"length":0,"offset":0,"header":"8100","text":""})"},
    {"first part", R"({"opcode":"text","fin":false,"rsv":0,"masked":false,"length":2,"offset":0,"header":"0102","text":"ab"})"},
    {"continuation", R"({"opcode":"continuation","fin":true,"rsv":0,"masked":false,"length":2,"offset":0,"header":"8002","text":"cd"})"},
    {"binary", R"({"opcode":"binary","fin":true,"rsv":0,"masked":false,"length":3,"offset":0,"header":"8203","hex":"00ff10"})"},
    {"ping", R"({"opcode":"ping","fin":true,"rsv":0,"masked":false,"length":2,"offset":0,"header":"8902","text":"hi"})"},
    {"pong with bits", R"({"opcode":"pong","fin":true,"rsv":7,"masked":false,"length":0,"offset":0,"header":"fa00","text":""})"},
    {"reserved opcode", R"({"opcode":"reserved-3","fin":true,"rsv":0,"masked":false,"length":1,"offset":0,"header":"8301","hex":"78"})"},
    {"close", R"({"opcode":"close","fin":true,"rsv":0,"masked":false,"length":5,"offset":0,"header":"8805","code":1000,"reason":"bye"})"},
    {"close without a code", R"({"opcode":"close","fin":true,"rsv":0,"masked":false,"length":0,"offset":0,"header":"8800"})"},
    {"close of one byte", R"({"opcode":"close","fin":true,"rsv":0,"masked":false,"length":1,"offset":0,"header":"8801","hex":"03"})"},
    {"close with a bad reason", R"({"opcode":"close","fin":true,"rsv":0,"masked":false,"length":4,"offset":0,"header":"8804","code":1000,"hex":"03e8fffe"})"},
    {"partial frame", R"({"opcode":"binary","fin":true,"rsv":0,"masked":true,"mask":"a15f029c","length":128,"arrived":4,"offset":12,"header":"82fe0080a15f029c","hex":"01020304"})"},
    {"kept in part", R"({"opcode":"text","fin":true,"rsv":0,"masked":false,"length":5,"offset":0,"header":"8105","text":"he","truncated":3})"},
    {"length with the top bit", R"({"opcode":"binary","fin":true,"rsv":0,"masked":false,"length":18446744073709551615,"arrived":0,"offset":0,"header":"827fffffffffffffffff","hex":""})"},
    {"part of a header", R"({"arrived":0,"offset":7,"header":"81fe00"})"},
    {"one byte of a header", R"({"arrived":0,"offset":7,"header":"81"})"},
    {"message sent", R"({"kind":"text","length":5,"frames":1})"},
    {"message received", R"({"kind":"binary","length":70000,"frames":3})"},
    {"armed", R"({"name":"idle","at":60000000000})"},
    {"met", R"({"name":"upgrade"})"},
    {"passed", R"({"name":"close"})"},
    {"finding", R"({"section":"5.1","offset":42,"closeCode":1002})"},
    {"finding of the last kind", R"({"section":"5.5.1","offset":0,"closeCode":0})"},
    {"upgrade accepted", R"({"stack":"reference","accepted":true,"refusal":[]})"},
    {"upgrade refused", R"({"stack":"reference","accepted":false,"refusal":["bare-lf","missing-key"]})"},
    {"on-open", R"({"stack":"reference"})"},
    {"on-message", R"({"stack":"reference","kind":"text","length":12})"},
    {"on-ping", R"({"stack":"reference","length":4})"},
    {"on-pong", R"({"stack":"reference","length":4})"},
    {"on-error", R"({"stack":"reference","cause":"reset"})"},
    {"on-close", R"({"stack":"reference","code":1006,"reason":"","clean":false})"},
    {"injected", R"({"fault":"inject-reset"})"},
    {"script begun", R"({"fault":"request-no-key"})"},
    {"script step", R"({"fault":"request-no-key","step":1,"what":"send-request without Sec-WebSocket-Key"})"},
    {"expectation met", R"({"fault":"request-no-key","step":2,"what":"expect response 400","allowed":false})"},
    {"expectation met by choice", R"({"fault":"x","step":4000000000,"what":"expect fin","allowed":true})"},
    {"expectation missed", R"({"fault":"x","step":2,"what":"expect close 1002","seen":"fin"})"},
    {"expectation missed in silence", R"({"fault":"x","step":2,"what":"expect \"x\" ä","seen":""})"},
    {"script ended", R"({"fault":"request-no-key","asExpected":true})"},
    {"script ended badly", R"({"fault":"request-no-key","asExpected":false})"},
    {"forwarding", R"({"local":"127.0.0.1:51000","remote":"127.0.0.1:9002"})"},
    {"forward failed", R"({"cause":"refused","error":"Connection refused"})"},
    {"another stack's on-open", R"({"stack":"qt 6.4.2","role":"on-open"})"},
    {"another stack's on-close", R"({"stack":"jetty 9.4.57","role":"on-close","code":1011,"reason":"EofException ä"})"},
    {"another stack's callback named like an event", R"({"stack":"qt 6.4.2","role":"other"})"},
    {"report refused", R"({"why":"wrong-token","stack":"ws 8","subject":"127.0.0.1:1","callback":"close","count":12})"},
    {"report refused with a code", R"({"why":"unknown-connection","stack":"ws 8","subject":"play-7","callback":"close","count":1,"callback-role":"on-close","code":1006,"reason":"gone"})"},
    {"report refused of nothing", R"({"why":"not-json","stack":"","subject":"","callback":"","count":1})"},
    {"on-close with a reason", R"({"stack":"reference","code":1000,"reason":"bye “now”","clean":true})"},
};
// clang-format on

} // namespace

void EventDetailJsonTest::aDetailReads_data()
{
    QTest::addColumn<QByteArray>("expected");
    for (const Row& row : rows)
        QTest::newRow(row.name) << QByteArray(row.detail);
}

void EventDetailJsonTest::aDetailReads()
{
    QFETCH(const QByteArray, expected);
    const auto all = everyEvent();
    const auto named = std::ranges::find(all, std::string(QTest::currentDataTag()), &NamedEvent::name);
    QVERIFY(named != all.end());
    std::string json;
    JsonWriter writer(json);
    writeDetail(writer, named->event);
    QCOMPARE(QByteArray::fromStdString(json), expected);
}

void EventDetailJsonTest::aRowForEveryKind() { QCOMPARE(std::size(rows), everyEvent().size()); }

QTEST_APPLESS_MAIN(EventDetailJsonTest)
#include "event_detail_json_test.moc"
