#include "session/detail_store.h"

#include <QTest>

#include <string>
#include <vector>

using namespace lifeline;

class DetailStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasAppended_data();
    void givesBackWhatWasAppended();
    void keepsItsPlaceWhileTheStoreGrows();
    void countsTheBytesItHolds();
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
    const auto store = makeMemoryDetailStore();
    std::string bytes(static_cast<std::size_t>(size), '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7);
    const DetailRef before = store->append("before");
    const DetailRef ref = store->append(bytes);
    const DetailRef after = store->append("after");
    QVERIFY(store->view(ref) == bytes);
    QVERIFY(store->view(before) == "before");
    QVERIFY(store->view(after) == "after");
}

void DetailStoreTest::keepsItsPlaceWhileTheStoreGrows()
{
    const auto store = makeMemoryDetailStore();
    std::vector<DetailRef> refs;
    std::vector<const char*> places;
    for (int i = 0; i < 5'000; ++i) {
        refs.push_back(
            store->append(std::string(static_cast<std::size_t>(1'000 + i % 100), static_cast<char>(i))));
        places.push_back(store->view(refs.back()).data());
    }
    for (std::size_t i = 0; i < refs.size(); ++i) {
        const std::string_view seen = store->view(refs[i]);
        QVERIFY(seen.data() == places[i]);
        QCOMPARE(seen.size(), 1'000 + i % 100);
        QCOMPARE(seen.find_first_not_of(static_cast<char>(i)), std::string_view::npos);
    }
}

void DetailStoreTest::countsTheBytesItHolds()
{
    const auto store = makeMemoryDetailStore();
    QCOMPARE(store->bytes(), std::uint64_t{0});
    store->append("12345");
    QCOMPARE(store->bytes(), std::uint64_t{6}); // and one for the length
    store->append(std::string(200, 'x'));
    QCOMPARE(store->bytes(), std::uint64_t{208});
}

QTEST_APPLESS_MAIN(DetailStoreTest)
#include "detail_store_test.moc"
