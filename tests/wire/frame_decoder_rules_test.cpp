#include "support/decoded_frames.h"
#include "wire/frame_decoder.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lifeline;

namespace {

/// The violation's id, or "none".
QString idOf(const std::optional<Violation>& violation)
{
    if (!violation)
        return QStringLiteral("none");
    const auto id = info(*violation).id;
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

} // namespace

Q_DECLARE_METATYPE(lifeline::FrameHeader)
Q_DECLARE_METATYPE(lifeline::Side)

class FrameDecoderRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brokenRulesAreNamed_data();
    void brokenRulesAreNamed();
    void theFirstBrokenRuleIsNamed_data();
    void theFirstBrokenRuleIsNamed();
    void everyOpcodeFromBothSides();
    void everyReservedBitFromBothSides();
    void theOtherWayOfMaskingIsRefusedFromBothSides();
    void controlFramesEndAt125Bytes();
    void lengthsUseTheirShortestForm_data();
    void lengthsUseTheirShortestForm();
    void theLimitIsOnTheDeclaredLength();
    void aViolationIsGivenOutAtOnceAndStopsTheDecoder();
    void aViolationIsTheSameAtEverySplit();
    void framesBeforeAViolationAreGivenOut();
};

void FrameDecoderRulesTest::brokenRulesAreNamed_data()
{
    QTest::addColumn<Side>("receiver");
    QTest::addColumn<QByteArray>("hex"); // of the header alone
    QTest::addColumn<QString>("violation");
    const auto row = [](const char* violation, const char* toServer, const char* toClient) {
        const QString id = QString::fromLatin1(violation);
        QTest::addRow("%s to a server: %s", violation, toServer)
            << Side::Server << QByteArray(toServer) << id;
        QTest::addRow("%s to a client: %s", violation, toClient)
            << Side::Client << QByteArray(toClient) << id;
    };
    QTest::newRow("unmasked to a server")
        << Side::Server << QByteArray("8105") << QStringLiteral("unmasked-frame");
    QTest::newRow("empty, unmasked to a server")
        << Side::Server << QByteArray("8800") << QStringLiteral("unmasked-frame");
    QTest::newRow("masked to a client")
        << Side::Client << QByteArray("818537fa213d") << QStringLiteral("masked-frame");
    QTest::newRow("empty, masked to a client")
        << Side::Client << QByteArray("898000000000") << QStringLiteral("masked-frame");
    row("reserved-bit", "c18537fa213d", "c105");
    row("reserved-bit", "a18537fa213d", "a105");
    row("reserved-bit", "918537fa213d", "9105");
    row("reserved-data-opcode", "838537fa213d", "8305");
    row("reserved-data-opcode", "878037fa213d", "8700");
    row("reserved-control-opcode", "8b8537fa213d", "8b05");
    row("reserved-control-opcode", "8f8037fa213d", "8f00");
    row("fragmented-control", "088037fa213d", "0800");
    row("fragmented-control", "098537fa213d", "0905");
    row("fragmented-control", "0a8537fa213d", "0a05");
    row("oversized-control", "88fe007e37fa213d", "887e007e");
    row("oversized-control", "89ff000000000001000037fa213d", "897f0000000000010000");
    row("oversized-control", "8affffffffffffffffff37fa213d", "8a7fffffffffffffffff");
    row("non-minimal-length", "81fe000037fa213d", "817e0000");
    row("non-minimal-length", "81fe007d37fa213d", "817e007d");
    row("non-minimal-length", "89fe000537fa213d", "897e0005");
    row("non-minimal-length", "82ff000000000000000537fa213d", "827f0000000000000005");
    row("non-minimal-length", "82ff000000000000ffff37fa213d", "827f000000000000ffff");
    row("length-top-bit", "82ff800000000000000037fa213d", "827f8000000000000000");
    row("length-top-bit", "82ffffffffffffffffff37fa213d", "827fffffffffffffffff");
    row("frame-too-large", "82ff000000000100000137fa213d", "827f0000000001000001");
    row("frame-too-large", "02ff7fffffffffffffff37fa213d", "027f7fffffffffffffff");
}

void FrameDecoderRulesTest::brokenRulesAreNamed()
{
    QFETCH(Side, receiver);
    QFETCH(QByteArray, hex);
    QFETCH(QString, violation);
    const std::string bytes = QByteArray::fromHex(hex).toStdString();
    const auto seen = decode(receiver, bytes);
    QCOMPARE(seen.size(), std::size_t{1});
    const Seen& frame = seen.front();
    QCOMPARE(idOf(frame.violation), violation);
    QCOMPARE(frame.headerBytes, bytes);
    QVERIFY(frame.header == readFrameHeader(bytes));
    QVERIFY(frame.payload.empty());
    QCOMPARE(frame.complete, frame.header.length == 0);
}

void FrameDecoderRulesTest::theFirstBrokenRuleIsNamed_data()
{
    QTest::addColumn<FrameHeader>("header");
    QTest::addColumn<QString>("violation");
    // Everything wrong at once, then mended rule by rule in the order they are judged.
    FrameHeader header;
    header.fin = false;
    header.rsv = 7;
    header.opcode = static_cast<Opcode>(0xF);
    header.masked = false;
    header.length = ~std::uint64_t{0};
    header.form = LengthForm::SixtyFour;
    const auto row = [&header](const char* violation) {
        QTest::newRow(violation) << header << QString::fromLatin1(violation);
    };
    row("unmasked-frame");
    header.masked = true;
    row("reserved-bit");
    header.rsv = 0;
    row("reserved-control-opcode");
    header.opcode = Opcode::Ping;
    row("fragmented-control");
    header.fin = true;
    row("oversized-control");
    header.opcode = Opcode::Binary;
    row("length-top-bit");
    header.length = std::uint64_t{1} << 40U;
    row("frame-too-large");
    header.length = 100;
    row("non-minimal-length");
    header.form = LengthForm::Seven;
    row("none");
}

void FrameDecoderRulesTest::theFirstBrokenRuleIsNamed()
{
    QFETCH(FrameHeader, header);
    QFETCH(QString, violation);
    QCOMPARE(idOf(judgeHeader(header, Side::Server, {})), violation);
}

void FrameDecoderRulesTest::everyOpcodeFromBothSides()
{
    for (const Side receiver : bothSides) {
        for (unsigned i = 0; i < 16; ++i) {
            const bool known = i <= 2 || (i >= 8 && i <= 10);
            const QString expected = known    ? QStringLiteral("none")
                                     : i >= 8 ? QStringLiteral("reserved-control-opcode")
                                              : QStringLiteral("reserved-data-opcode");
            const auto seen = decode(receiver, frameTo(receiver, static_cast<Opcode>(i), "ab"));
            QCOMPARE(seen.size(), std::size_t{1});
            QCOMPARE(static_cast<unsigned>(seen.front().header.opcode), i);
            QCOMPARE(idOf(seen.front().violation), expected);
            QCOMPARE(seen.front().payload, std::string(known ? "ab" : ""));
        }
    }
}

void FrameDecoderRulesTest::everyReservedBitFromBothSides()
{
    for (const Side receiver : bothSides) {
        for (unsigned opcode = 0; opcode < 16; ++opcode) {
            for (std::uint8_t rsv = 1; rsv < 8; ++rsv) {
                FrameHeader header = headerTo(receiver, static_cast<Opcode>(opcode), 0);
                header.rsv = rsv;
                std::string bytes;
                appendFrameHeader(bytes, header);
                const auto seen = decode(receiver, bytes);
                QCOMPARE(seen.size(), std::size_t{1});
                QCOMPARE(idOf(seen.front().violation), QStringLiteral("reserved-bit"));
                QCOMPARE(seen.front().header.rsv, rsv);
            }
        }
    }
}

void FrameDecoderRulesTest::theOtherWayOfMaskingIsRefusedFromBothSides()
{
    for (unsigned opcode = 0; opcode < 16; ++opcode) {
        const auto toServer = decode(Side::Server, frameTo(Side::Client, static_cast<Opcode>(opcode), "ab"));
        QCOMPARE(idOf(toServer.front().violation), QStringLiteral("unmasked-frame"));
        const auto toClient = decode(Side::Client, frameTo(Side::Server, static_cast<Opcode>(opcode), "ab"));
        QCOMPARE(idOf(toClient.front().violation), QStringLiteral("masked-frame"));
    }
}

void FrameDecoderRulesTest::controlFramesEndAt125Bytes()
{
    for (const Side receiver : bothSides) {
        for (const Opcode opcode : {Opcode::Close, Opcode::Ping, Opcode::Pong}) {
            const auto fits = decode(receiver, frameTo(receiver, opcode, std::string(125, 'x')));
            QCOMPARE(idOf(fits.front().violation), QStringLiteral("none"));
            QCOMPARE(fits.front().payload, std::string(125, 'x'));
            const auto over = decode(receiver, frameTo(receiver, opcode, std::string(126, 'x')));
            QCOMPARE(idOf(over.front().violation), QStringLiteral("oversized-control"));
        }
    }
}

void FrameDecoderRulesTest::lengthsUseTheirShortestForm_data()
{
    QTest::addColumn<quint64>("length");
    QTest::addColumn<int>("form");
    QTest::addColumn<bool>("minimal");
    const auto row = [](quint64 length, LengthForm form, bool minimal) {
        QTest::addRow("%llu in form %d", length, int(form)) << length << int(form) << minimal;
    };
    row(0, LengthForm::Seven, true);
    row(125, LengthForm::Seven, true);
    row(0, LengthForm::Sixteen, false);
    row(125, LengthForm::Sixteen, false);
    row(126, LengthForm::Sixteen, true);
    row(65535, LengthForm::Sixteen, true);
    row(0, LengthForm::SixtyFour, false);
    row(126, LengthForm::SixtyFour, false);
    row(65535, LengthForm::SixtyFour, false);
    row(65536, LengthForm::SixtyFour, true);
}

void FrameDecoderRulesTest::lengthsUseTheirShortestForm()
{
    QFETCH(quint64, length);
    QFETCH(int, form);
    QFETCH(bool, minimal);
    for (const Side receiver : bothSides) {
        FrameHeader header = headerTo(receiver, Opcode::Binary, length);
        header.form = static_cast<LengthForm>(form);
        std::string bytes;
        appendFrame(bytes, header, std::string(length, 'x'));
        const auto seen = decode(receiver, bytes);
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(idOf(seen.front().violation),
                 minimal ? QStringLiteral("none") : QStringLiteral("non-minimal-length"));
        QCOMPARE(seen.front().payload.size(), minimal ? std::size_t{length} : std::size_t{0});
    }
}

void FrameDecoderRulesTest::theLimitIsOnTheDeclaredLength()
{
    for (const Side receiver : bothSides) {
        const auto fits = decode(receiver, frameTo(receiver, Opcode::Binary, std::string(200, 'x')), {200});
        QCOMPARE(idOf(fits.front().violation), QStringLiteral("none"));
        std::string header;
        appendFrameHeader(header, headerTo(receiver, Opcode::Binary, 201));
        const auto over = decode(receiver, header, {200});
        QCOMPARE(over.size(), std::size_t{1});
        QCOMPARE(idOf(over.front().violation), QStringLiteral("frame-too-large"));
        QCOMPARE(over.front().header.length, std::uint64_t{201});
        QVERIFY(!over.front().complete);
    }
}

void FrameDecoderRulesTest::aViolationIsGivenOutAtOnceAndStopsTheDecoder()
{
    FrameDecoder decoder(Side::Client);
    const std::string bytes = QByteArray::fromHex("8310").toStdString();
    decoder.feed(bytes);
    QVERIFY(!decoder.stopped());
    const auto frame = decoder.next();
    QVERIFY(frame && frame->violation == Violation::ReservedDataOpcode);
    QVERIFY(decoder.stopped());
    QCOMPARE(decoder.offset(), std::uint64_t{2});
    QVERIFY(!decoder.next());
    const std::string more = frameTo(Side::Client, Opcode::Text, "Hello");
    decoder.feed(more);
    QVERIFY(!decoder.next());
    decoder.feed(more);
    QVERIFY(!decoder.next());
    QVERIFY(!decoder.finish());
    QVERIFY(!decoder.insideFrame());
    QCOMPARE(decoder.offset(), std::uint64_t{2});
}

void FrameDecoderRulesTest::aViolationIsTheSameAtEverySplit()
{
    for (const Side receiver : bothSides) {
        FrameHeader header = headerTo(receiver, Opcode::Binary, 300);
        header.rsv = 4;
        std::string bytes = frameTo(receiver, Opcode::Text, "before");
        appendFrame(bytes, header, std::string(300, 'x'));
        bytes += frameTo(receiver, Opcode::Text, "after");
        const auto whole = decode(receiver, bytes);
        QCOMPARE(whole.size(), std::size_t{2});
        for (std::size_t split = 0; split <= bytes.size(); ++split) {
            FrameDecoder decoder(receiver);
            std::vector<Seen> seen;
            drain(decoder, std::string_view(bytes).substr(0, split), seen);
            drain(decoder, std::string_view(bytes).substr(split), seen);
            QVERIFY2(seen == whole, qPrintable(QString::number(split)));
        }
    }
}

void FrameDecoderRulesTest::framesBeforeAViolationAreGivenOut()
{
    const std::string before = frameTo(Side::Server, Opcode::Text, "Hel", false) +
                               frameTo(Side::Server, Opcode::Ping, "") +
                               frameTo(Side::Server, Opcode::Continuation, "lo");
    const auto seen = decode(Side::Server, before + frameTo(Side::Client, Opcode::Text, "x"));
    QCOMPARE(seen.size(), std::size_t{4});
    QCOMPARE(idOf(seen[2].violation), QStringLiteral("none"));
    QCOMPARE(idOf(seen[3].violation), QStringLiteral("unmasked-frame"));
    QCOMPARE(seen[3].offset, std::uint64_t{before.size()});
}

QTEST_APPLESS_MAIN(FrameDecoderRulesTest)
#include "frame_decoder_rules_test.moc"
