#include "base/byte_text.h"
#include "faults/outgoing_item.h"

#include <QTest>

using namespace lifeline;

namespace {

std::string hexOf(const FrameSpec& frame, Side side, Pace pace = {})
{
    SeededRandom random(1);
    return toHex(frameItem(frame, pace, side, random).bytes);
}

FrameSpec text(std::string payload)
{
    FrameSpec frame;
    frame.payload = std::move(payload);
    return frame;
}

} // namespace

class OutgoingItemTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyAClientMasks()
    {
        QCOMPARE(hexOf(text("a"), Side::Server), std::string("810161"));
        QVERIFY(hexOf(text("a"), Side::Client).starts_with("8181"));
    }

    void everyBitIsFree()
    {
        FrameSpec frame = text("a");
        frame.opcode = Opcode{0xB};
        frame.fin = false;
        frame.rsv = 5;
        frame.masked = false;
        QCOMPARE(hexOf(frame, Side::Client), std::string("5b0161"));
        frame.length = 2;
        frame.form = LengthForm::Sixteen;
        QCOMPARE(hexOf(frame, Side::Client), std::string("5b7e000261"));
    }

    void aKeyMasks()
    {
        FrameSpec frame = text("a");
        frame.maskingKey = 0x01000000;
        QCOMPARE(hexOf(frame, Side::Server), std::string("81810100000060"));
    }

    void aCutTakesFromTheBytesAndKeepsThePayload()
    {
        SeededRandom random(1);
        Pace pace;
        pace.cut = -2;
        const OutgoingItem item = frameItem(text("abc"), pace, Side::Server, random);
        QCOMPARE(toHex(item.bytes), std::string("810361"));
        QCOMPARE(item.payload, std::string("abc"));
        QCOMPARE(item.split, std::size_t{2});
    }

    void aBodyStandsBehindItsHead()
    {
        step::SendResponse step;
        step.status = 404;
        step.body = "gone";
        const OutgoingItem item = responseItem(step, {"", "h:1", "/"});
        QCOMPARE(item.bytes.substr(item.split), std::string("gone"));
    }
};

QTEST_GUILESS_MAIN(OutgoingItemTest)
#include "outgoing_item_test.moc"
