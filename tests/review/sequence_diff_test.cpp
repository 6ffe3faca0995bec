#include "review/sequence_diff.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace lifeline;

namespace {

using Values = std::vector<std::uint64_t>;

/// The length of the longest one, by the table everybody knows.
std::size_t longest(const Values& a, const Values& b)
{
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j)
            table[i][j] =
                a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
    return table[a.size()][b.size()];
}

bool isCommon(const std::vector<CommonPlace>& found, const Values& a, const Values& b)
{
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool rises =
            i == 0 || (found[i].left > found[i - 1].left && found[i].right > found[i - 1].right);
        if (!rises || found[i].left >= a.size() || found[i].right >= b.size() ||
            a[found[i].left] != b[found[i].right])
            return false;
    }
    return true;
}

Values randomValues(std::mt19937& random, std::size_t size, unsigned kinds)
{
    Values out(size);
    std::ranges::generate(out, [&] { return random() % kinds; });
    return out;
}

} // namespace

class SequenceDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingHasNothingInCommon()
    {
        QVERIFY(commonSubsequence({}, {}).empty());
        const Values some{1, 2, 3};
        QVERIFY(commonSubsequence(some, {}).empty());
        QVERIFY(commonSubsequence({}, some).empty());
        QVERIFY(commonSubsequence(some, Values{4, 5, 6, 7}).empty());
    }

    void whatIsInsertedIsLeftOut()
    {
        const Values a{1, 2, 3, 4}, b{1, 9, 2, 4, 8};
        const std::vector<CommonPlace> wanted{{0, 0}, {1, 2}, {3, 3}};
        QVERIFY(commonSubsequence(a, b) == wanted);
    }

    void itIsTheLongestThereIs()
    {
        std::mt19937 random(1);
        for (int round = 0; round < 3000; ++round) {
            const Values a = randomValues(random, random() % 24, 1 + random() % 6);
            const Values b = randomValues(random, random() % 24, 1 + random() % 6);
            const auto found = commonSubsequence(a, b);
            QVERIFY(isCommon(found, a, b));
            QCOMPARE(found.size(), longest(a, b));
        }
    }

    /// Beyond the bound it need not be the longest, and still is one.
    void longOnesWithoutAnythingInCommonEnd()
    {
        std::mt19937 random(2);
        const Values a = randomValues(random, 6'000, 1'000'000);
        const Values b = randomValues(random, 5'000, 1'000'000);
        QVERIFY(isCommon(commonSubsequence(a, b), a, b));
        const Values few = randomValues(random, 6'000, 3), others = randomValues(random, 6'000, 3);
        const auto found = commonSubsequence(few, others);
        QVERIFY(isCommon(found, few, others));
        QVERIFY(found.size() > 3'000);
    }
};

QTEST_APPLESS_MAIN(SequenceDiffTest)
#include "sequence_diff_test.moc"
