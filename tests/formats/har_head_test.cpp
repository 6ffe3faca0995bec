#include "formats/har_head.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lifeline;
using namespace std::string_view_literals;

namespace {

QJsonObject requestOf(std::string_view head, std::string_view url)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeHarRequest(json, head, url);
    json.endObject();
    return QJsonDocument::fromJson(QByteArray::fromStdString(out))[QStringLiteral("request")].toObject();
}

QJsonObject responseOf(int status, std::string_view head, std::string_view body, std::string_view error = {})
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeHarResponse(json, status, head, body, error);
    json.endObject();
    return QJsonDocument::fromJson(QByteArray::fromStdString(out))[QStringLiteral("response")].toObject();
}

QByteArray asText(const QJsonValue& value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

class HarHeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestHasItsPartsApart()
    {
        const QJsonObject request =
            requestOf("GET /?a=1&b HTTP/1.1\r\nHost: h\r\nCookie: x=1; y=2\r\n\r\n", "ws://h/?a=1&b#c");
        QCOMPARE(request[QStringLiteral("method")].toString(), QStringLiteral("GET"));
        QCOMPARE(request[QStringLiteral("httpVersion")].toString(), QStringLiteral("HTTP/1.1"));
        QCOMPARE(asText(request[QStringLiteral("queryString")]),
                 QByteArray(R"([{"name":"a","value":"1"},{"name":"b","value":""}])"));
        QCOMPARE(asText(request[QStringLiteral("cookies")]),
                 QByteArray(R"([{"name":"x","value":"1"},{"name":"y","value":"2"}])"));
        QCOMPARE(request[QStringLiteral("headers")].toArray().size(), 2);
        QCOMPARE(request[QStringLiteral("bodySize")].toInt(), 0);
    }

    void aRedactedCookieIsNoCookie()
    {
        const QJsonObject request = requestOf("GET / HTTP/1.1\r\nCookie: [redacted]\r\n\r\n", "ws://h/");
        QCOMPARE(asText(request[QStringLiteral("cookies")]), QByteArray("[]"));
        QVERIFY(asText(request[QStringLiteral("headers")]).contains("[redacted]"));
    }

    void aRefusalHasItsStatusAndBody()
    {
        const QJsonObject response = responseOf(
            302, "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Type: text/plain\r\n\r\n", "go away");
        QCOMPARE(response[QStringLiteral("status")].toInt(), 302);
        QCOMPARE(response[QStringLiteral("statusText")].toString(), QStringLiteral("Found"));
        QCOMPARE(response[QStringLiteral("redirectURL")].toString(), QStringLiteral("/x"));
        QCOMPARE(asText(response[QStringLiteral("content")]),
                 QByteArray(R"({"mimeType":"text/plain","size":7,"text":"go away"})"));
        QVERIFY(response[QStringLiteral("_error")].isNull());
    }

    void aBodyThatIsNoTextIsBase64()
    {
        const QJsonObject response = responseOf(500, "HTTP/1.1 500 E\r\n\r\n", "\xFF\x00"sv);
        QCOMPARE(asText(response[QStringLiteral("content")]),
                 QByteArray(R"({"encoding":"base64","mimeType":"x-unknown","size":2,"text":"/wA="})"));
    }

    void aChunkedBodyIsReadAsItsContent()
    {
        const QJsonObject response = responseOf(403, "HTTP/1.1 403 F\r\nTransfer-Encoding: chunked\r\n\r\n",
                                                "2\r\nno\r\n1;x=y\r\n!\r\n0\r\n\r\n");
        QCOMPARE(response[QStringLiteral("content")][QStringLiteral("text")].toString(),
                 QStringLiteral("no!"));
    }

    void chunks_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("cut in a chunk") << QByteArray("5\r\nab") << QByteArray("ab");
        QTest::newRow("cut in a size") << QByteArray("2\r\nab\r\n1") << QByteArray("ab");
        QTest::newRow("no chunks") << QByteArray("hello") << QByteArray();
        QTest::newRow("too large a size") << QByteArray("ffffffffffffffff\r\nab") << QByteArray("ab");
        QTest::newRow("beyond a size") << QByteArray("fffffffffffffffff\r\nab") << QByteArray();
    }

    void chunks()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, content);
        QCOMPARE(QByteArray::fromStdString(withoutChunks(body.toStdString())), content);
    }

    void noAnswerIsStatusZeroAndSaysWhy()
    {
        const QJsonObject response = responseOf(0, {}, {}, "refused");
        QCOMPARE(response[QStringLiteral("status")].toInt(), 0);
        QCOMPARE(response[QStringLiteral("_error")].toString(), QStringLiteral("refused"));
    }

    void theAddressOfARequest()
    {
        QCOMPARE(requestUrl("GET /a?b HTTP/1.1\r\nHost: h:1\r\n\r\n"), std::string("ws://h:1/a?b"));
        QCOMPARE(requestUrl("GET / HTTP/1.1\r\n\r\n"), std::string());
        QCOMPARE(requestUrl("nonsense"), std::string());
    }
};

QTEST_APPLESS_MAIN(HarHeadTest)
#include "har_head_test.moc"
