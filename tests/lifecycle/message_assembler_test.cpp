#include "lifecycle/message_assembler.h"

#include <QTest>

using namespace lifeline;

namespace {

DecodedFrame frame(Opcode opcode, std::string_view payload, bool fin = true)
{
    DecodedFrame result;
    result.header.opcode = opcode;
    result.header.fin = fin;
    result.header.length = payload.size();
    result.payload = payload;
    return result;
}

FrameHeader header(Opcode opcode)
{
    FrameHeader result;
    result.opcode = opcode;
    return result;
}

} // namespace

class MessageAssemblerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeFrameIsAMessageWithoutACopy()
    {
        MessageAssembler assembler(100);
        const std::string bytes = "hello";
        const Assembled result = assembler.add(frame(Opcode::Text, bytes));
        QCOMPARE(result.what, Assembled::What::Message);
        QCOMPARE(static_cast<const void*>(result.payload.data()), static_cast<const void*>(bytes.data()));
        QCOMPARE(result.frames, 1U);
    }

    void fragmentsAreJoined()
    {
        MessageAssembler assembler(100);
        QCOMPARE(assembler.add(frame(Opcode::Binary, "a", false)).what, Assembled::What::Fragment);
        QCOMPARE(assembler.add(frame(Opcode::Continuation, "b", false)).what, Assembled::What::Fragment);
        const Assembled result = assembler.add(frame(Opcode::Continuation, "c"));
        QCOMPARE(result.what, Assembled::What::Message);
        QCOMPARE(result.kind, Opcode::Binary);
        QCOMPARE(result.payload, std::string_view("abc"));
        QCOMPARE(result.frames, 3U);
        QCOMPARE(assembler.add(frame(Opcode::Text, "next")).payload, std::string_view("next"));
    }

    void wrongSequencesAreNamed_data()
    {
        QTest::addColumn<bool>("begun");
        QTest::addColumn<int>("opcode");
        QTest::addColumn<int>("violation");
        QTest::newRow("nothing to continue") << false << 0 << int(Violation::UnexpectedContinuation);
        QTest::newRow("text inside a message") << true << 1 << int(Violation::InterruptedMessage);
        QTest::newRow("binary inside a message") << true << 2 << int(Violation::InterruptedMessage);
    }

    void wrongSequencesAreNamed()
    {
        QFETCH(bool, begun);
        QFETCH(int, opcode);
        QFETCH(int, violation);
        MessageAssembler assembler(100);
        if (begun)
            assembler.add(frame(Opcode::Text, "a", false));
        const Assembled result = assembler.add(frame(static_cast<Opcode>(opcode), "b"));
        QCOMPARE(result.what, Assembled::What::Broken);
        QCOMPARE(int(result.violation), violation);
    }

    void textIsCheckedAcrossFragments()
    {
        MessageAssembler good(100);
        good.add(frame(Opcode::Text, "\xe2\x82", false));
        QCOMPARE(good.add(frame(Opcode::Continuation, "\xac")).what, Assembled::What::Message);
        MessageAssembler cut(100);
        QCOMPARE(cut.add(frame(Opcode::Text, "\xe2\x82")).violation, Violation::InvalidUtf8);
        MessageAssembler bad(100);
        bad.add(frame(Opcode::Text, "\xe2\x82", false));
        QCOMPARE(bad.add(frame(Opcode::Continuation, "x", false)).violation, Violation::InvalidUtf8);
        MessageAssembler binary(100);
        QCOMPARE(binary.add(frame(Opcode::Binary, "\xff")).what, Assembled::What::Message);
    }

    void badTextIsFoundWhileItsFrameArrives()
    {
        MessageAssembler assembler(100);
        QVERIFY(!assembler.arrivingTextIsBad(header(Opcode::Text), "\xe2\x82"));
        QVERIFY(!assembler.arrivingTextIsBad(header(Opcode::Text), "\xe2\x82\xac"));
        QVERIFY(assembler.arrivingTextIsBad(header(Opcode::Text), "\xe2\x82\xac\xff"));
        MessageAssembler binary(100);
        QVERIFY(!binary.arrivingTextIsBad(header(Opcode::Binary), "\xff"));
    }

    void whatWasCheckedWhileArrivingIsNotCheckedTwice()
    {
        MessageAssembler assembler(100);
        QVERIFY(!assembler.arrivingTextIsBad(header(Opcode::Text), "\xe2\x82"));
        QCOMPARE(assembler.add(frame(Opcode::Text, "\xe2\x82\xac")).what, Assembled::What::Message);
        QCOMPARE(assembler.add(frame(Opcode::Text, "\xe2\x82\xac")).what, Assembled::What::Message);
    }

    void theLimitHoldsForFramesAndForTheirSum()
    {
        MessageAssembler assembler(4);
        QCOMPARE(assembler.add(frame(Opcode::Text, "abcd")).what, Assembled::What::Message);
        QCOMPARE(assembler.add(frame(Opcode::Text, "abcde")).violation, Violation::MessageTooLarge);
        MessageAssembler pieces(4);
        pieces.add(frame(Opcode::Text, "abc", false));
        QCOMPARE(pieces.add(frame(Opcode::Continuation, "de")).violation, Violation::MessageTooLarge);
    }
};

QTEST_APPLESS_MAIN(MessageAssemblerTest)
#include "message_assembler_test.moc"
