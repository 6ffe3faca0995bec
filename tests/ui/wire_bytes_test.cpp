#include "ui/inspector/wire_bytes.h"
#include "wire/frame_encoder.h"

#include <QTest>

using namespace lifeline;

namespace {

FrameHeader maskedText(std::size_t size)
{
    FrameHeader header = wellFormed(Opcode::Text, size);
    header.masked = true;
    header.maskingKey = 0xA15F029C;
    return header;
}

} // namespace

class WireBytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFrameIsWhatTheEncoderWroteReadInAnyPieces()
    {
        const std::string payload = "hello world! and some more of it";
        const FrameHeader header = maskedText(payload.size());
        std::string wire, head;
        appendFrame(wire, header, payload);
        appendFrameHeader(head, header);
        const WireBytes bytes(head, payload, header.maskingKey);
        QCOMPARE(bytes.size(), wire.size());
        for (const std::size_t piece : {1U, 3U, 5U, 12U, 100U}) {
            std::string read;
            for (std::size_t at = 0; at < wire.size(); at += piece)
                read += bytes.read(at, piece);
            QCOMPARE(read, wire);
        }
    }

    void withoutAKeyThePayloadStandsAsItIs()
    {
        QCOMPARE(WireBytes("ab", "cd").read(1, 2), std::string("bc"));
    }

    void pastTheEndThereIsNothing()
    {
        QCOMPARE(WireBytes("ab", "cd").read(4, 2), std::string());
        QCOMPARE(WireBytes("ab", "cd").read(UINT64_MAX, 2), std::string());
        QCOMPARE(WireBytes().read(0, 16), std::string());
    }
};

QTEST_APPLESS_MAIN(WireBytesTest)
#include "wire_bytes_test.moc"
