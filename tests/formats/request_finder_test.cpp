#include "formats/request_finder.h"

#include <QTest>

using namespace lifeline;

Q_DECLARE_METATYPE(lifeline::StreamKind)

class RequestFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAStreamCarriesIsTold_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<StreamKind>("kind");
        const auto row = [](const char* name, const QByteArray& sent, StreamKind kind) {
            QTest::newRow(name) << sent << kind;
        };
        const QByteArray plain = "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                         upgrade = "GET / HTTP/1.1\r\nUpgrade: WebSocket\r\n\r\n";
        row("nothing", "", StreamKind::Unknown);
        row("an upgrade", upgrade, StreamKind::WebSocket);
        row("an upgrade behind a request", plain + upgrade, StreamKind::WebSocket);
        row("half an upgrade", "GET / HTTP/1.1\r\nUpgrade: websocket\r\nSec-Web", StreamKind::WebSocket);
        row("an upgrade among others", "GET / HTTP/1.1\r\nUpgrade: h2c, websocket\r\n\r\n",
            StreamKind::WebSocket);
        row("another upgrade", "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n", StreamKind::Http);
        row("a request", plain, StreamKind::Http);
        row("half a request", "GET / HT", StreamKind::Http);
        row("behind a body", "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde" + upgrade, StreamKind::Http);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", StreamKind::Http2);
        row("TLS", QByteArray("\x16\x03\x01\x00\x05hello", 10), StreamKind::Tls);
        row("an answer", "HTTP/1.1 200 OK\r\n\r\n", StreamKind::Other);
        row("something else", "\x01\x02\x03", StreamKind::Other);
    }

    void whatAStreamCarriesIsTold()
    {
        QFETCH(const QByteArray, sent);
        QFETCH(const StreamKind, kind);
        for (const int piece : {1, 7, 10'000}) {
            RequestFinder finder;
            for (qsizetype at = 0; at < sent.size(); at += piece)
                finder.feed(sent.mid(at, piece).toStdString());
            QCOMPARE(int(finder.end()), int(kind));
            QVERIFY(!finder.open());
        }
    }

    void theAddressIsMadeOfHostAndTarget_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("both") << QByteArray("GET /a?b HTTP/1.1\r\nUpgrade: websocket\r\nHost: H:81\r\n\r\n")
                              << QByteArray("ws://h:81/a?b");
        QTest::newRow("no Host") << QByteArray("GET /a HTTP/1.1\r\nUpgrade: websocket\r\n\r\n")
                                 << QByteArray("ws://10.0.0.1:9/a");
        QTest::newRow("a bad Host") << QByteArray(
                                           "GET /a HTTP/1.1\r\nUpgrade: websocket\r\nHost: a b\r\n\r\n")
                                    << QByteArray("ws://10.0.0.1:9/a");
        QTest::newRow("a bad target") << QByteArray("GET /\x80 HTTP/1.1\r\nUpgrade: websocket\r\n\r\n")
                                      << QByteArray("ws://10.0.0.1:9/");
    }

    void theAddressIsMadeOfHostAndTarget()
    {
        QFETCH(const QByteArray, request);
        QFETCH(const QByteArray, url);
        RequestFinder finder;
        QCOMPARE(int(finder.feed(request.toStdString())), int(StreamKind::WebSocket));
        QCOMPARE(QByteArray::fromStdString(finder.url("10.0.0.1:9")), url);
    }
};

QTEST_APPLESS_MAIN(RequestFinderTest)
#include "request_finder_test.moc"
