#include "contract_sample.h"
#include "contracts/frame_judge.h"
#include "wire/frame_decoder.h"

#include <QTest>

using namespace lifeline;

namespace {

/// The moments of these bytes, read to their end as whoever records them does.
QString judged(const QByteArray& hex, Side receiver)
{
    FrameJudge judge(receiver);
    FrameDecoder decoder(receiver, {.judged = false});
    std::vector<Moment> all;
    const auto take = [&](const DecodedFrame& frame) {
        event::Frame out;
        out.header = frame.headerBytes;
        out.arrived = frame.payload.size();
        out.payload = frame.payload;
        const auto moments = judge.take(out);
        all.insert(all.end(), moments.begin(), moments.end());
    };
    const QByteArray bytes = QByteArray::fromHex(hex);
    decoder.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (const auto frame = decoder.next())
        take(*frame);
    if (const auto frame = decoder.finish())
        take(*frame);
    return textOf(momentsText(all)) + (judge.insideFrame() ? QStringLiteral(" …") : QString());
}

} // namespace

class FrameJudgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void framesLeadToMoments_data();
    void framesLeadToMoments();
    void whatAServerMustMask();
    void aPayloadThatWasNotKeptIsSound();
    void aLimitOfTheSideItselfIsTold();
};

void FrameJudgeTest::framesLeadToMoments_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("moments");
    const auto row = [](const char* name, const char* hex, const char* moments) {
        QTest::newRow(name) << QByteArray(hex) << QString::fromUtf8(moments);
    };
    row("text", "81026869", "text");
    row("binary", "8200", "binary");
    row("a ping, a pong", "89008a00", "ping pong");
    row("three fragments and a ping", "010168 8900 000169 8000", "ping text");
    row("close 1000", "880203e8", "close:1000");
    row("an empty close", "8800", "close:1005");
    row("a close code not allowed", "880203ee", "violation:invalid-close-code:1006 close:1006");
    row("a close of one byte", "880103", "violation:close-payload-too-short close:1005");
    row("a close reason that is no UTF-8", "880303e8ff", "violation:invalid-close-reason close:1000");
    row("text behind the close", "8800 810168", "close:1005 violation:data-after-close text");
    row("a second close", "8800 8800", "close:1005 violation:data-after-close");
    row("a masked frame", "818100000000 68", "violation:masked-frame text");
    row("a reserved bit", "c10168", "violation:reserved-bit text");
    row("a reserved opcode", "8300", "violation:reserved-data-opcode");
    row("a reserved control opcode", "8b00", "violation:reserved-control-opcode");
    row("a ping in pieces", "0900", "violation:fragmented-control ping");
    row("a continuation of nothing", "800168", "violation:unexpected-continuation");
    row("a message inside another", "010168 810169 8000",
        "violation:interrupted-message text violation:unexpected-continuation");
    row("a length longer than it need be", "817e000168", "violation:non-minimal-length text");
    row("bad UTF-8", "8101ff", "violation:invalid-utf8 text");
    row("bad UTF-8 is told once", "0101ff 8001ff", "violation:invalid-utf8 text");
    row("a character cut at the end", "8101c3", "violation:invalid-utf8 text");
    row("a character across fragments", "0101c3 8001a4", "text");
    row("bad UTF-8 in a frame that never ends", "8105ff", "violation:invalid-utf8 …");
    row("a frame that never ends", "810568", " …");
    row("a header that never ends", "81", " …");
    row("two violations", "c10168 810169 880203e7",
        "violation:reserved-bit text text violation:invalid-close-code:999 close:999");
    row("a frame too large", "827f0000010000000000", "violation:frame-too-large …");
}

void FrameJudgeTest::framesLeadToMoments()
{
    QFETCH(QByteArray, hex);
    QFETCH(QString, moments);
    QCOMPARE(judged(hex, Side::Client), moments);
}

void FrameJudgeTest::whatAServerMustMask()
{
    QCOMPARE(judged("810168", Side::Server), QStringLiteral("violation:unmasked-frame text"));
    QCOMPARE(judged("818100000000 68", Side::Server), QStringLiteral("text"));
}

void FrameJudgeTest::aPayloadThatWasNotKeptIsSound()
{
    const QByteArray header = QByteArray::fromHex("81020000");
    FrameJudge judge(Side::Client);
    event::Frame frame;
    frame.header = {header.constData(), 2};
    frame.arrived = 2;
    frame.payload = "h"; // the rest is not there
    QCOMPARE(textOf(momentsText(judge.take(frame))), QStringLiteral("text"));
}

void FrameJudgeTest::aLimitOfTheSideItselfIsTold()
{
    FrameJudge judge(Side::Client);
    event::Frame frame;
    frame.header = std::string_view("\x82\x05", 2);
    judge.take(frame);
    const auto found = judge.found(Violation::FrameTooLarge);
    QVERIFY(found && momentText(*found) == "violation:frame-too-large");
    QVERIFY(!judge.insideFrame());
    QVERIFY(!judge.found(Violation::ReservedBit)); // take() tells of what can be seen in the frame
}

QTEST_APPLESS_MAIN(FrameJudgeTest)
#include "frame_judge_test.moc"
