#include "lifecycle/message_tracker.h"

#include <QTest>

using namespace lifeline;

namespace {

PassingFrame frame(Opcode opcode, std::string_view payload, bool fin = true)
{
    PassingFrame passing;
    passing.header.fin = fin;
    passing.header.opcode = opcode;
    passing.header.length = payload.size();
    passing.headerWhole = passing.complete = true;
    passing.payload = payload;
    passing.arrived = payload.size();
    return passing;
}

/// "invalid-utf8", "text 5 in 2", or both.
std::string textOf(const TrackedFrame& tracked)
{
    std::string text = tracked.broken ? std::string(info(*tracked.broken).id) + " " : "";
    if (const auto& message = tracked.message)
        text += std::string(opcodeName(message->kind)) + " " + std::to_string(message->length) + " in " +
                std::to_string(message->frames);
    return text;
}

} // namespace

class MessageTrackerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesMakeMessages_data()
    {
        QTest::addColumn<QByteArray>(
            "frames"); // "t" text, "b" binary, "c" continuation; upper case: the last
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("readable");
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("one frame") << QByteArray("T") << QByteArray("a") << true << QByteArray("text 1 in 1");
        QTest::newRow("three") << QByteArray("bcC") << QByteArray("a") << true << QByteArray("binary 3 in 3");
        QTest::newRow("a lone continuation")
            << QByteArray("C") << QByteArray("a") << true << QByteArray("unexpected-continuation ");
        QTest::newRow("interrupted") << QByteArray("tT") << QByteArray("a") << true
                                     << QByteArray("interrupted-message text 1 in 1");
        QTest::newRow("bad text") << QByteArray("T") << QByteArray("\xff") << true
                                  << QByteArray("invalid-utf8 text 1 in 1");
        QTest::newRow("bad text is told once")
            << QByteArray("tC") << QByteArray("\xff") << true << QByteArray("text 2 in 2");
        QTest::newRow("half a character at the end")
            << QByteArray("T") << QByteArray("\xc3") << true << QByteArray("invalid-utf8 text 1 in 1");
        QTest::newRow("compressed") << QByteArray("T") << QByteArray("\xff") << false
                                    << QByteArray("text 1 in 1");
    }

    void framesMakeMessages()
    {
        QFETCH(QByteArray, frames);
        QFETCH(QByteArray, payload);
        QFETCH(bool, readable);
        QFETCH(QByteArray, last);
        MessageTracker tracker;
        std::string told;
        for (const char each : frames) {
            const char kind = static_cast<char>(each | 0x20);
            const Opcode opcode = kind == 't'   ? Opcode::Text
                                  : kind == 'b' ? Opcode::Binary
                                                : Opcode::Continuation;
            told = textOf(tracker.add(
                frame(opcode, {payload.data(), std::size_t(payload.size())}, each != kind), readable));
        }
        QCOMPARE(QByteArray::fromStdString(told), last);
    }

    void arrivingTextIsFoundBadOnce()
    {
        MessageTracker tracker;
        PassingFrame part = frame(Opcode::Text, "ab\xff");
        part.header.length = 10;
        part.complete = false;
        part.payload = part.payload.substr(0, 2);
        part.arrived = 2;
        QVERIFY(!tracker.arrivingTextIsBad(part, true));
        part.payload = "ab\xff";
        part.arrived = 3;
        QVERIFY(tracker.arrivingTextIsBad(part, true));
        QVERIFY(!tracker.arrivingTextIsBad(part, true));
        QCOMPARE(textOf(tracker.add(frame(Opcode::Text, "ab\xff|defghi"), true)),
                 std::string("text 10 in 1"));
        QCOMPARE(textOf(tracker.add(frame(Opcode::Text, "good"), true)), std::string("text 4 in 1"));
    }

    void whatWasNotKeptIsNotJudged()
    {
        MessageTracker tracker;
        PassingFrame large = frame(Opcode::Text, "\xc3");
        large.arrived = large.header.length = 1000;
        QCOMPARE(textOf(tracker.add(large, true)), std::string("text 1000 in 1"));
    }
};

QTEST_APPLESS_MAIN(MessageTrackerTest)
#include "message_tracker_test.moc"
