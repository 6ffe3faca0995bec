#include "wire/frame_encoder.h"

#include <QTest>

#include <string>

using namespace lifeline;

namespace {

QByteArray hexOf(const std::string& bytes) { return QByteArray::fromStdString(bytes).toHex(); }

FrameHeader masked(FrameHeader header, std::uint32_t key)
{
    header.masked = true;
    header.maskingKey = key;
    return header;
}

FrameHeader withForm(FrameHeader header, LengthForm form)
{
    header.form = form;
    return header;
}

FrameHeader withFirstByte(unsigned rsv, unsigned opcode, bool fin)
{
    FrameHeader header = wellFormed(static_cast<Opcode>(opcode), 0, fin);
    header.rsv = static_cast<std::uint8_t>(rsv);
    return header;
}

} // namespace

Q_DECLARE_METATYPE(lifeline::FrameHeader)

class FrameEncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesOfTheRfcAreWritten_data();
    void framesOfTheRfcAreWritten();
    void headersAreWrittenAsGiven_data();
    void headersAreWrittenAsGiven();
    void everyLegalAndIllegalHeaderReadsBack();
    void theLengthIsWrittenAsGivenWhateverThePayload();
    void framesAreAppended();
    void wellFormedHeadersUseTheShortestForm();
    void closePayloads_data();
    void closePayloads();
};

void FrameEncoderTest::framesOfTheRfcAreWritten_data()
{
    QTest::addColumn<FrameHeader>("header");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("unmasked text") << wellFormed(Opcode::Text, 5) << QByteArray("Hello")
                                   << QByteArray("810548656c6c6f");
    QTest::newRow("masked text") << masked(wellFormed(Opcode::Text, 5), 0x37fa213d) << QByteArray("Hello")
                                 << QByteArray("818537fa213d7f9f4d5158");
    QTest::newRow("first fragment") << wellFormed(Opcode::Text, 3, false) << QByteArray("Hel")
                                    << QByteArray("010348656c");
    QTest::newRow("last fragment") << wellFormed(Opcode::Continuation, 2) << QByteArray("lo")
                                   << QByteArray("80026c6f");
    QTest::newRow("ping") << wellFormed(Opcode::Ping, 5) << QByteArray("Hello")
                          << QByteArray("890548656c6c6f");
    QTest::newRow("masked pong") << masked(wellFormed(Opcode::Pong, 5), 0x37fa213d) << QByteArray("Hello")
                                 << QByteArray("8a8537fa213d7f9f4d5158");
    QTest::newRow("empty close") << wellFormed(Opcode::Close, 0) << QByteArray() << QByteArray("8800");
}

void FrameEncoderTest::framesOfTheRfcAreWritten()
{
    QFETCH(FrameHeader, header);
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, hex);
    std::string out;
    appendFrame(out, header, payload.toStdString());
    QCOMPARE(hexOf(out), hex);
}

void FrameEncoderTest::headersAreWrittenAsGiven_data()
{
    QTest::addColumn<FrameHeader>("header");
    QTest::addColumn<QByteArray>("hex");
    constexpr std::uint64_t large = 0x123456789ABCDEF0;
    QTest::newRow("256 bytes") << wellFormed(Opcode::Binary, 256) << QByteArray("827e0100");
    QTest::newRow("64 KiB") << wellFormed(Opcode::Binary, 65536) << QByteArray("827f0000000000010000");
    QTest::newRow("5 in 16 bits") << withForm(wellFormed(Opcode::Text, 5), LengthForm::Sixteen)
                                  << QByteArray("817e0005");
    QTest::newRow("5 in 64 bits") << withForm(wellFormed(Opcode::Text, 5), LengthForm::SixtyFour)
                                  << QByteArray("817f0000000000000005");
    QTest::newRow("top bit") << wellFormed(Opcode::Binary, ~std::uint64_t{0})
                             << QByteArray("827fffffffffffffffff");
    QTest::newRow("cut to 16 bits") << withForm(wellFormed(Opcode::Binary, large), LengthForm::Sixteen)
                                    << QByteArray("827edef0");
    QTest::newRow("cut to 7 bits") << withForm(wellFormed(Opcode::Binary, large + 5), LengthForm::Seven)
                                   << QByteArray("8275");
    QTest::newRow("masked 64 bits") << masked(wellFormed(Opcode::Binary, large), 0x01020304)
                                    << QByteArray("82ff123456789abcdef001020304");
    QTest::newRow("all bits wrong") << withFirstByte(7, 15, false) << QByteArray("7f00");
    QTest::newRow("RSV2 alone") << withFirstByte(2, 1, true) << QByteArray("a100");
    QTest::newRow("fragmented ping") << withFirstByte(0, 9, false) << QByteArray("0900");
}

void FrameEncoderTest::headersAreWrittenAsGiven()
{
    QFETCH(FrameHeader, header);
    QFETCH(QByteArray, hex);
    std::string out;
    appendFrameHeader(out, header);
    QCOMPARE(hexOf(out), hex);
}

void FrameEncoderTest::everyLegalAndIllegalHeaderReadsBack()
{
    constexpr std::uint64_t lengths[] = {
        0, 1, 125, 126, 127, 65535, 65536, std::uint64_t{1} << 63U, ~std::uint64_t{0}};
    for (unsigned first = 0; first < 256; ++first) {
        for (const bool mask : {false, true}) {
            for (const std::uint64_t length : lengths) {
                FrameHeader header = withFirstByte(first / 16 % 8, first % 16, first >= 128);
                header.length = length;
                header.form = minimalForm(length);
                header.masked = mask;
                header.maskingKey = mask ? 0xFEDCBA98 : 0;
                std::string out;
                appendFrameHeader(out, header);
                QCOMPARE(out.size(), headerSize(header));
                QVERIFY(readFrameHeader(out) == header);
            }
        }
    }
}

void FrameEncoderTest::theLengthIsWrittenAsGivenWhateverThePayload()
{
    std::string out;
    appendFrame(out, wellFormed(Opcode::Text, 100), "abc");
    QCOMPARE(hexOf(out), QByteArray("8164616263"));
    out.clear();
    appendFrame(out, wellFormed(Opcode::Text, 0), "abc");
    QCOMPARE(hexOf(out), QByteArray("8100616263"));
}

void FrameEncoderTest::framesAreAppended()
{
    std::string out = "before";
    appendFrame(out, masked(wellFormed(Opcode::Binary, 1), 0xFF000000), std::string_view("\x0F", 1));
    appendFrame(out, wellFormed(Opcode::Ping, 0), {});
    QCOMPARE(hexOf(out), QByteArray("before").toHex() + "8281ff000000f0" + "8900");
}

void FrameEncoderTest::wellFormedHeadersUseTheShortestForm()
{
    for (const std::uint64_t length :
         {std::uint64_t{0}, std::uint64_t{125}, std::uint64_t{126}, std::uint64_t{65536}}) {
        const FrameHeader header = wellFormed(Opcode::Binary, length, false);
        QCOMPARE(quint64{header.length}, quint64{length});
        QCOMPARE(int(header.form), int(minimalForm(length)));
        QVERIFY(!header.fin && !header.masked && header.rsv == 0 && header.opcode == Opcode::Binary);
    }
    QVERIFY(wellFormed(Opcode::Text, 1).fin);
}

void FrameEncoderTest::closePayloads_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("normal") << 1000 << QByteArray("bye") << QByteArray("03e8627965");
    QTest::newRow("no reason") << 4999 << QByteArray() << QByteArray("1387");
    QTest::newRow("never on the wire") << 1006 << QByteArray("x") << QByteArray("03ee78");
    QTest::newRow("zero") << 0 << QByteArray() << QByteArray("0000");
    QTest::newRow("the largest") << 65535 << QByteArray("\xff") << QByteArray("ffffff");
}

void FrameEncoderTest::closePayloads()
{
    QFETCH(int, code);
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, hex);
    QCOMPARE(hexOf(closePayload(static_cast<std::uint16_t>(code), reason.toStdString())), hex);
}

QTEST_APPLESS_MAIN(FrameEncoderTest)
#include "frame_encoder_test.moc"
