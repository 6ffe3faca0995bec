#include "support/upgrade_samples.h"
#include "wire/upgrade_rules.h"

#include <QTest>

using namespace lifeline;

namespace {

const QByteArray key("dGhlIHNhbXBsZSBub25jZQ==");

QByteArray request(const QByteArray& changes, const QByteArray& start = "GET /chat HTTP/1.1")
{
    return changed({start, "Host: x:9001", "Upgrade: websocket", "Connection: Upgrade",
                    "Sec-WebSocket-Key: " + key, "Sec-WebSocket-Version: 13"},
                   changes);
}

RequestVerdict judged(const QByteArray& raw, const ServerPolicy& policy = {})
{
    return judgeRequest(parseHead(HeadKind::Request, raw.toStdString()), policy);
}

void row(const char* name, const QByteArray& raw, const char* failed, int status)
{
    QTest::newRow(name) << raw << QByteArray(failed) << status;
}

} // namespace

class UpgradeRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestIsJudgedRuleByRule_data();
    void aRequestIsJudgedRuleByRule();
    void flawsOfTheHeadFailTheUpgrade_data();
    void flawsOfTheHeadFailTheUpgrade();
    void aPlainRequestFailsOneRuleOnly_data();
    void aPlainRequestFailsOneRuleOnly();
    void theKeyIsKeptAsSent();
    void originsAreHeldAgainstTheList_data();
    void originsAreHeldAgainstTheList();
    void theServersBestSubprotocolIsChosen_data();
    void theServersBestSubprotocolIsChosen();
    void aHeadThatNeverEndedIsRefused_data();
    void aHeadThatNeverEndedIsRefused();
};

void UpgradeRulesTest::aRequestIsJudgedRuleByRule_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("failed");
    QTest::addColumn<int>("status");

    row("the good one", request(""), "", 101);
    row("tokens in another case", request("Upgrade: WebSocket\nConnection: upgrade"), "", 101);
    row("the lists of a browser", request("Connection: keep-alive, Upgrade"), "", 101);
    row("Upgrade as a list", request("Upgrade: h2c, websocket"), "", 101);
    row("Connection on two lines", request("Connection: keep-alive\n+Connection: Upgrade"), "", 101);
    row("HTTP/2.0 written out", request("", "GET / HTTP/2.0"), "", 101);
    row("an http address", request("", "GET http://x:9001/chat HTTP/1.1"), "", 101);
    row("a WSS address without a path", request("", "GET WSS://x HTTP/1.1"), "", 101);
    row("what browsers leave in a query", request("", "GET /?q={a|b}^`<> HTTP/1.1"), "", 101);
    row("Content-Length 0", request("+Content-Length: 0"), "", 101);
    row("extensions asked for", request("+Sec-WebSocket-Extensions: permessage-deflate"), "", 101);
    row("Host of an IPv6 address", request("Host: [::1]:9001"), "", 101);

    row("curl: neither key nor version", request("Sec-WebSocket-Key:\nSec-WebSocket-Version:"),
        "missing-key missing-version", 426);
    row("POST", request("", "POST / HTTP/1.1"), "method-not-get", 405);
    row("get in lower case", request("", "get / HTTP/1.1"), "method-not-get", 405);
    row("HTTP/1.0", request("", "GET / HTTP/1.0"), "http-version-too-low", 400);
    row("an asterisk", request("", "GET * HTTP/1.1"), "target-invalid", 400);
    row("an authority", request("", "GET x:9001 HTTP/1.1"), "target-invalid", 400);
    row("a fragment", request("", "GET /a#b HTTP/1.1"), "target-invalid", 400);
    row("an ftp address", request("", "GET ftp://x/ HTTP/1.1"), "target-invalid", 400);
    row("an address without a host", request("", "GET http:///a HTTP/1.1"), "target-invalid", 400);
    row("bytes above ASCII", request("", "GET /\xC3\xA9 HTTP/1.1"), "target-invalid", 400);
    row("no Host", request("Host:"), "missing-host", 400);
    row("an empty Host", request("Host: "), "invalid-host", 400);
    row("a Host with a path", request("Host: x/y"), "invalid-host", 400);
    row("a Host of a port alone", request("Host: :9001"), "invalid-host", 400);
    row("two Hosts", request("+Host: x:9001"), "duplicate-host", 400);
    row("no Connection", request("Connection:"), "missing-connection", 400);
    row("Connection without the token", request("Connection: keep-alive, upgrades"), "connection-not-upgrade",
        400);
    row("no key", request("Sec-WebSocket-Key:"), "missing-key", 400);
    row("two keys", request("+Sec-WebSocket-Key: " + key), "duplicate-key", 400);
    row("two keys, one of them bad", request("+Sec-WebSocket-Key: x"), "duplicate-key invalid-key", 400);
    row("an empty key", request("Sec-WebSocket-Key: "), "invalid-key", 400);
    row("a key of 15 bytes", request("Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1"), "invalid-key", 400);
    row("a key of 17 bytes", request("Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Njc="), "invalid-key", 400);
    row("a key of 18 bytes", request("Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Njc4"), "invalid-key", 400);
    row("a key without padding", request("Sec-WebSocket-Key: " + key.chopped(2)), "invalid-key", 400);
    row("a key with bits left over", request("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZR=="), "invalid-key",
        400);
    row("no version", request("Sec-WebSocket-Version:"), "missing-version", 426);
    row("version 12", request("Sec-WebSocket-Version: 12"), "unsupported-version", 426);
    row("version 013", request("Sec-WebSocket-Version: 013"), "unsupported-version", 426);
    row("a list of versions", request("Sec-WebSocket-Version: 13, 8"), "unsupported-version", 426);
    row("an empty version", request("Sec-WebSocket-Version: "), "unsupported-version", 426);
    row("the version twice", request("+Sec-WebSocket-Version: 13"), "duplicate-version", 400);
    row("two versions", request("+Sec-WebSocket-Version: 8"), "unsupported-version duplicate-version", 426);
    row("a body", request("+Content-Length: 5"), "request-has-body", 400);
    row("a length nobody can read", request("+Content-Length: -0"), "request-has-body", 400);
    row("an empty length", request("+Content-Length: "), "request-has-body", 400);
    row("a second length", request("+Content-Length: 0\n+Content-Length: 5"), "request-has-body", 400);
    row("a chunked body", request("+Transfer-Encoding: chunked"), "request-has-body", 400);
    row("nothing but Upgrade",
        request("Host:\nConnection:\nSec-WebSocket-Key:\nSec-WebSocket-Version:", "POST * HTTP/1.0"),
        "method-not-get http-version-too-low target-invalid missing-host missing-connection missing-key "
        "missing-version",
        426);
}

void UpgradeRulesTest::aRequestIsJudgedRuleByRule()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, failed);
    QFETCH(int, status);
    const RequestVerdict verdict = judged(raw);
    QCOMPARE(idsOf(verdict.failed), failed);
    QCOMPARE(verdict.status(), status);
    QCOMPARE(verdict.accepted(), failed.isEmpty());
    QVERIFY(verdict.asksForUpgrade);
}

void UpgradeRulesTest::flawsOfTheHeadFailTheUpgrade_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("failed");
    QTest::addColumn<int>("status");

    row("bare LF", request("").replace("\r\n", "\n"), "bare-lf", 400);
    row("folding", request("+ folded"), "obs-fold", 400);
    row("NUL", request("+A: " + QByteArray(1, '\0')), "nul-byte", 400);
    row("a bad header line", request("+garbage"), "bad-header-line", 400);
    row("a bad start line", request("", "GET /"), "bad-start-line", 400);
    QByteArray many;
    for (int i = 0; i < 300; ++i)
        many += i == 0 ? "+A: b" : "\n+A: b";
    row("300 headers", request(many), "too-many-headers", 431);
    row("300 headers and more wrong", request(many + "\nHost:\n+ folded"),
        "obs-fold too-many-headers missing-host", 431);
    row("bare LF and no version", request("Sec-WebSocket-Version:").replace("\r\n", "\n"),
        "bare-lf missing-version", 426);
    row("the key on a folded line", request("Sec-WebSocket-Key:\n+ Sec-WebSocket-Key: " + key),
        "obs-fold missing-key", 400);
}

void UpgradeRulesTest::flawsOfTheHeadFailTheUpgrade() { aRequestIsJudgedRuleByRule(); }

void UpgradeRulesTest::aPlainRequestFailsOneRuleOnly_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("failed");
    const auto plain = [](const char* name, const QByteArray& raw, const char* failed) {
        QTest::newRow(name) << raw << QByteArray(failed);
    };
    plain("of curl", "GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n",
          "not-an-upgrade");
    plain("POST with a body", "POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\n", "not-an-upgrade");
    plain("another upgrade", request("Upgrade: h2c"), "not-an-upgrade");
    plain("all but Upgrade", request("Upgrade:"), "not-an-upgrade");
    plain("an empty Upgrade", request("Upgrade: "), "not-an-upgrade");
    plain("Upgrade of another version", request("Upgrade: websocket/13"), "not-an-upgrade");
    plain("with bare LF", "GET / HTTP/1.1\nHost: x\n\n", "bare-lf not-an-upgrade");
    plain("Upgrade with a space before the colon", request("Upgrade:\n+Upgrade : websocket"),
          "bad-header-line not-an-upgrade");
}

void UpgradeRulesTest::aPlainRequestFailsOneRuleOnly()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, failed);
    const RequestVerdict verdict = judged(raw);
    QCOMPARE(idsOf(verdict.failed), failed);
    QCOMPARE(verdict.status(), 426);
    QVERIFY(!verdict.asksForUpgrade);
    QVERIFY(!verdict.accepted());
    QVERIFY(!verdict.headMethod);
    QVERIFY(judged("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").headMethod);
}

void UpgradeRulesTest::theKeyIsKeptAsSent()
{
    QCOMPARE(QByteArray::fromStdString(judged(request("")).key), key);
    QCOMPARE(QByteArray::fromStdString(judged(request("Sec-WebSocket-Key: a b")).key), QByteArray("a b"));
    QCOMPARE(QByteArray::fromStdString(judged(request("Sec-WebSocket-Key:")).key), QByteArray());
}

void UpgradeRulesTest::originsAreHeldAgainstTheList_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("allowed") << QByteArray("+Origin: https://a.example") << true;
    QTest::newRow("the other one, in another case") << QByteArray("+Origin: HTTP://localhost:3000") << true;
    QTest::newRow("none: no browser") << QByteArray() << true;
    QTest::newRow("not in the list") << QByteArray("+Origin: https://b.example") << false;
    QTest::newRow("longer") << QByteArray("+Origin: https://a.example.evil") << false;
    QTest::newRow("another scheme") << QByteArray("+Origin: http://a.example") << false;
    QTest::newRow("null") << QByteArray("+Origin: null") << false;
    QTest::newRow("empty") << QByteArray("+Origin: ") << false;
    QTest::newRow("a second one that is not")
        << QByteArray("+Origin: https://a.example\n+Origin: https://b.example") << false;
}

void UpgradeRulesTest::originsAreHeldAgainstTheList()
{
    QFETCH(QByteArray, lines);
    QFETCH(bool, allowed);
    const ServerPolicy policy{{}, {"https://a.example", "http://localhost:3000"}};
    const RequestVerdict verdict = judged(request(lines), policy);
    QCOMPARE(idsOf(verdict.failed), allowed ? QByteArray() : QByteArray("origin-not-allowed"));
    QCOMPARE(verdict.status(), allowed ? 101 : 403);
    QVERIFY(judged(request(lines)).accepted()); // an empty list allows any
}

void UpgradeRulesTest::theServersBestSubprotocolIsChosen_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("chosen");
    QTest::newRow("none asked for") << QByteArray() << QByteArray();
    QTest::newRow("one in common") << QByteArray("+Sec-WebSocket-Protocol: soap, mqtt") << QByteArray("mqtt");
    QTest::newRow("the server's order counts")
        << QByteArray("+Sec-WebSocket-Protocol: mqtt, chat") << QByteArray("chat");
    QTest::newRow("over two lines") << QByteArray(
                                           "+Sec-WebSocket-Protocol: mqtt\n+Sec-WebSocket-Protocol: chat")
                                    << QByteArray("chat");
    QTest::newRow("none in common") << QByteArray("+Sec-WebSocket-Protocol: soap") << QByteArray();
    QTest::newRow("another case is another one")
        << QByteArray("+Sec-WebSocket-Protocol: Chat") << QByteArray();
    QTest::newRow("part of a name") << QByteArray("+Sec-WebSocket-Protocol: chats, mqt") << QByteArray();
    QTest::newRow("empty elements") << QByteArray("+Sec-WebSocket-Protocol: ,, mqtt ,") << QByteArray("mqtt");
    QTest::newRow("an empty header") << QByteArray("+Sec-WebSocket-Protocol: ") << QByteArray();
}

void UpgradeRulesTest::theServersBestSubprotocolIsChosen()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, chosen);
    const RequestVerdict verdict = judged(request(lines), ServerPolicy{{"chat", "mqtt"}, {}});
    QVERIFY(verdict.accepted());
    QCOMPARE(QByteArray::fromStdString(verdict.subprotocol), chosen);
    QVERIFY(judged(request(lines)).subprotocol.empty());
}

void UpgradeRulesTest::aHeadThatNeverEndedIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("failed");
    QTest::addColumn<int>("status");
    const QByteArray start("GET / HTTP/1.1\r\n");
    row("a TLS ClientHello", "\x16\x03\x01", "not-http", 400);
    row("the banner of SSH", "SSH-2.0-OpenSSH_9.2\r\n", "not-http", 400);
    row("nothing", "", "incomplete-head", 400);
    row("half a start line", "GET /", "incomplete-head", 400);
    row("all but the empty line", request("").chopped(2), "incomplete-head", 400);
    row("with a flaw seen before", start + "A: b\nHos", "bare-lf incomplete-head", 400);
    row("too large", start + "A: " + QByteArray(70'000, 'x'), "head-too-large", 431);
    row("an endless target", "GET /" + QByteArray(70'000, 'x'), "target-too-long", 414);
    row("too many lines, too large", start + QByteArray("A: b\r\n").repeated(20'000),
        "head-too-large too-many-headers", 431);
    row("too large, with folding", start + " \r\n" + QByteArray(70'000, 'x'), "obs-fold head-too-large", 431);
}

void UpgradeRulesTest::aHeadThatNeverEndedIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, failed);
    QFETCH(int, status);
    const RequestVerdict verdict = judgeRequest(early(HeadKind::Request, bytes), {}, false);
    QCOMPARE(idsOf(verdict.failed), failed);
    QCOMPARE(verdict.status(), status);
    QVERIFY(!verdict.asksForUpgrade);
}

QTEST_APPLESS_MAIN(UpgradeRulesTest)
#include "upgrade_rules_test.moc"
