#include "session/detail_store.h"
#include "session/page_stock.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lifeline;

namespace {

DetailRef append(DetailStore& store, std::string_view bytes, std::size_t spare = 0)
{
    bytes.copy(store.room(bytes.size() + spare), bytes.size());
    return store.keep(bytes.size());
}

} // namespace

class DetailStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasAppended_data();
    void givesBackWhatWasAppended();
    void keepsItsPlaceWhileTheStoreGrows();
    void roomThatWasNotUsedIsGivenAgain();
    void countsTheBytesItHolds();
    void withoutRoomNothingIsKeptAndAllElseStays();
};

void DetailStoreTest::givesBackWhatWasAppended_data()
{
    QTest::addColumn<int>("size");
    // Around the sizes at which the stored length takes one more byte, and around the size of a chunk.
    for (const int size : {0, 1, 127, 128, 129, 16'383, 16'384, 65'536, 1'048'571, 1'048'576, 2'097'148,
                           2'097'152, 2'097'153, 5'000'000, 16 << 20})
        QTest::addRow("%d bytes", size) << size;
}

void DetailStoreTest::givesBackWhatWasAppended()
{
    QFETCH(const int, size);
    PageStock stock;
    DetailStore store(stock);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7);
    const DetailRef before = append(store, "before");
    const DetailRef ref = append(store, bytes);
    const DetailRef after = append(store, "after");
    QVERIFY(store.view(ref) == bytes);
    QVERIFY(store.view(before) == "before");
    QVERIFY(store.view(after) == "after");
}

void DetailStoreTest::keepsItsPlaceWhileTheStoreGrows()
{
    PageStock stock;
    DetailStore store(stock);
    std::vector<DetailRef> refs;
    std::vector<const char*> places;
    for (int i = 0; i < 5'000; ++i) {
        refs.push_back(
            append(store, std::string(static_cast<std::size_t>(1'000 + i % 100), static_cast<char>(i))));
        places.push_back(store.view(refs.back()).data());
    }
    for (std::size_t i = 0; i < refs.size(); ++i) {
        const std::string_view seen = store.view(refs[i]);
        QVERIFY(seen.data() == places[i]);
        QCOMPARE(seen.size(), 1'000 + i % 100);
        QCOMPARE(seen.find_first_not_of(static_cast<char>(i)), std::string_view::npos);
    }
}

void DetailStoreTest::roomThatWasNotUsedIsGivenAgain()
{
    PageStock stock;
    DetailStore store(stock);
    const char* const unused = store.room(100);
    QVERIFY(store.room(100) == unused);
    const DetailRef small = append(store, "small", 20'000); // its length in more bytes than it needs
    const DetailRef next = append(store, "next");
    QVERIFY(store.view(small) == "small");
    QVERIFY(store.view(next) == "next");
    QCOMPARE(store.bytes(), std::uint64_t{5 + 3 + 4 + 1});
}

void DetailStoreTest::countsTheBytesItHolds()
{
    PageStock stock;
    DetailStore store(stock);
    QCOMPARE(store.bytes(), std::uint64_t{0});
    append(store, "12345");
    QCOMPARE(store.bytes(), std::uint64_t{6}); // and one for the length
    append(store, std::string(200, 'x'));
    QCOMPARE(store.bytes(), std::uint64_t{208});
}

void DetailStoreTest::withoutRoomNothingIsKeptAndAllElseStays()
{
    int blocks = 2;
    PageStock stock([&](std::size_t size) { return blocks-- > 0 ? PageBlock(size) : PageBlock(); });
    DetailStore store(stock);
    const DetailRef first = append(store, std::string(PageBlock::unit - 100, 'a'));
    QVERIFY(store.room(3 * PageBlock::unit) != nullptr); // a block of its own
    QVERIFY(store.room(4 * PageBlock::unit) == nullptr);
    const DetailRef small = append(store, "fits still");
    QVERIFY(store.view(small) == "fits still");
    QVERIFY(store.view(first) == std::string(PageBlock::unit - 100, 'a'));
}

QTEST_APPLESS_MAIN(DetailStoreTest)
#include "detail_store_test.moc"
