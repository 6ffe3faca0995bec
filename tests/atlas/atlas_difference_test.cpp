#include "atlas/atlas_difference.h"
#include "atlas_sample.h"

#include <QtTest>

using namespace lifeline;

class AtlasDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIsEqual();
    void aStableCellThatNeverCameAgainCounts();
    void aStableCellThatTurnsOutToBeRacyIsToldOnly();
    void anotherVersionMayTellSomethingElse();
    void aRacyCellMayTellAnyOfItsOutcomes();
    void aNewOutcomeOfARacyCellIsToldOnly();
    void whatIsInOneOnlyIsSkipped();
    void theColumnOfThatVersionIsFound();
};

void AtlasDifferenceTest::theSameIsEqual()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].outcomes[0].wire = "101 rst";
    now.cells[0].outcomes[0].afterMs = 5000;
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.equal, std::size_t{2});
    QVERIFY(comparison.differences.empty());
    QVERIFY(!comparison.stableCellDiffers());
}

void AtlasDifferenceTest::aStableCellThatNeverCameAgainCounts()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].outcomes = {outcomeOf("on-open", 3)};
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QCOMPARE(comparison.differences[0].before, std::string("on-open on-close:1006"));
    QCOMPARE(comparison.differences[0].now, std::string("on-open"));
    QVERIFY(comparison.stableCellDiffers());
}

void AtlasDifferenceTest::aStableCellThatTurnsOutToBeRacyIsToldOnly()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].outcomes.push_back(outcomeOf("on-open", 1));
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QCOMPARE(comparison.differences[0].now, std::string("on-open on-close:1006 / on-open"));
    QVERIFY(!comparison.stableCellDiffers());
}

void AtlasDifferenceTest::anotherVersionMayTellSomethingElse()
{
    AtlasColumn now = sampleColumn();
    now.version = "9.4.58";
    now.cells[0].outcomes = {outcomeOf("on-open", 3)};
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QVERIFY(!comparison.stableCellDiffers());
}

void AtlasDifferenceTest::aRacyCellMayTellAnyOfItsOutcomes()
{
    AtlasColumn now = sampleColumn();
    now.cells[1].outcomes = {outcomeOf("on-open", 3)};
    QCOMPARE(compareAtlas(sampleColumn(), now).equal, std::size_t{2});
}

void AtlasDifferenceTest::aNewOutcomeOfARacyCellIsToldOnly()
{
    AtlasColumn now = sampleColumn();
    now.cells[1].outcomes = {outcomeOf("-", 3)};
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QVERIFY(!comparison.stableCellDiffers());
}

void AtlasDifferenceTest::whatIsInOneOnlyIsSkipped()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].fault = "brand-new";
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.skipped.size(), std::size_t{2});
    QCOMPARE(comparison.skipped[0].first, std::string("brand-new"));
    QCOMPARE(comparison.skipped[1].first, std::string("fin-unanswered-by-client"));
}

void AtlasDifferenceTest::theColumnOfThatVersionIsFound()
{
    AtlasColumn older = sampleColumn(), client = sampleColumn(), now = sampleColumn();
    older.version = "9.4.50";
    client.side = Side::Client;
    const std::vector<AtlasColumn> atlas{client, older, sampleColumn()};
    QVERIFY(storedColumn(atlas, now) == &atlas[2]);
    now.version = "9.4.58";
    QVERIFY(storedColumn(atlas, now) == &atlas[1]);
    now.stack = "ws";
    QVERIFY(storedColumn(atlas, now) == nullptr);
}

QTEST_APPLESS_MAIN(AtlasDifferenceTest)
#include "atlas_difference_test.moc"
