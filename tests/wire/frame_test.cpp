#include "wire/frame.h"

#include <QTest>

#include <set>
#include <string>

using namespace lifeline;

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

class FrameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOpcodeHasANameThatReadsBack();
    void opcodeNames_data();
    void opcodeNames();
    void controlOpcodesHaveTheTopBit();
    void theShortestFormOfALength_data();
    void theShortestFormOfALength();
    void headersAreReadFieldByField_data();
    void headersAreReadFieldByField();
    void aHeaderIsReadOnlyWhenWhole_data() { headersAreReadFieldByField_data(); }
    void aHeaderIsReadOnlyWhenWhole();
    void everyFirstByteIsReadBitByBit();
};

void FrameTest::everyOpcodeHasANameThatReadsBack()
{
    std::set<std::string_view> names;
    for (unsigned i = 0; i < 16; ++i) {
        const auto opcode = static_cast<Opcode>(i);
        QVERIFY(names.insert(opcodeName(opcode)).second);
        QVERIFY(opcodeFromName(opcodeName(opcode)) == opcode);
    }
    QVERIFY(!opcodeFromName(""));
    QVERIFY(!opcodeFromName("Text"));
    QVERIFY(!opcodeFromName("reserved-8"));
}

void FrameTest::opcodeNames_data()
{
    QTest::addColumn<unsigned>("opcode");
    QTest::addColumn<QString>("name");
    QTest::newRow("0") << 0U << QStringLiteral("continuation");
    QTest::newRow("1") << 1U << QStringLiteral("text");
    QTest::newRow("2") << 2U << QStringLiteral("binary");
    QTest::newRow("3") << 3U << QStringLiteral("reserved-3");
    QTest::newRow("7") << 7U << QStringLiteral("reserved-7");
    QTest::newRow("8") << 8U << QStringLiteral("close");
    QTest::newRow("9") << 9U << QStringLiteral("ping");
    QTest::newRow("a") << 10U << QStringLiteral("pong");
    QTest::newRow("b") << 11U << QStringLiteral("reserved-b");
    QTest::newRow("f") << 15U << QStringLiteral("reserved-f");
}

void FrameTest::opcodeNames()
{
    QFETCH(unsigned, opcode);
    QFETCH(QString, name);
    QCOMPARE(text(opcodeName(static_cast<Opcode>(opcode))), name);
}

void FrameTest::controlOpcodesHaveTheTopBit()
{
    for (unsigned i = 0; i < 16; ++i)
        QCOMPARE(isControl(static_cast<Opcode>(i)), i >= 8);
}

void FrameTest::theShortestFormOfALength_data()
{
    QTest::addColumn<quint64>("length");
    QTest::addColumn<int>("form");
    QTest::newRow("0") << quint64{0} << int(LengthForm::Seven);
    QTest::newRow("125") << quint64{125} << int(LengthForm::Seven);
    QTest::newRow("126") << quint64{126} << int(LengthForm::Sixteen);
    QTest::newRow("127") << quint64{127} << int(LengthForm::Sixteen);
    QTest::newRow("65535") << quint64{65535} << int(LengthForm::Sixteen);
    QTest::newRow("65536") << quint64{65536} << int(LengthForm::SixtyFour);
    QTest::newRow("the largest") << ~quint64{0} << int(LengthForm::SixtyFour);
}

void FrameTest::theShortestFormOfALength()
{
    QFETCH(quint64, length);
    QFETCH(int, form);
    QCOMPARE(int(minimalForm(length)), form);
}

void FrameTest::headersAreReadFieldByField_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("fin");
    QTest::addColumn<int>("rsv");
    QTest::addColumn<int>("opcode");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<quint32>("key");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<int>("form");

    const auto row = [](const char* name, const char* hex, bool fin, int rsv, int opcode, bool masked,
                        quint32 key, quint64 length, LengthForm form) {
        QTest::newRow(name) << QByteArray(hex) << fin << rsv << opcode << masked << key << length
                            << int(form);
    };
    constexpr auto seven = LengthForm::Seven;
    constexpr auto sixteen = LengthForm::Sixteen;
    constexpr auto sixtyFour = LengthForm::SixtyFour;
    row("text, RFC 6455 5.7", "8105", true, 0, 1, false, 0, 5, seven);
    row("masked text, RFC 6455 5.7", "8185 37fa213d", true, 0, 1, true, 0x37fa213d, 5, seven);
    row("first fragment", "0103", false, 0, 1, false, 0, 3, seven);
    row("last fragment", "8002", true, 0, 0, false, 0, 2, seven);
    row("256 bytes, RFC 6455 5.7", "827e0100", true, 0, 2, false, 0, 256, sixteen);
    row("64 KiB, RFC 6455 5.7", "827f0000000000010000", true, 0, 2, false, 0, 65536, sixtyFour);
    row("masked, 16 bits", "82fe fffe 01020304", true, 0, 2, true, 0x01020304, 65534, sixteen);
    row("masked, 64 bits", "82ff 0102030405060708 f1f2f3f4", true, 0, 2, true, 0xf1f2f3f4,
        Q_UINT64_C(0x0102030405060708), sixtyFour);
    row("a small length in 16 bits", "817e0005", true, 0, 1, false, 0, 5, sixteen);
    row("the top bit", "827fffffffffffffffff", true, 0, 2, false, 0, ~quint64{0}, sixtyFour);
    row("all reserved bits, reserved opcode, no FIN", "7f00", false, 7, 15, false, 0, 0, seven);
    row("RSV1 alone", "c100", true, 4, 1, false, 0, 0, seven);
    row("RSV3 alone", "9100", true, 1, 1, false, 0, 0, seven);
}

void FrameTest::headersAreReadFieldByField()
{
    QFETCH(QByteArray, hex);
    QFETCH(bool, fin);
    QFETCH(int, rsv);
    QFETCH(int, opcode);
    QFETCH(bool, masked);
    QFETCH(quint32, key);
    QFETCH(quint64, length);
    QFETCH(int, form);
    const std::string bytes = QByteArray::fromHex(hex).toStdString();
    const auto header = readFrameHeader(bytes + "payload");
    QVERIFY(header.has_value());
    QCOMPARE(header->fin, fin);
    QCOMPARE(int(header->rsv), rsv);
    QCOMPARE(int(header->opcode), opcode);
    QCOMPARE(header->masked, masked);
    QCOMPARE(header->maskingKey, key);
    QCOMPARE(quint64{header->length}, length);
    QCOMPARE(int(header->form), form);
    QCOMPARE(headerSize(*header), bytes.size());
}

void FrameTest::aHeaderIsReadOnlyWhenWhole()
{
    QFETCH(QByteArray, hex);
    const std::string bytes = QByteArray::fromHex(hex).toStdString();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!readFrameHeader(std::string_view(bytes).substr(0, size)));
    QVERIFY(readFrameHeader(bytes).has_value());
}

void FrameTest::everyFirstByteIsReadBitByBit()
{
    for (unsigned byte = 0; byte < 256; ++byte) {
        const char bytes[] = {static_cast<char>(byte), 0};
        const auto header = readFrameHeader({bytes, 2});
        QVERIFY(header.has_value());
        QCOMPARE(header->fin, byte >= 128);
        QCOMPARE(unsigned{header->rsv}, byte / 16 % 8);
        QCOMPARE(static_cast<unsigned>(header->opcode), byte % 16);
    }
}

QTEST_APPLESS_MAIN(FrameTest)
#include "frame_test.moc"
