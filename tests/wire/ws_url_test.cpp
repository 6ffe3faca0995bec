#include "wire/ws_url.h"

#include <QTest>

using namespace lifeline;

namespace {

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// "ws host 80 /path", or the id of the flaw.
QByteArray readAs(const QByteArray& text)
{
    const auto result = parseWsUrl({text.constData(), static_cast<std::size_t>(text.size())});
    if (const auto* flaw = std::get_if<UrlFlaw>(&result))
        return bytesOf(urlFlawId(*flaw));
    const WsUrl& url = std::get<WsUrl>(result);
    return QByteArray(url.secure ? "wss " : "ws ") + bytesOf(url.host) + ' ' + QByteArray::number(url.port) +
           ' ' + bytesOf(url.resource);
}

void row(const QByteArray& text, const char* expected)
{
    QTest::newRow(text.toPercentEncoding(":/[]?@#", "\\").left(60).constData())
        << text << QByteArray(expected);
}

} // namespace

class WsUrlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goodAddressesAreRead_data();
    void goodAddressesAreRead();
    void flawsAreNamed_data();
    void flawsAreNamed() { goodAddressesAreRead(); }
    void addressesAreWrittenNormalised_data();
    void addressesAreWrittenNormalised();
    void flawIdsDoNotRepeat();
};

void WsUrlTest::goodAddressesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    row("ws://localhost", "ws localhost 80 /");
    row("ws://localhost:9001/", "ws localhost 9001 /");
    row("wss://example.com", "wss example.com 443 /");
    row("WS://LocalHost:1/Path", "ws localhost 1 /Path");
    row("ws://127.0.0.1:65535/a/b?c=d&e", "ws 127.0.0.1 65535 /a/b?c=d&e");
    row("ws://x?q", "ws x 80 /?q");
    row("ws://x/?q=ws://y", "ws x 80 /?q=ws://y");
    row("ws://x/a@b:c", "ws x 80 /a@b:c");
    row("ws://x//", "ws x 80 //");
    row("ws://a_b-c.d.", "ws a_b-c.d. 80 /");
    row("ws://x:00080/", "ws x 80 /");
    row("wss://x:80/", "wss x 80 /");
    row(" \tws://x/ \t", "ws x 80 /");
    row("ws://x/%zz{}|", "ws x 80 /%zz{}|");
    row("ws://[::1]", "ws ::1 80 /");
    row("wss://[::]:9/", "wss :: 9 /");
    row("ws://[2001:DB8::1]:9001/x", "ws 2001:db8::1 9001 /x");
    row("ws://[1:2:3:4:5:6:7:8]/", "ws 1:2:3:4:5:6:7:8 80 /");
    row("ws://[1:2:3:4:5:6:7::]/", "ws 1:2:3:4:5:6:7:: 80 /");
    row("ws://[::ffff:127.0.0.1]/", "ws ::ffff:127.0.0.1 80 /");
    row("ws://[1:2:3:4:5:6:127.0.0.1]/", "ws 1:2:3:4:5:6:127.0.0.1 80 /");
    row("ws://" + QByteArray(253, 'a'), ("ws " + QByteArray(253, 'a') + " 80 /").constData());
}

void WsUrlTest::goodAddressesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(readAs(text), expected);
}

void WsUrlTest::flawsAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    row("", "empty");
    row(" \t", "empty");
    row("localhost:9001", "no-scheme");
    row("ws:/localhost", "no-scheme");
    row("ws:localhost", "no-scheme");
    row("://localhost", "no-scheme");
    row("localhost:9001/?u=ws://x", "no-scheme");
    row("http://localhost", "wrong-scheme");
    row("wsss://localhost", "wrong-scheme");
    row("ws+unix://x", "wrong-scheme");
    row("ws://", "no-host");
    row("ws:///path", "no-host");
    row("ws://?q", "no-host");
    row("ws://:9001/", "no-host");
    row("ws://#x", "no-host");
    row("ws://a b/", "bad-host");
    row("ws://a\x01/", "bad-host");
    row("ws://user@x/", "bad-host");
    row("ws://user:pw@x/", "bad-host");
    row("ws://@x/", "bad-host");
    row("ws://user@[::1]/", "bad-host");
    row("ws://\xC3\xA9.example/", "bad-host");
    row("ws://a%20b/", "bad-host");
    row("ws://x\\y/", "bad-host");
    row("ws://::1/", "bad-host");
    row("ws://1:2:3", "bad-host");
    row("ws://" + QByteArray(254, 'a'), "bad-host");
    row("ws://[::1/", "bad-host");
    row("ws://[]/", "bad-host");
    row("ws://[/", "bad-host");
    row("ws://[::1]x/", "bad-host");
    row("ws://[x]/", "bad-host");
    row("ws://[localhost]/", "bad-host");
    row("ws://[1:2:3]/", "bad-host");
    row("ws://[:::]/", "bad-host");
    row("ws://[1::2::3]/", "bad-host");
    row("ws://[12345::]/", "bad-host");
    row("ws://[:1:2:3:4:5:6:7]/", "bad-host");
    row("ws://[1:2:3:4:5:6:7:]/", "bad-host");
    row("ws://[1:2:3:4:5:6:7:8:9]/", "bad-host");
    row("ws://[1:2:3:4::5:6:7:8]/", "bad-host");
    row("ws://[::1.2.3]/", "bad-host");
    row("ws://[::1.2.3.256]/", "bad-host");
    row("ws://[1.2.3.4::]/", "bad-host");
    row("ws://[fe80::1%25eth0]/", "bad-host");
    row("ws://x:/", "bad-port");
    row("ws://x:0/", "bad-port");
    row("ws://x:65536/", "bad-port");
    row("ws://x:99999999999999999999/", "bad-port");
    row("ws://x:-1/", "bad-port");
    row("ws://x:+1/", "bad-port");
    row("ws://x: 1/", "bad-port");
    row("ws://x:80a/", "bad-port");
    row("ws://x:http/", "bad-port");
    row("ws://[::1]:/", "bad-port");
    row("ws://x/#", "fragment");
    row("ws://x#frag", "fragment");
    row("ws://x/a?b#c d", "fragment");
    row("ws://x/a b", "bad-character");
    row("ws://x/a b#c", "bad-character");
    row("ws://x/\xC3\xA9", "bad-character");
    row("ws://x/\x7f", "bad-character");
    row("ws://x/\r\nHost: y", "bad-character");
    row(QByteArray("ws://x/\0", 8), "bad-character");
}

void WsUrlTest::addressesAreWrittenNormalised_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("text");
    const auto address = [](const char* given, const char* authority, const char* text) {
        QTest::newRow(given) << QByteArray(authority) << QByteArray(text);
    };
    address("WS://LOCALHOST:80?A", "localhost", "ws://localhost/?A");
    address("ws://x:443/", "x:443", "ws://x:443/");
    address("wss://x:443", "x", "wss://x/");
    address("wss://x:80", "x:80", "wss://x:80/");
    address("ws://[::A]", "[::a]", "ws://[::a]/");
    address("ws://[::1]:9001/p", "[::1]:9001", "ws://[::1]:9001/p");
}

void WsUrlTest::addressesAreWrittenNormalised()
{
    QFETCH(QByteArray, authority);
    QFETCH(QByteArray, text);
    const auto result = parseWsUrl(QTest::currentDataTag());
    const WsUrl& url = std::get<WsUrl>(result);
    QCOMPARE(bytesOf(url.authority()), authority);
    QCOMPARE(bytesOf(url.text()), text);
    QVERIFY(parseWsUrl(url.text()) == result);
}

void WsUrlTest::flawIdsDoNotRepeat()
{
    QList<QByteArray> ids;
    for (int flaw = 0; flaw <= static_cast<int>(UrlFlaw::BadCharacter); ++flaw) {
        const QByteArray id = bytesOf(urlFlawId(static_cast<UrlFlaw>(flaw)));
        QVERIFY(!id.isEmpty() && !ids.contains(id));
        ids += id;
    }
}

QTEST_APPLESS_MAIN(WsUrlTest)
#include "ws_url_test.moc"
