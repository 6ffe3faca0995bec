#include "formats/packet_queue.h"
#include "packets_of.h"

#include <QTest>

using namespace lifeline;

class PacketQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommentComesToThePacketItFollows()
    {
        PacketQueue queue;
        queue.add({1, 10, PacketWay::Inbound, "a"});
        queue.add({2, 11, PacketWay::Inbound, "b"});
        QVERIFY(queue.comment(1, "on a"));
        queue.add({1, 12, PacketWay::Inbound, "c"});
        QVERIFY(queue.comment(1, "on c"));
        const auto packets = all(queue);
        QCOMPARE(packets.size(), qsizetype{3});
        QCOMPARE(packets[0].comments, QList<QByteArray>{"on a"});
        QCOMPARE(packets[1].comments, QList<QByteArray>());
        QCOMPARE(packets[2].comments, QList<QByteArray>{"on c"});
        QCOMPARE(queue.count(), std::uint64_t{3});
    }

    void theLastOfAConnectionIsHeldBack()
    {
        PacketQueue queue;
        queue.add({1, 10, PacketWay::Inbound, "a"});
        QCOMPARE(drained(queue), qsizetype{0});
        queue.add({1, 11, PacketWay::Inbound, "b"});
        QCOMPARE(drained(queue), qsizetype{1});
        queue.finish(1);
        QCOMPARE(drained(queue), qsizetype{1});
        QVERIFY(!queue.comment(1, "late"));
    }

    void theOrderIsKept()
    {
        PacketQueue queue;
        queue.add({1, 10, PacketWay::Inbound, "a"});
        for (std::uint64_t i = 0; i < 10; ++i)
            queue.add({2, 11 + i, PacketWay::Inbound, "b"});
        QCOMPARE(drained(queue), qsizetype{0}); // behind the one that is held back
        queue.finish(1);
        QCOMPARE(drained(queue), qsizetype{10});
    }

    void whatIsHeldIsBounded()
    {
        PacketQueue queue;
        queue.add({1, 10, PacketWay::Inbound, "a"});
        std::string out;
        for (std::uint64_t i = 0; i < 1000; ++i) {
            queue.add({2, 11 + i, PacketWay::Inbound, std::string(60'000, 'b')});
            queue.drain(out);
        }
        QVERIFY(out.size() > 1000 * 60'000 - PacketQueue::mostBytes - 200'000);
        QVERIFY(!queue.comment(1, "too late"));
        QVERIFY(queue.comment(2, "in time"));
    }

    void aPacketHoldsNoEndOfComments()
    {
        PacketQueue queue;
        queue.add({1, 10, PacketWay::Inbound, "a"});
        std::size_t taken = 0;
        while (queue.comment(1, std::string(1000, 'c')))
            ++taken;
        QCOMPARE(taken, PacketQueue::mostComments / 1000 + 1);
    }

private:
    static QList<ReadPacket> all(PacketQueue& queue)
    {
        std::string out;
        queue.drain(out, true);
        return packetsOf(QByteArray::fromStdString(out));
    }
    static qsizetype drained(PacketQueue& queue)
    {
        std::string out;
        queue.drain(out);
        return packetsOf(QByteArray::fromStdString(out)).size();
    }
};

QTEST_APPLESS_MAIN(PacketQueueTest)
#include "packet_queue_test.moc"
