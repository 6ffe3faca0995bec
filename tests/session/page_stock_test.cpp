#include "session/page_stock.h"

#include <QTest>

#include <algorithm>
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
