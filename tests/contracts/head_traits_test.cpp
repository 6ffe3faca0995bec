#include "contract_sample.h"
#include "contracts/head_traits.h"

#include <QTest>

using namespace lifeline;

class HeadTraitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHeadHasItsTraits_data();
    void aHeadHasItsTraits();
    void idsReadBack();
};

namespace {

QString traitsText(const HeadTraits& traits)
{
    QStringList list;
    for (const HeadTrait trait : traits.traits())
        list += textOf(headTraitId(trait));
    return list.join(u',');
}

} // namespace

void HeadTraitsTest::aHeadHasItsTraits_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("traits");
    const auto request = [](const char* start, const char* line, const char* traits) {
        const QByteArray head = QByteArray(start) + "\r\n" + line + (*line != 0 ? "\r\n\r\n" : "\r\n");
        QTest::addRow("%s %s", start, line) << head << QString::fromLatin1(traits);
    };
    request("GET /?a=http://b HTTP/1.1", "Upgrade: websocket", "");
    request("GET / HTTP/1.1", "Upgrade: h2c, websocket", "upgrade-list");
    request("GET / HTTP/1.1", "Upgrade: h2c", "upgrade-other");
    request("GET / HTTP/1.1", "connection: keep-alive, Upgrade", "connection-list");
    request("GET / HTTP/1.1", "Sec-WebSocket-Version: 8", "version-8");
    request("GET / HTTP/1.1", "Sec-WebSocket-Version: 80", "");
    request("GET / HTTP/1.1", "Sec-WebSocket-Version: 13, 8", "version-list");
    request("GET / HTTP/1.1", "Sec-WebSocket-Key:", "key-empty");
    request("GET / HTTP/2.0", "", "newer-http");
    request("get / HTTP/1.1", "", "lower-case-method");
    request("OPTIONS * HTTP/1.1", "", "target-asterisk");
    request("GET http://a/b HTTP/1.1", "", "target-absolute");
    request("GET chat HTTP/1.1", "", "target-without-slash");
    request("\r\nGET / HTTP/1.1", "", "leading-empty-line");
    request("GET / HTTP/1.1", "X-Spaced : out", "space-before-colon");
    request("GET / HTTP/1.1", "X: one\r\n two", "folded-line");
    request("GET / HTTP/1.1", "Content-Length: 5", "");
    request("HTTP/1.1 101 Switching Protocols", "X: one\r\n two", "folded-line");
    request("HTTP/1.1 101 Switching Protocols", "Sec-WebSocket-Accept: a", "");
    request("HTTP/1.1 101 Switching Protocols", "Sec-WebSocket-Accept:  a", "accept-in-spaces");
    request("HTTP/1.1 101 Switching Protocols", "Sec-WebSocket-Accept: a ", "accept-in-spaces");
    request("HTTP/1.1 101 Switching Protocols", "Transfer-Encoding: chunked", "has-transfer-encoding");
    request("HTTP/1.1 101 Switching Protocols", "Content-Length: 5", "has-content-length");
    request("HTTP/1.1 101 Switching Protocols", "Content-Length: 0", "");
    request("HTTP/1.1 404 Not Found", "Content-Length: 5", "");
}

void HeadTraitsTest::aHeadHasItsTraits()
{
    QFETCH(QByteArray, head);
    const bool answer = head.startsWith("HTTP/");
    const HttpHead parsed = parseHead(answer ? HeadKind::Response : HeadKind::Request, head.toStdString());
    QTEST(traitsText(traitsOf(parsed)), "traits");
}

void HeadTraitsTest::idsReadBack()
{
    for (std::size_t i = 0; i < headTraitCount; ++i) {
        const auto trait = static_cast<HeadTrait>(i);
        QCOMPARE(headTraitFromId(headTraitId(trait)), std::optional(trait));
    }
    QVERIFY(!headTraitFromId("").has_value());
}

QTEST_APPLESS_MAIN(HeadTraitsTest)
#include "head_traits_test.moc"
