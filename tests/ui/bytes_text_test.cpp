#include "ui/faults/bytes_text.h"

#include <QTest>

namespace lifeline {

class BytesTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyByteComesBack();
    void whatATypistWritesIsRead_data();
    void whatATypistWritesIsRead();
    void aBadEscapeIsNone_data();
    void aBadEscapeIsNone();
    void opcodesAreNamesOrNumbers();
    void numbersAreListedAndClassesWritten();
};

void BytesTextTest::everyByteComesBack()
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    all += "grüße 🎉 \xE2\x80\xAE";
    QCOMPARE(readBytes(bytesInput(all)), std::optional(all));
}

void BytesTextTest::whatATypistWritesIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QStringLiteral("hello") << QByteArray("hello");
    QTest::newRow("line end") << QStringLiteral("a\\r\\n") << QByteArray("a\r\n");
    QTest::newRow("hex") << QStringLiteral("\\x00\\xff") << QByteArray("\0\xff", 2);
    QTest::newRow("code point") << QStringLiteral("\\u{20ac}") << QByteArray("€");
    QTest::newRow("backslash") << QStringLiteral("\\\\n") << QByteArray("\\n");
    QTest::newRow("nothing") << QString() << QByteArray("");
}

void BytesTextTest::whatATypistWritesIsRead()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QCOMPARE(readBytes(text), std::optional(bytes.toStdString()));
}

void BytesTextTest::aBadEscapeIsNone_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"\\", "\\q", "\\x4", "\\xzz", "\\u20ac", "\\u{}", "\\u{110000}", "\\u{20ac"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void BytesTextTest::aBadEscapeIsNone()
{
    QFETCH(QString, text);
    QCOMPARE(readBytes(text), std::nullopt);
}

void BytesTextTest::opcodesAreNamesOrNumbers()
{
    for (int value = 0; value < 16; ++value) {
        const auto opcode = static_cast<Opcode>(value);
        QCOMPARE(readOpcode(opcodeInput(opcode)), std::optional(opcode));
        QCOMPARE(readOpcode(QString::number(value)), std::optional(opcode));
    }
    QCOMPARE(readOpcode(QStringLiteral("16")), std::nullopt);
    QCOMPARE(readOpcode(QStringLiteral("-1")), std::nullopt);
    QCOMPARE(readOpcode(QStringLiteral("texts")), std::nullopt);
}

void BytesTextTest::numbersAreListedAndClassesWritten()
{
    const std::vector<int> numbers{400, 4};
    QCOMPARE(numbersInput(numbers), QStringLiteral("400, 4xx"));
    QCOMPARE(readNumbers(QStringLiteral("400, 4xx"), 999), std::optional(numbers));
    QCOMPARE(readNumbers(QString(), 999), std::optional(std::vector<int>()));
    QCOMPARE(readNumbers(QStringLiteral("1000"), 999), std::nullopt);
    QCOMPARE(readNumbers(QStringLiteral("four"), 999), std::nullopt);
}

} // namespace lifeline

QTEST_APPLESS_MAIN(lifeline::BytesTextTest)
#include "bytes_text_test.moc"
