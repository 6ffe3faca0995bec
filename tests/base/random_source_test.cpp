#include "base/random_source.h"

#include <QTest>

#include <array>

using namespace lifeline;

namespace {

std::array<std::uint32_t, 8> firstOf(std::uint64_t seed)
{
    SeededRandom random(seed);
    std::array<std::uint32_t, 8> numbers{};
    for (std::uint32_t& number : numbers)
        number = random.next();
    return numbers;
}

} // namespace

class RandomSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameNumbers() { QVERIFY(firstOf(7) == firstOf(7)); }
    void anotherSeedGivesOthers() { QVERIFY(firstOf(7) != firstOf(8)); }
    void theNumbersAreTheSameOnEveryMachine();
    void everyBitIsUsed();
    void theSystemGivesNewSeeds();
};

void RandomSourceTest::theNumbersAreTheSameOnEveryMachine()
{
    // The C++ standard fixes the 10000th number of this engine at its default seed: 9981545732273789042.
    SeededRandom random(std::mt19937_64::default_seed);
    std::uint32_t last = 0;
    for (int i = 0; i < 10'000; ++i)
        last = random.next();
    QCOMPARE(last, static_cast<std::uint32_t>(9981545732273789042U >> 32U));
}

void RandomSourceTest::everyBitIsUsed()
{
    SeededRandom random(1);
    std::uint32_t ever = 0;
    std::uint32_t always = 0xFFFFFFFF;
    for (int i = 0; i < 1000; ++i) {
        const std::uint32_t number = random.next();
        ever |= number;
        always &= number;
    }
    QCOMPARE(ever, 0xFFFFFFFFU);
    QCOMPARE(always, 0U);
}

void RandomSourceTest::theSystemGivesNewSeeds()
{
    const std::array seeds{systemSeed(), systemSeed(), systemSeed()};
    QVERIFY(seeds[0] != seeds[1] && seeds[1] != seeds[2] && seeds[0] != seeds[2]);
}

QTEST_APPLESS_MAIN(RandomSourceTest)
#include "random_source_test.moc"
