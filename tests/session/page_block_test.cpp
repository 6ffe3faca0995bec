#include "session/page_block.h"

#include <QTest>

#include <algorithm>

using namespace lifeline;

class PageBlockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksAreAlignedWholeAndZeroed_data()
    {
        QTest::addColumn<quint64>("asked");
        QTest::addColumn<quint64>("given");
        QTest::newRow("one byte") << quint64(1) << quint64(PageBlock::unit);
        QTest::newRow("one unit") << quint64(PageBlock::unit) << quint64(PageBlock::unit);
        QTest::newRow("a byte more") << quint64(PageBlock::unit + 1) << quint64(2 * PageBlock::unit);
    }

    void blocksAreAlignedWholeAndZeroed()
    {
        QFETCH(quint64, asked);
        QFETCH(quint64, given);
        const PageBlock block(asked);
        QCOMPARE(quint64(block.size()), given);
        QCOMPARE(reinterpret_cast<std::uintptr_t>(block.data()) % PageBlock::unit, std::uintptr_t(0));
        QVERIFY(std::all_of(block.data(), block.data() + block.size(), [](char byte) { return byte == 0; }));
        block.data()[block.size() - 1] = 1;
    }

    void aBlockMovesWithItsMemory()
    {
        PageBlock from(1);
        char* const data = from.data();
        PageBlock to;
        QVERIFY(!to);
        to = std::move(from);
        QCOMPARE(static_cast<void*>(to.data()), static_cast<void*>(data));
        QVERIFY(!from);
    }
};

QTEST_APPLESS_MAIN(PageBlockTest)
#include "page_block_test.moc"
