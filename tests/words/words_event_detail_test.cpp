#include "support/every_event.h"
#include "words/words.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;
using namespace std::string_view_literals;

class WordsEventDetailTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDetailReads_data();
    void aDetailReads();
    void everyEventOfTheListIsTried();
    void aDetailIsOneLineThatIsSafeToShow();
    void longTextIsCut();
    void textCutInsideACharacterIsStillText();
};

namespace {

struct Row {
    const char* name;
    const char* detail;
};

constexpr Row rows[] = {
    {"listening", "127.0.0.1:9001"},
    {"listening for all", "0.0.0.0:65535 · reachable from other machines"},
    {"listen failed", "Port 80 needs rights this program does not have; ports from 1024 on are free to use."},
    {"listening stopped", "127.0.0.1:9001"},
    {"accept failed", "out of file descriptors · Too many open files"},
    {"connecting", "ws://127.0.0.1:9001/"},
    {"connected", "127.0.0.1:40312 → 127.0.0.1:9001"},
    {"accepted", "from 127.0.0.1:40312"},
    {"connect failed", "connection refused · Connection refused"},
    {"fin sent", ""},
    {"fin received", ""},
    {"reset sent", "SO_LINGER 0, then close"},
    {"reset received", "ECONNRESET"},
    {"connection lost", "TCP timed out · Connection timed out"},
    {"request", "GET /chat HTTP/1.1 · Upgrade: websocket"},
    {"request that is none", "\\x16\\x03\\x01\\x02\\x00\\xff no HTTP\\x00 at all"},
    {"request of nothing", ""},
    {"request with a bad line", "GET / HTTP/1.0"},
    {"request refused", "426 · bare-lf, missing-key"},
    {"response", "HTTP/1.1 101 Switching Protocols"},
    {"response with a body", "HTTP/1.1 426 Upgrade Required"},
    {"response that is none", "\\x16\\x03\\x01\\x02\\x00\\xff no HTTP\\x00 at all"},
    {"response refused", "bare-lf, missing-key"},
    {"text received", "fin · masked · 5 B · “hello”"},
    {"text sent", "fin · 5 B · “hello”"},
    {"text that is none", "fin · 2 B · c3 28"},
    {"text that looks like JSON", "fin · 10 B · “\"}\\\\\\n\\x01\\u{2028}\\x7f\\t”"},
    {"text of nothing", "fin · 0 B"},
    {"first part", "more follows · 2 B · “ab”"},
    {"continuation", "fin · 2 B · “cd”"},
    {"binary", "fin · 3 B · 00 ff 10"},
    {"ping", "fin · 2 B · “hi”"},
    {"pong with bits", "fin · rsv 7 · 0 B"},
    {"reserved opcode", "fin · 1 B · “x”"},
    {"close", "fin · 5 B · 1000 normal closure · “bye”"},
    {"close without a code", "fin · 0 B · 1005 no status received"},
    {"close of one byte", "fin · 1 B · 03"},
    {"close with a bad reason", "fin · 4 B · 1000 normal closure · “\\xff\\xfe”"},
    {"partial frame", "4 of 128 B"},
    {"kept in part", "fin · 5 B · “he”"},
    {"length with the top bit", "0 of 18446744073709551615 B"},
    {"part of a header", "3 header bytes · 81 fe 00"},
    {"one byte of a header", "1 header bytes · 81"},
    {"message sent", "5 B"},
    {"message received", "68.4 KiB · in 3 frames"},
    {"armed", "idle deadline · in 0:59"},
    {"met", "upgrade deadline"},
    {"passed", "close deadline"},
    {"finding", "client frame without a mask (RFC 6455 §5.1) · byte 42"},
    {"finding of the last kind", "frame after the close frame (RFC 6455 §5.5.1) · byte 0"},
    {"upgrade accepted", "accepted"},
    {"upgrade refused", "refused: bare-lf, missing-key"},
    {"on-open", ""},
    {"on-message", "text 12 B"},
    {"on-ping", "4 B"},
    {"on-pong", "4 B"},
    {"on-error", "reset by the peer"},
    {"on-close", "1006 abnormal closure · clean=false"},
    {"injected", "inject-reset"},
    {"script begun", "request-no-key"},
    {"script step", "1 · send-request without Sec-WebSocket-Key"},
    {"expectation met", "2 · expect response 400"},
    {"expectation met by choice", "4000000000 · expect fin · allowed"},
    {"expectation missed", "2 · expect close 1002 · came: fin"},
    {"expectation missed in silence", "2 · expect \"x\" ä · nothing came in time"},
    {"script ended", "request-no-key · as expected"},
    {"script ended badly", "request-no-key · not as expected"},
    {"forwarding", "127.0.0.1:51000 → 127.0.0.1:9002"},
    {"forward failed", "connection refused · Connection refused"},
    {"another stack's on-open", "qt 6.4.2"},
    {"another stack's on-close", "jetty 9.4.57 · 1011 internal error · “EofException ä”"},
    {"another stack's callback named like an event", "qt 6.4.2"},
    {"report refused", "wrong-token · ws 8 · close · 127.0.0.1:1 · 12 times"},
    {"report refused with a code",
     "unknown-connection · ws 8 · close · play-7 · 1006 abnormal closure · “gone”"},
    {"report refused of nothing", "not-json"},
    {"on-close with a reason", "1000 normal closure · “bye “now”” · clean=true"},
};

} // namespace

void WordsEventDetailTest::aDetailReads_data()
{
    QTest::addColumn<QString>("detail");
    for (const Row& row : rows)
        QTest::newRow(row.name) << QString::fromUtf8(row.detail);
}

void WordsEventDetailTest::aDetailReads()
{
    QFETCH(const QString, detail);
    const auto all = everyEvent();
    const auto named = std::ranges::find(all, std::string(QTest::currentDataTag()), &NamedEvent::name);
    QVERIFY(named != all.end());
    QCOMPARE(words::eventDetail(named->event), detail);
}

void WordsEventDetailTest::everyEventOfTheListIsTried() { QCOMPARE(std::size(rows), everyEvent().size()); }

void WordsEventDetailTest::aDetailIsOneLineThatIsSafeToShow()
{
    for (const auto& named : everyEvent()) {
        for (const QChar c : words::eventDetail(named.event))
            QVERIFY2(c.isPrint(), named.name);
    }
}

void WordsEventDetailTest::longTextIsCut()
{
    const std::string payload(100'000, 'x');
    const Event text =
        eventOf(event::FrameSent{{"\x81\x7F\x00\x00\x00\x00\x00\x01\x86\xA0"sv, 0, payload.size(), payload}});
    QCOMPARE(words::eventDetail(text),
             QStringLiteral("fin · 97.7 KiB · “") + QString(80, u'x') + QStringLiteral("…”"));
    const Event binary =
        eventOf(event::FrameSent{{"\x82\x7F\x00\x00\x00\x00\x00\x01\x86\xA0"sv, 0, payload.size(), payload}});
    QVERIFY(words::eventDetail(binary).endsWith(QStringLiteral(" 78 78 …")));
    QVERIFY(words::eventDetail(eventOf(event::Request{payload})).size() < 100);
}

void WordsEventDetailTest::textCutInsideACharacterIsStillText()
{
    const Event event = eventOf(event::FrameSent{{"\x81\x05"sv, 0, 5, "gr\xC3"sv}});
    QCOMPARE(words::eventDetail(event), QStringLiteral("fin · 5 B · “gr\\xc3”"));
}

QTEST_APPLESS_MAIN(WordsEventDetailTest)
#include "words_event_detail_test.moc"
