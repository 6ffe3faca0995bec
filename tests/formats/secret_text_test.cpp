#include "formats/redaction.h"
#include "formats/secret_text.h"

#include <QTest>

using namespace lifeline;

class SecretTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("clean");
        QTest::addColumn<int>("count");
        const auto row = [](const char* text, const char* clean, int count) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(clean) << count;
        };
        row("ws://h/chat", "ws://h/chat", 0);
        row("ws://h/?room=1", "ws://h/?room=1", 0);
        row("ws://h/?token=abc", "ws://h/?token=[redacted]", 1);
        row("ws://h/?a=1&ACCESS_TOKEN=abc&b=2", "ws://h/?a=1&ACCESS_TOKEN=[redacted]&b=2", 1);
        row("ws://h/?a=1;apiKey=x;b", "ws://h/?a=1;apiKey=[redacted];b", 1);
        row("ws://h/?%74oken=abc", "ws://h/?%74oken=[redacted]", 1);
        row("ws://h/?token=", "ws://h/?token=", 0);
        row("ws://h/?token=a=b?c", "ws://h/?token=[redacted]?c", 1);
        row("ws://h/#id_token=abc", "ws://h/#id_token=[redacted]", 1);
        row("ws://me:pw@h/?x", "ws://[redacted]@h/?x", 1);
        row("ws://h/me@home", "ws://h/me@home", 0);
        row("GET /?jwt=a.b.c HTTP/1.1", "GET /?jwt=[redacted] HTTP/1.1", 1);
        row("GET /?secret=a b c HTTP/1.1", "GET /?secret=[redacted] HTTP/1.1", 1);
        row("", "", 0);
        row("?", "?", 0);
    }

    void addresses()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, clean);
        QFETCH(const int, count);
        SecretCount found;
        QCOMPARE(QByteArray::fromStdString(addressWithout(names(), text.toStdString(), found)), clean);
        QCOMPARE(found.parameters, std::uint64_t(count));
    }

    void heads_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("clean");
        const auto row = [](const char* name, const char* head, const char* clean) {
            QTest::newRow(name) << QByteArray(head) << QByteArray(clean);
        };
        row("nothing secret", "GET / HTTP/1.1\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        row("any case", "GET / HTTP/1.1\r\nauthorization: Basic x\r\n\r\n",
            "GET / HTTP/1.1\r\nauthorization: [redacted]\r\n\r\n");
        row("bare line feeds", "HTTP/1.1 101 S\nSet-Cookie: a=1\n\n",
            "HTTP/1.1 101 S\nSet-Cookie: [redacted]\n\n");
        row("white space before the colon", "GET / HTTP/1.1\r\nCookie : a\r\n\r\n",
            "GET / HTTP/1.1\r\nCookie : [redacted]\r\n\r\n");
        row("a folded value", "GET / HTTP/1.1\r\nCookie:\r\n a=1\r\n\tb=2\r\nHost: h\r\n\r\n",
            "GET / HTTP/1.1\r\nCookie:\r\n [redacted]\r\n\t[redacted]\r\nHost: h\r\n\r\n");
        row("a cut head", "GET / HTTP/1.1\r\nCookie: a=", "GET / HTTP/1.1\r\nCookie: [redacted]");
        row("the handshake's key stays", "GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhl\r\n\r\n",
            "GET / HTTP/1.1\r\nSec-WebSocket-Key: dGhl\r\n\r\n");
        row("an address in a field",
            "HTTP/1.1 302 F\r\nLocation: /?code=1\r\nReferer: http://h/?key=2\r\n\r\n",
            "HTTP/1.1 302 F\r\nLocation: /?code=[redacted]\r\nReferer: http://h/?key=[redacted]\r\n\r\n");
    }

    void heads()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QByteArray, clean);
        SecretCount found;
        QCOMPARE(QByteArray::fromStdString(headWithout(names(), head.toStdString(), found)), clean);
        QCOMPARE(found.any(), head != clean);
    }

    void twiceIsNoMoreThanOnce()
    {
        SecretCount first, second;
        const std::string once = headWithout(names(), "GET /?token=a HTTP/1.1\r\nCookie: a\r\n\r\n", first);
        QCOMPARE(headWithout(names(), once, second), once);
    }

private:
    static SecretNames names() { return SecretNames(Redaction{}); }
};

QTEST_APPLESS_MAIN(SecretTextTest)
#include "secret_text_test.moc"
