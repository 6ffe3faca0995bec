#include "base/utf8.h"
#include "formats/pcapng_blocks.h"
#include "packets_of.h"

#include <QTest>

using namespace lifeline;

class PcapngBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksEndWhereTheySay()
    {
        std::string out;
        appendSectionBlock(out, "Lifeline", "a comment");
        appendInterfaceBlock(out, "lifeline");
        appendPacketBlock(out, 5, "abc", PacketWay::Inbound, {"one", "two "});
        appendStatisticsBlock(out, 6, 1, "done");
        const auto blocks = blocksOf(QByteArray::fromStdString(out));
        QCOMPARE(blocks.size(), qsizetype{4});
        QCOMPARE(blocks[0].type, 0x0A0D0D0AU);
        QCOMPARE(little32(blocks[0].body, 0), 0x1A2B3C4DU);
        QCOMPARE(optionsOf(blocks[0].body.mid(16)).first().value, QByteArray("a comment"));
        QCOMPARE(blocks[1].body.left(2).toHex(), QByteArray("6500")); // 101
        QCOMPARE(optionsOf(blocks[1].body.mid(8)).last().code, 9);
        QCOMPARE(optionsOf(blocks[1].body.mid(8)).last().value.toHex(), QByteArray("09"));
        QCOMPARE(optionsOf(blocks[3].body.mid(12)).last().value.toHex(), QByteArray("0100000000000000"));
    }

    void aPacketIsReadBack()
    {
        constexpr std::uint64_t at = 1'795'373'640'000'000'001U;
        std::string out;
        appendPacketBlock(out, at, std::string(1001, 'p'), PacketWay::Outbound, {"first", "second\nline"});
        const auto packets = packetsOf(QByteArray::fromStdString(out));
        QCOMPARE(packets.size(), qsizetype{1});
        QCOMPARE(packets[0].at, at);
        QCOMPARE(packets[0].bytes, QByteArray(1001, 'p'));
        QCOMPARE(packets[0].comments, (QList<QByteArray>{"first", "second\nline"}));
        QCOMPARE(packets[0].way, 2U);
    }

    void aLongCommentIsCutBetweenCharacters()
    {
        std::string comment;
        while (comment.size() < 70'000)
            comment += "ä€";
        std::string out;
        appendPacketBlock(out, 0, "x", PacketWay::Unknown, {comment});
        const auto packets = packetsOf(QByteArray::fromStdString(out));
        QCOMPARE(packets.size(), qsizetype{1});
        QVERIFY(packets[0].comments[0].size() > 65'500);
        QVERIFY(isUtf8(packets[0].comments[0].toStdString()));
        QCOMPARE(packets[0].way, 0U);
    }
};

QTEST_APPLESS_MAIN(PcapngBlocksTest)
#include "pcapng_blocks_test.moc"
