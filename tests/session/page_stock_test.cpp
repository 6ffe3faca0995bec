#include "session/page_stock.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <set>

using namespace lifeline;

namespace {

bool isZero(const PageBlock& block)
{
    return std::all_of(block.data(), block.data() + block.size(), [](char byte) { return byte == 0; });
}

} // namespace

class PageStockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBlockIsWholeZeroedAndOnesOwn()
    {
        PageStock stock;
        std::vector<PageBlock> taken;
        std::set<char*> places;
        for (std::size_t i = 0; i < 4 * PageStock::withoutStock; ++i) {
            const PageBlock& block = taken.emplace_back(stock.take());
            QCOMPARE(block.size(), PageBlock::unit);
            QVERIFY(isZero(block));
            std::fill_n(block.data(), block.size(), 'x');
            places.insert(block.data());
        }
        QCOMPARE(places.size(), taken.size());
    }

    void whatCannotBeMadeIsEmpty()
    {
        std::atomic<int> left = 6;
        PageStock stock([&](std::size_t size) { return left-- > 0 ? PageBlock(size) : PageBlock(); });
        std::vector<PageBlock> taken;
        for (PageBlock block = stock.take(); block; block = stock.take())
            taken.push_back(std::move(block));
        QVERIFY(taken.size() >= PageStock::withoutStock && taken.size() <= 6);
        QVERIFY(!stock.takeLarge(3 * PageBlock::unit));
    }

    void aLargeOneIsMadeWhenItIsAskedFor()
    {
        PageStock stock;
        QCOMPARE(stock.takeLarge(PageBlock::unit + 1).size(), 2 * PageBlock::unit);
    }

    void aStockOutlivedByItsBlocksLeavesThemWhole()
    {
        PageBlock last;
        {
            PageStock stock;
            for (std::size_t i = 0; i <= PageStock::withoutStock; ++i)
                last = stock.take();
        }
        QVERIFY(isZero(last));
    }
};

QTEST_APPLESS_MAIN(PageStockTest)
#include "page_stock_test.moc"
