#include "support/upgrade_samples.h"
#include "wire/upgrade_rules.h"

#include <QTest>

using namespace lifeline;

namespace {

const QByteArray key("dGhlIHNhbXBsZSBub25jZQ==");
const QByteArray accept("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

QByteArray response(const QByteArray& changes, const QByteArray& start = "HTTP/1.1 101 Switching Protocols")
{
    return changed({start, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: " + accept},
                   changes);
}

ResponseVerdict answered(const QByteArray& raw, std::vector<std::string> offered = {})
{
    return judgeResponse(parseHead(HeadKind::Response, raw.toStdString()),
                         ClientOffer{key.toStdString(), std::move(offered)});
}

} // namespace

class ResponseRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResponseIsJudgedRuleByRule_data();
    void aResponseIsJudgedRuleByRule();
    void onlyAnOfferedSubprotocolIsTaken_data();
    void onlyAnOfferedSubprotocolIsTaken();
    void onlyAnOfferedExtensionIsTaken();
    void aResponseThatNeverEndedIsRefused_data();
    void aResponseThatNeverEndedIsRefused();
};

void ResponseRulesTest::aResponseIsJudgedRuleByRule_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("failed");
    const auto answer = [](const char* name, const QByteArray& raw, const char* failed) {
        QTest::newRow(name) << raw << QByteArray(failed);
    };
    answer("the good one", response(""), "");
    answer("tokens in another case", response("Upgrade: WebSocket\nConnection: UPGRADE"), "");
    answer("Connection as a list", response("Connection: keep-alive, Upgrade"), "");
    answer("no reason", response("", "HTTP/1.1 101"), "");
    answer("200", response("", "HTTP/1.1 200 OK"), "status-not-101");
    answer("a bare 426", "HTTP/1.1 426 Upgrade Required\r\n\r\n", "status-not-101");
    answer("a 302 with bare LF", "HTTP/1.1 302 Found\nLocation: /\n\n", "bare-lf status-not-101");
    answer("a bad status line", response("", "HTTP/1.1 abc"), "bad-start-line");
    answer("HTTP/1.0", response("", "HTTP/1.0 101 x"), "response-http-version-too-low");
    answer("no Upgrade", response("Upgrade:"), "missing-upgrade");
    answer("another Upgrade", response("Upgrade: h2c"), "upgrade-not-websocket");
    answer("Upgrade as a list", response("Upgrade: websocket, h2c"), "upgrade-not-websocket");
    answer("no Connection", response("Connection:"), "response-missing-connection");
    answer("Connection without the token", response("Connection: close"), "response-connection-not-upgrade");
    answer("no Accept", response("Sec-WebSocket-Accept:"), "missing-accept");
    answer("two Accepts", response("+Sec-WebSocket-Accept: " + accept), "duplicate-accept");
    answer("another Accept", response("Sec-WebSocket-Accept: " + accept.toLower()), "wrong-accept");
    answer("an empty Accept", response("Sec-WebSocket-Accept: "), "wrong-accept");
    answer("the key as Accept", response("Sec-WebSocket-Accept: " + key), "wrong-accept");
    answer("two Accepts, one wrong", response("+Sec-WebSocket-Accept: x"), "duplicate-accept wrong-accept");
    answer("an extension", response("+Sec-WebSocket-Extensions: permessage-deflate"),
           "unrequested-extension");
    answer("a header folded", response("+Server: a\n+ x"), "");
    answer("an Accept folded", response("Sec-WebSocket-Accept: \n+ " + accept), "");
    answer("an Accept that folds on", response("+ x"), "wrong-accept");
    answer("a bare 101", "HTTP/1.1 101 x\r\n\r\n",
           "missing-upgrade response-missing-connection missing-accept");
}

void ResponseRulesTest::aResponseIsJudgedRuleByRule()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, failed);
    const ResponseVerdict verdict = answered(raw);
    QCOMPARE(idsOf(verdict.failed), failed);
    QCOMPARE(verdict.accepted(), failed.isEmpty());
}

void ResponseRulesTest::onlyAnOfferedSubprotocolIsTaken_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("failed");
    QTest::addColumn<QByteArray>("chosen");
    const auto answer = [](const char* name, const char* lines, const char* failed, const char* chosen) {
        QTest::newRow(name) << QByteArray(lines) << QByteArray(failed) << QByteArray(chosen);
    };
    answer("none chosen", "", "", "");
    answer("the second offered", "+Sec-WebSocket-Protocol: mqtt", "", "mqtt");
    answer("not offered", "+Sec-WebSocket-Protocol: soap", "unrequested-subprotocol", "soap");
    answer("another case", "+Sec-WebSocket-Protocol: Chat", "unrequested-subprotocol", "Chat");
    answer("a list", "+Sec-WebSocket-Protocol: chat, mqtt", "unrequested-subprotocol", "chat, mqtt");
    answer("empty", "+Sec-WebSocket-Protocol: ", "unrequested-subprotocol", "");
    answer("two", "+Sec-WebSocket-Protocol: chat\n+Sec-WebSocket-Protocol: mqtt", "duplicate-subprotocol",
           "chat");
}

void ResponseRulesTest::onlyAnOfferedSubprotocolIsTaken()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, failed);
    QFETCH(QByteArray, chosen);
    const ResponseVerdict verdict = answered(response(lines), {"chat", "mqtt"});
    QCOMPARE(idsOf(verdict.failed), failed);
    QCOMPARE(QByteArray::fromStdString(verdict.subprotocol), chosen);
    if (!lines.isEmpty())
        QVERIFY(answered(response(lines)).failed.has(UpgradeRule::UnrequestedSubprotocol));
}

void ResponseRulesTest::onlyAnOfferedExtensionIsTaken()
{
    const HttpHead request =
        parseHead(HeadKind::Request, "GET / HTTP/1.1\r\nSec-WebSocket-Key: " + key.toStdString() +
                                         "\r\nSec-WebSocket-Extensions: a, "
                                         "permessage-deflate; client_max_window_bits\r\n\r\n");
    const ClientOffer offer = offerIn(request);
    QCOMPARE(offer.extensions, (std::vector<std::string>{"a", "permessage-deflate"}));
    for (const bool offered : {true, false}) {
        const QByteArray answer = response(offered ? "+Sec-WebSocket-Extensions: permessage-deflate; x=1"
                                                   : "+Sec-WebSocket-Extensions: b");
        const auto verdict = judgeResponse(parseHead(HeadKind::Response, answer.toStdString()), offer);
        QCOMPARE(verdict.failed.has(UpgradeRule::UnrequestedExtension), !offered);
        QCOMPARE(verdict.accepted(), offered);
    }
}

void ResponseRulesTest::aResponseThatNeverEndedIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("failed");
    const auto answer = [](const char* name, const QByteArray& bytes, const char* failed) {
        QTest::newRow(name) << bytes << QByteArray(failed);
    };
    answer("SMTP", "220 mail.example ESMTP\r\n", "not-http");
    answer("a TLS alert", "\x15\x03\x03", "not-http");
    answer("nothing", "", "incomplete-head");
    answer("all but the empty line", response("").chopped(2), "incomplete-head");
    answer("too large", "HTTP/1.1 101 x\r\nA: " + QByteArray(70'000, 'x'), "head-too-large");
}

void ResponseRulesTest::aResponseThatNeverEndedIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, failed);
    const ResponseVerdict verdict =
        judgeResponse(early(HeadKind::Response, bytes), ClientOffer{key.toStdString(), {}}, false);
    QCOMPARE(idsOf(verdict.failed), failed);
}

QTEST_APPLESS_MAIN(ResponseRulesTest)
#include "response_rules_test.moc"
