#include "base/byte_text.h"

#include <QTest>

#include <string>

using namespace lifeline;

namespace {

QByteArray bytesOf(const std::string& text) { return QByteArray::fromStdString(text); }

/// Null stands for "refused", so that it differs from no bytes.
QByteArray bytesOf(const std::optional<std::string>& text)
{
    return text ? QByteArray("=").append(QByteArray::fromStdString(*text)) : QByteArray("refused");
}

std::string allBytes()
{
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    return bytes;
}

} // namespace

class ByteTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hexIsWrittenInLowerCase();
    void hexIsReadAsPeopleTypeIt_data();
    void hexIsReadAsPeopleTypeIt();
    void whatIsNoHexIsRefused_data();
    void whatIsNoHexIsRefused();
    void theVectorsOfRfc4648AreMet_data();
    void theVectorsOfRfc4648AreMet();
    void looseBase64IsRefused_data();
    void looseBase64IsRefused();
    void everyByteSurvivesHexAndBase64();
    void escapedTextIsSafeOnATerminal_data();
    void escapedTextIsSafeOnATerminal();
    void escapedTextIsCutBetweenCharacters_data();
    void escapedTextIsCutBetweenCharacters();
    void onlyAsciiLettersChangeCase();
    void trimmingTakesSpacesAndTabsOnly();
};

void ByteTextTest::hexIsWrittenInLowerCase()
{
    QCOMPARE(bytesOf(toHex({"\xA1\x5F\x02\x9C", 4})), QByteArray("a15f029c"));
    QCOMPARE(bytesOf(toHex("")), QByteArray());
    QCOMPARE(bytesOf(toHex(std::string_view("\0", 1))), QByteArray("00"));
}

void ByteTextTest::hexIsReadAsPeopleTypeIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("together") << QByteArray("a15f029c");
    QTest::newRow("upper case") << QByteArray("A15F029C");
    QTest::newRow("spaces and lines") << QByteArray(" a1 5f\r\n02\t9c ");
    QTest::newRow("colons") << QByteArray("a1:5f:02:9c");
    QTest::newRow("as in C") << QByteArray("0xa1, 0x5F, 0X02, 0x9c,");
    QTest::newRow("0x only where it stands") << QByteArray("0xa15f029c");
}

void ByteTextTest::hexIsReadAsPeopleTypeIt()
{
    QFETCH(QByteArray, text);
    QCOMPARE(bytesOf(fromHex(text.toStdString())), QByteArray("=\xA1\x5F\x02\x9C"));
}

void ByteTextTest::whatIsNoHexIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"a", "a1 5", "a 1", "g0", "0x", "0xa", "0x a1", "0x0xa1", "a1;5f", "a1-5f", "\xC3\xA9"})
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("NUL") << QByteArray("a1\0a1", 5);
}

void ByteTextTest::whatIsNoHexIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromHex(text.toStdString()));
}

void ByteTextTest::theVectorsOfRfc4648AreMet_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("coded");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("f") << QByteArray("f") << QByteArray("Zg==");
    QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8=");
    QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("foob") << QByteArray("foob") << QByteArray("Zm9vYg==");
    QTest::newRow("fooba") << QByteArray("fooba") << QByteArray("Zm9vYmE=");
    QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("the last digits") << QByteArray("\xFB\xFF\xFE") << QByteArray("+//+");
}

void ByteTextTest::theVectorsOfRfc4648AreMet()
{
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, coded);
    QCOMPARE(bytesOf(toBase64(plain.toStdString())), coded);
    QCOMPARE(bytesOf(fromBase64(coded.toStdString())), QByteArray("=").append(plain));
}

void ByteTextTest::looseBase64IsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no padding") << QByteArray("Zg");
    QTest::newRow("half the padding") << QByteArray("Zg=");
    QTest::newRow("too much padding") << QByteArray("Z===");
    QTest::newRow("padding alone") << QByteArray("====");
    QTest::newRow("padding in the middle") << QByteArray("Zg==Zm9v");
    QTest::newRow("one pad, then a digit") << QByteArray("Zg=v");
    QTest::newRow("bits left over, two pads") << QByteArray("Zh==");
    QTest::newRow("bits left over, one pad") << QByteArray("Zm9=");
    QTest::newRow("a space") << QByteArray("Zm9v ");
    QTest::newRow("a space inside") << QByteArray("Zm 9");
    QTest::newRow("a line break") << QByteArray("Zm9v\r\n\r\n");
    QTest::newRow("the alphabet of addresses") << QByteArray("-__-");
    QTest::newRow("NUL") << QByteArray("Zm9\0", 4);
}

void ByteTextTest::looseBase64IsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64(text.toStdString()));
}

void ByteTextTest::everyByteSurvivesHexAndBase64()
{
    const std::string bytes = allBytes();
    for (std::size_t length : {bytes.size(), bytes.size() - 1, bytes.size() - 2}) {
        const std::string part = bytes.substr(bytes.size() - length);
        QVERIFY(fromHex(toHex(part)) == part);
        QVERIFY(fromBase64(toBase64(part)) == part);
    }
}

void ByteTextTest::escapedTextIsSafeOnATerminal_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* name, QByteArray raw, const char* shown) {
        QTest::newRow(name) << raw << QByteArray(shown);
    };
    row("plain", "hello", "hello");
    row("letters of other scripts", "κόσμε 😀", "κόσμε 😀");
    row("line ends and tab", "a\r\n\tb", "a\\r\\n\\tb");
    row("a backslash", "a\\nb", "a\\\\nb");
    row("ESC", "\x1b[31m", "\\x1b[31m");
    row("NUL", QByteArray("a\0b", 3), "a\\x00b");
    row("DEL", "\x7f", "\\x7f");
    row("a lone continuation",
        "a\x80"
        "b",
        "a\\x80b");
    row("a cut character", "a\xE2\x82", "a\\xe2\\x82");
    row("an overlong slash", "\xC0\xAF", "\\xc0\\xaf");
    row("CSI as one C1 control",
        "\xC2\x9B"
        "31m",
        "\\u{9b}31m");
    row("the first C1 control", "\xC2\x80", "\\u{80}");
    row("the last C1 control, and the space after", "\xC2\x9F\xC2\xA0", "\\u{9f}\xC2\xA0");
    row("right-to-left override", "\xE2\x80\xAE", "\\u{202e}");
    row("embedding, and narrow space after", "\xE2\x80\xAA\xE2\x80\xAF", "\\u{202a}\xE2\x80\xAF");
    row("isolates", "\xE2\x81\xA6\xE2\x81\xA9", "\\u{2066}\\u{2069}");
}

void ByteTextTest::escapedTextIsSafeOnATerminal()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, shown);
    QCOMPARE(bytesOf(escaped(raw.toStdString())), shown);
}

void ByteTextTest::escapedTextIsCutBetweenCharacters_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("fits") << QByteArray("hello") << 5 << QByteArray("hello");
    QTest::newRow("one too many") << QByteArray("hello") << 4 << QByteArray("hell…");
    QTest::newRow("nothing may be shown") << QByteArray("hello") << 0 << QByteArray("…");
    QTest::newRow("nothing to show") << QByteArray() << 0 << QByteArray();
    QTest::newRow("inside a character") << QByteArray("a€b") << 3 << QByteArray("a…");
    QTest::newRow("after a character") << QByteArray("a€b") << 4 << QByteArray("a€…");
    QTest::newRow("input bytes count, not escapes") << QByteArray("\n\n\n") << 2 << QByteArray("\\n\\n…");
}

void ByteTextTest::escapedTextIsCutBetweenCharacters()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, most);
    QFETCH(QByteArray, shown);
    QCOMPARE(bytesOf(escaped(raw.toStdString(), static_cast<std::size_t>(most))), shown);
}

void ByteTextTest::onlyAsciiLettersChangeCase()
{
    QCOMPARE(bytesOf(asciiLower("AZ[az`@ \xC3\x89")), QByteArray("az[az`@ \xC3\x89"));
    QVERIFY(equalsIgnoreCase("WebSocket", "wEBsOCKET"));
    QVERIFY(equalsIgnoreCase("", ""));
    QVERIFY(!equalsIgnoreCase("websocket", "websocke"));
    QVERIFY(!equalsIgnoreCase("websocke", "websocket"));
    QVERIFY(!equalsIgnoreCase("[", "{")); // 0x20 apart, yet no letters
    QVERIFY(!equalsIgnoreCase("\xC3\x89", "\xC3\xA9"));
}

void ByteTextTest::trimmingTakesSpacesAndTabsOnly()
{
    QCOMPARE(bytesOf(std::string(trimmed(" \t a b\t "))), QByteArray("a b"));
    QCOMPARE(bytesOf(std::string(trimmed("\ra\n"))), QByteArray("\ra\n"));
    QCOMPARE(bytesOf(std::string(trimmed(" \t"))), QByteArray());
    QCOMPARE(bytesOf(std::string(trimmed(""))), QByteArray());
}

QTEST_APPLESS_MAIN(ByteTextTest)
#include "byte_text_test.moc"
