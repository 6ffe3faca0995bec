#include "base/byte_text.h"
#include "wire/handshake.h"

#include <QTest>

using namespace lifeline;

namespace {

constexpr std::string_view key = "dGhlIHNhbXBsZSBub25jZQ==";

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

RequestVerdict judged(const QByteArray& raw, const ServerPolicy& policy = {})
{
    return judgeRequest(parseHead(HeadKind::Request, raw.toStdString()), policy);
}

RequestVerdict refusedFor(std::initializer_list<UpgradeRule> rules)
{
    RequestVerdict verdict;
    for (const UpgradeRule rule : rules)
        verdict.failed.add(rule);
    return verdict;
}

/// The head of an answer, which must be without a flaw, and what follows it.
std::pair<HttpHead, QByteArray> parted(const std::string& answer)
{
    const std::size_t end = answer.find("\r\n\r\n") + 4;
    return {parseHead(HeadKind::Response, answer.substr(0, end)),
            bytesOf(answer).mid(static_cast<qsizetype>(end))};
}

QByteArray valueOf(const HttpHead& head, std::string_view name)
{
    return head.count(name) == 1 ? bytesOf(*head.value(name)) : QByteArray("(not once)");
}

WsUrl url(std::string_view text) { return std::get<WsUrl>(parseWsUrl(text)); }

} // namespace

class HandshakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExampleOfTheRfcIsMet();
    void anAcceptIsMadeForAnyKey();
    void keysAre16RandomBytes();
    void theRequestIsThatOfTheRfc();
    void extraHeadersReplaceOrFollow();
    void aRequestOfOursIsAccepted_data();
    void aRequestOfOursIsAccepted();
    void theResponseIsThatOfTheRfc();
    void aResponseOfOursIsAccepted();
    void curlIsToldWhatIsMissing();
    void aPlainRequestIsToldWhoIsHere();
    void everyRuleCanBeRefused_data();
    void everyRuleCanBeRefused();
    void anAnswerToHeadHasNoBody();
    void statusesHaveTheirPhrases();
};

void HandshakeTest::theExampleOfTheRfcIsMet()
{
    QCOMPARE(bytesOf(acceptFor(key)), QByteArray("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
}

void HandshakeTest::anAcceptIsMadeForAnyKey()
{
    // base64(SHA-1(GUID)) and a key beyond any sense
    QCOMPARE(bytesOf(acceptFor("")), QByteArray("Kfh9QIsMVZcl6xEPYxPHzW8SZ8w="));
    QCOMPARE(acceptFor(std::string(100'000, '\0')).size(), std::size_t{28});
}

void HandshakeTest::keysAre16RandomBytes()
{
    SeededRandom random(1);
    SeededRandom same(1);
    const std::string first = makeKey(random);
    QCOMPARE(fromBase64(first).value_or("").size(), std::size_t{16});
    QVERIFY(makeKey(same) == first);
    QVERIFY(makeKey(random) != first);
    struct Counter final : RandomSource {
        std::uint32_t next() override { return m_last += 0x01010101; }
        std::uint32_t m_last = 0x00010203 - 0x01010101;
    } counter;
    QCOMPARE(bytesOf(toHex(*fromBase64(makeKey(counter)))), QByteArray("00010203010203040203040503040506"));
}

void HandshakeTest::theRequestIsThatOfTheRfc()
{
    QCOMPARE(bytesOf(upgradeRequest(url("ws://localhost:9001/chat?a=b"), key, {{"chat", "mqtt"}, {}})),
             QByteArray("GET /chat?a=b HTTP/1.1\r\nHost: localhost:9001\r\nUpgrade: websocket\r\n"
                        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat, mqtt\r\n\r\n"));
    QVERIFY(!bytesOf(upgradeRequest(url("ws://x/"), key, {})).contains("Protocol"));
}

void HandshakeTest::extraHeadersReplaceOrFollow()
{
    const HeaderList headers{{"Origin", "https://a.example"}, {"host", "other"},   {"X-A", "1"}, {"X-A", "2"},
                             {"UPGRADE", "websocket"},        {"Upgrade", "again"}};
    QCOMPARE(
        bytesOf(upgradeRequest(url("ws://x/"), key, {{}, headers})),
        QByteArray("GET / HTTP/1.1\r\nhost: other\r\nUPGRADE: websocket\r\nUpgrade: again\r\n"
                   "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                   "Sec-WebSocket-Version: 13\r\nOrigin: https://a.example\r\nX-A: 1\r\nX-A: 2\r\n\r\n"));
    // Without subprotocols of our own the header is an extra one like any other.
    const std::string own = upgradeRequest(url("ws://x/"), key, {{}, {{"Sec-WebSocket-Protocol", "a"}}});
    QCOMPARE(bytesOf(own).count("Sec-WebSocket-Protocol: a\r\n"), 1);
}

void HandshakeTest::aRequestOfOursIsAccepted_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char* text : {"ws://localhost/", "ws://[::1]:9001/a?b", "wss://x.example", "ws://x?{q}"})
        QTest::newRow(text) << QByteArray(text);
}

void HandshakeTest::aRequestOfOursIsAccepted()
{
    QFETCH(QByteArray, address);
    SeededRandom random(5);
    const std::string own = makeKey(random);
    const RequestVerdict verdict = judged(bytesOf(upgradeRequest(url(address.toStdString()), own, {})));
    QVERIFY(verdict.accepted());
    QVERIFY(verdict.key == own);
}

void HandshakeTest::theResponseIsThatOfTheRfc()
{
    RequestVerdict verdict;
    verdict.key = key;
    verdict.subprotocol = "chat";
    QCOMPARE(
        bytesOf(upgradeResponse(verdict)),
        QByteArray(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: chat\r\n\r\n"));
    verdict.subprotocol.clear();
    QVERIFY(!bytesOf(upgradeResponse(verdict)).contains("Protocol: "));
}

void HandshakeTest::aResponseOfOursIsAccepted()
{
    const ClientOffer offer{std::string(key), {"chat", "mqtt"}};
    const std::string request = upgradeRequest(url("ws://x/"), key, {offer.subprotocols, {}});
    const RequestVerdict asked = judged(bytesOf(request), ServerPolicy{{"mqtt"}, {}});
    const ResponseVerdict answer =
        judgeResponse(parseHead(HeadKind::Response, upgradeResponse(asked)), offer);
    QVERIFY(answer.accepted());
    QCOMPARE(bytesOf(answer.subprotocol), QByteArray("mqtt"));
}

void HandshakeTest::curlIsToldWhatIsMissing()
{
    const RequestVerdict verdict =
        judged("GET / HTTP/1.1\r\nHost: 127.0.0.1:9001\r\nUser-Agent: curl/7.88.1\r\n"
               "Accept: */*\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    QCOMPARE(bytesOf(refusal(verdict)),
             QByteArray(
                 "HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: close, Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nContent-Type: text/plain; charset=utf-8\r\n"
                 "Content-Length: 202\r\n\r\n"
                 "The upgrade to websocket was refused:\n"
                 "missing-key: the Sec-WebSocket-Key header is missing (RFC 6455 section 4.2.1)\n"
                 "missing-version: the Sec-WebSocket-Version header is missing (RFC 6455 section 4.2.1)\n"));
}

void HandshakeTest::aPlainRequestIsToldWhoIsHere()
{
    const auto [head, body] = parted(refusal(judged("GET / HTTP/1.1\r\nHost: x\r\n\r\n")));
    QCOMPARE(head.status(), 426);
    QCOMPARE(body,
             QByteArray("This is a WebSocket server: it answers only requests for an upgrade to websocket.\n"
                        "not-an-upgrade: the request does not ask for an upgrade to websocket "
                        "(RFC 6455 section 4.2.1)\n"));
}

void HandshakeTest::everyRuleCanBeRefused_data()
{
    QTest::addColumn<int>("rule");
    for (const UpgradeRuleInfo& row : upgradeRules()) {
        if (row.status != 0)
            QTest::newRow(row.id.data()) << static_cast<int>(row.rule);
    }
}

void HandshakeTest::everyRuleCanBeRefused()
{
    QFETCH(int, rule);
    const UpgradeRuleInfo& row = info(static_cast<UpgradeRule>(rule));
    const auto [head, body] = parted(refusal(refusedFor({row.rule})));
    QVERIFY(head.findings().empty());
    QCOMPARE(head.status(), row.status);
    QVERIFY(head.reason() == reasonPhrase(row.status) && head.reason() != "Status");
    QVERIFY(head.hasToken("Connection", "close"));
    QCOMPARE(head.hasToken("Connection", "upgrade"), row.status == 426); // RFC 9110 §7.8
    QCOMPARE(head.count("Upgrade") == 1, row.status == 426);
    QCOMPARE(head.count("Allow") == 1, row.status == 405);
    QCOMPARE(valueOf(head, "Sec-WebSocket-Version"), QByteArray("13"));
    QCOMPARE(valueOf(head, "Content-Length"), QByteArray::number(body.size()));
    const QByteArray section = bytesOf(row.section);
    const qsizetype space = section.lastIndexOf(' ');
    const QByteArray words =
        (space < 0 ? QByteArray("RFC 6455") : section.left(space)) + " section " + section.mid(space + 1);
    QVERIFY(body.endsWith('\n' + bytesOf(row.id) + ": " + bytesOf(row.title) + " (" + words + ")\n"));
}

void HandshakeTest::anAnswerToHeadHasNoBody()
{
    const auto [head, body] = parted(refusal(judged("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")));
    QCOMPARE(body, QByteArray());
    QVERIFY(valueOf(head, "Content-Length").toInt() > 0);
}

void HandshakeTest::statusesHaveTheirPhrases()
{
    QCOMPARE(bytesOf(reasonPhrase(400)), QByteArray("Bad Request"));
    QCOMPARE(bytesOf(reasonPhrase(426)), QByteArray("Upgrade Required"));
    QCOMPARE(bytesOf(reasonPhrase(431)), QByteArray("Request Header Fields Too Large"));
    QCOMPARE(bytesOf(reasonPhrase(299)), QByteArray("Status"));
    QCOMPARE(bytesOf(reasonPhrase(-1)), QByteArray("Status"));
}

QTEST_APPLESS_MAIN(HandshakeTest)
#include "handshake_test.moc"
