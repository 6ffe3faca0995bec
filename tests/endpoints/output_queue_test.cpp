#include "endpoints/output_queue.h"

#include <QTest>

using namespace lifeline;

class OutputQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesLeaveInTheOrderTheyCame();
    void partsAreTakenFromTheFront();
    void anyMixOfAppendingAndTakingKeepsTheStream();
    void clearingForgetsWhatWaits();
};

void OutputQueueTest::bytesLeaveInTheOrderTheyCame()
{
    OutputQueue queue;
    QVERIFY(queue.empty());
    queue.append("ab");
    queue.append("cd");
    QCOMPARE(queue.front(), std::string_view("abcd"));
    QCOMPARE(queue.size(), std::size_t{4});
}

void OutputQueueTest::partsAreTakenFromTheFront()
{
    OutputQueue queue;
    queue.append("abcdef");
    queue.consume(1);
    QCOMPARE(queue.front(), std::string_view("bcdef"));
    queue.append("g");
    queue.consume(4);
    queue.append("h");
    QCOMPARE(queue.front(), std::string_view("fgh"));
    queue.consume(3);
    QVERIFY(queue.empty());
    QCOMPARE(queue.front(), std::string_view());
}

void OutputQueueTest::anyMixOfAppendingAndTakingKeepsTheStream()
{
    OutputQueue queue;
    std::string in, out;
    for (std::size_t step = 0; step < 5000; ++step) {
        const std::string piece(step % 7, static_cast<char>('a' + step % 26));
        in += piece;
        queue.append(piece);
        const std::size_t take = std::min((step * 31) % 8, queue.size());
        out += queue.front().substr(0, take);
        queue.consume(take);
    }
    out += queue.front();
    QCOMPARE(out, in);
}

void OutputQueueTest::clearingForgetsWhatWaits()
{
    OutputQueue queue;
    queue.append("abc");
    queue.consume(1);
    queue.clear();
    QVERIFY(queue.empty());
    queue.append("d");
    QCOMPARE(queue.front(), std::string_view("d"));
}

QTEST_APPLESS_MAIN(OutputQueueTest)
#include "output_queue_test.moc"
