#include "support/decoded_frames.h"
#include "wire/frame_decoder.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lifeline;

namespace {

/// All sizes of header, empty frames, control frames between fragments.
std::string longStream(Side receiver)
{
    return frameTo(receiver, Opcode::Text, "Hel", false) + frameTo(receiver, Opcode::Ping, "") +
           frameTo(receiver, Opcode::Continuation, "lo") +
           frameTo(receiver, Opcode::Binary, std::string(126, 'b')) +
           frameTo(receiver, Opcode::Binary, std::string(300, '\0')) + frameTo(receiver, Opcode::Text, "") +
           frameTo(receiver, Opcode::Close, closePayload(1000, "bye"));
}

} // namespace

Q_DECLARE_METATYPE(lifeline::Side)

class FrameDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesOfTheRfcAreRead_data();
    void framesOfTheRfcAreRead();
    void everySplitGivesTheSameFrames();
    void byteByByteGivesTheSameFrames();
    void offsetsCountFromTheFirstByte();
    void wholeUnmaskedFramesAreNotCopied();
    void finishGivesEveryPartOfAFrame();
    void theArrivingFrameCanBeLookedAtAndReadOn();
    void finishBetweenFramesGivesNothing();
    void aDecoderCanBeMovedInsideAFrame();
    void emptyFeedsChangeNothing();
    void unjudgedEveryFrameIsReadAsItIs();
    void unjudgedTheSizeIsNotLimited();
};

void FrameDecoderTest::framesOfTheRfcAreRead_data()
{
    QTest::addColumn<Side>("receiver");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("opcode");
    QTest::addColumn<bool>("fin");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char* name, Side receiver, const char* hex, const char* opcode, bool fin,
                        const QByteArray& payload) {
        QTest::newRow(name) << receiver << QByteArray(hex) << QByteArray(opcode) << fin << payload;
    };
    row("unmasked text", Side::Client, "810548656c6c6f", "text", true, "Hello");
    row("masked text", Side::Server, "818537fa213d7f9f4d5158", "text", true, "Hello");
    row("first fragment", Side::Client, "010348656c", "text", false, "Hel");
    row("last fragment", Side::Client, "80026c6f", "continuation", true, "lo");
    row("unmasked ping", Side::Client, "890548656c6c6f", "ping", true, "Hello");
    row("masked pong", Side::Server, "8a8537fa213d7f9f4d5158", "pong", true, "Hello");
    row("256 bytes", Side::Client, "827e0100" + QByteArray(512, '0'), "binary", true, QByteArray(256, '\0'));
    row("64 KiB", Side::Client, "827f0000000000010000" + QByteArray(131072, '0'), "binary", true,
        QByteArray(65536, '\0'));
    row("masked empty close", Side::Server, "888000000000", "close", true, "");
}

void FrameDecoderTest::framesOfTheRfcAreRead()
{
    QFETCH(Side, receiver);
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, opcode);
    QFETCH(bool, fin);
    QFETCH(QByteArray, payload);
    const std::string bytes = QByteArray::fromHex(hex).toStdString();
    const auto seen = decode(receiver, bytes);
    QCOMPARE(seen.size(), std::size_t{1});
    const Seen& frame = seen.front();
    QVERIFY(opcodeName(frame.header.opcode) == opcode.toStdString());
    QCOMPARE(frame.header.fin, fin);
    QCOMPARE(QByteArray::fromStdString(frame.payload), payload);
    QCOMPARE(frame.headerBytes, bytes.substr(0, bytes.size() - static_cast<std::size_t>(payload.size())));
    QVERIFY(!frame.violation);
    QVERIFY(frame.complete);
}

void FrameDecoderTest::everySplitGivesTheSameFrames()
{
    for (const Side receiver : bothSides) {
        const std::string bytes = longStream(receiver);
        const auto whole = decode(receiver, bytes);
        QCOMPARE(whole.size(), std::size_t{7});
        for (std::size_t split = 0; split <= bytes.size(); ++split) {
            FrameDecoder decoder(receiver);
            std::vector<Seen> seen;
            drain(decoder, std::string_view(bytes).substr(0, split), seen);
            QCOMPARE(decoder.offset(), std::uint64_t{split});
            drain(decoder, std::string_view(bytes).substr(split), seen);
            QVERIFY2(seen == whole, qPrintable(QString::number(split)));
            QCOMPARE(decoder.offset(), std::uint64_t{bytes.size()});
        }
    }
}

void FrameDecoderTest::byteByByteGivesTheSameFrames()
{
    for (const Side receiver : bothSides) {
        const std::string bytes = longStream(receiver);
        FrameDecoder decoder(receiver);
        std::vector<Seen> seen;
        for (const char& byte : bytes)
            drain(decoder, {&byte, 1}, seen);
        QVERIFY(seen == decode(receiver, bytes));
        QVERIFY(!decoder.insideFrame());
    }
}

void FrameDecoderTest::offsetsCountFromTheFirstByte()
{
    for (const Side receiver : bothSides) {
        const std::string bytes = longStream(receiver);
        std::uint64_t expected = 0;
        for (const Seen& frame : decode(receiver, bytes)) {
            QCOMPARE(frame.offset, expected);
            QCOMPARE(frame.headerBytes, bytes.substr(expected, frame.headerBytes.size()));
            expected += frame.headerBytes.size() + frame.payload.size();
        }
        QCOMPARE(expected, std::uint64_t{bytes.size()});
    }
}

void FrameDecoderTest::wholeUnmaskedFramesAreNotCopied()
{
    const std::string bytes = frameTo(Side::Client, Opcode::Binary, std::string(1000, 'x'));
    FrameDecoder decoder(Side::Client);
    decoder.feed(bytes);
    const auto frame = decoder.next();
    QVERIFY(frame.has_value());
    QVERIFY(frame->headerBytes.data() == bytes.data());
    QVERIFY(frame->payload.data() == bytes.data() + frame->headerBytes.size());
}

void FrameDecoderTest::finishGivesEveryPartOfAFrame()
{
    for (const Side receiver : bothSides) {
        const std::string first = frameTo(receiver, Opcode::Ping, "first");
        const std::string payload = "0123456789" + std::string(290, 'x');
        const std::string second = frameTo(receiver, Opcode::Binary, payload);
        const FrameHeader header = headerTo(receiver, Opcode::Binary, payload.size());
        for (std::size_t size = 1; size < second.size(); ++size) {
            const std::size_t inHeader = std::min(size, headerSize(header));
            Seen expected{{}, first.size(), second.substr(0, inHeader), {}, std::nullopt, false};
            if (inHeader == headerSize(header)) {
                expected.header = header;
                expected.payload = payload.substr(0, size - inHeader);
            }
            const auto seen = decode(receiver, first + second.substr(0, size));
            QCOMPARE(seen.size(), std::size_t{2});
            QVERIFY2(seen[1] == expected, qPrintable(QString::number(size)));
        }
    }
}

void FrameDecoderTest::theArrivingFrameCanBeLookedAtAndReadOn()
{
    for (const Side receiver : bothSides) {
        const std::string bytes = frameTo(receiver, Opcode::Binary, std::string(300, 'x'));
        for (std::size_t size = 0; size <= bytes.size(); ++size) {
            FrameDecoder decoder(receiver);
            std::vector<Seen> seen;
            drain(decoder, std::string_view(bytes).substr(0, size), seen);
            const auto arriving = decoder.arriving();
            const auto finished = decode(receiver, bytes.substr(0, size));
            QCOMPARE(arriving.has_value(), size > 0 && size < bytes.size());
            if (arriving)
                QVERIFY2(keep(*arriving) == finished.front(), qPrintable(QString::number(size)));
            drain(decoder, std::string_view(bytes).substr(size), seen);
            QVERIFY2(seen == decode(receiver, bytes), qPrintable(QString::number(size)));
        }
    }
}

void FrameDecoderTest::finishBetweenFramesGivesNothing()
{
    FrameDecoder decoder(Side::Server);
    QVERIFY(!decoder.finish());
    std::vector<Seen> seen;
    drain(decoder, frameTo(Side::Server, Opcode::Text, "x"), seen);
    QVERIFY(!decoder.insideFrame());
    QVERIFY(!decoder.finish());
    drain(decoder, "\x81", seen);
    QVERIFY(decoder.insideFrame());
    QVERIFY(decoder.finish().has_value());
    QVERIFY(!decoder.insideFrame());
    QVERIFY(!decoder.finish());
}

void FrameDecoderTest::aDecoderCanBeMovedInsideAFrame()
{
    const std::string bytes = frameTo(Side::Server, Opcode::Text, "Hello");
    const auto whole = decode(Side::Server, bytes);
    for (std::size_t split = 0; split <= bytes.size(); ++split) {
        std::vector<Seen> seen;
        auto first = std::make_unique<FrameDecoder>(Side::Server);
        drain(*first, std::string_view(bytes).substr(0, split), seen);
        FrameDecoder second(std::move(*first));
        first.reset();
        drain(second, std::string_view(bytes).substr(split), seen);
        QVERIFY2(seen == whole, qPrintable(QString::number(split)));
    }
}

void FrameDecoderTest::emptyFeedsChangeNothing()
{
    const std::string bytes =
        frameTo(Side::Server, Opcode::Text, "Hello") + frameTo(Side::Server, Opcode::Ping, "");
    FrameDecoder decoder(Side::Server);
    std::vector<Seen> seen;
    drain(decoder, {}, seen);
    QVERIFY(!decoder.insideFrame());
    for (const char& byte : bytes) {
        drain(decoder, {}, seen);
        drain(decoder, {&byte, 1}, seen);
    }
    QVERIFY(seen == decode(Side::Server, bytes));
}

void FrameDecoderTest::unjudgedEveryFrameIsReadAsItIs()
{
    FrameHeader odd = wellFormed(Opcode{0xB}, 3, false);
    odd.rsv = 7;
    odd.form = LengthForm::SixtyFour;
    for (const Side receiver : bothSides) {
        for (const bool masked : {false, true}) {
            odd.masked = masked;
            odd.maskingKey = masked ? 0x37FA213D : 0;
            std::string bytes;
            appendFrame(bytes, odd, "abc");
            QVERIFY(decode(receiver, bytes).front().violation);
            const auto seen = decode(receiver, bytes + bytes, {.judged = false});
            QCOMPARE(seen.size(), std::size_t{2});
            QVERIFY(seen[1].header == odd);
            QVERIFY(seen[1].complete && !seen[1].violation);
            QCOMPARE(seen[1].payload, std::string("abc"));
            QCOMPARE(seen[1].offset, bytes.size());
        }
    }
}

void FrameDecoderTest::unjudgedTheSizeIsNotLimited()
{
    const std::string bytes = frameTo(Side::Server, Opcode::Binary, std::string(5000, 'x'));
    FrameDecoder decoder(Side::Server, {.maxFrame = 10, .judged = false});
    std::vector<Seen> seen;
    for (std::size_t i = 0; i < bytes.size(); i += 100)
        drain(decoder, std::string_view(bytes).substr(i, 100), seen);
    QCOMPARE(seen.size(), std::size_t{1});
    QCOMPARE(seen[0].payload, std::string(5000, 'x'));
}

QTEST_APPLESS_MAIN(FrameDecoderTest)
#include "frame_decoder_test.moc"
