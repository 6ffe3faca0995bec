#include "atlas/atlas_difference.h"
#include "atlas_sample.h"

#include <QTest>

using namespace lifeline;

class AtlasDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIsEqual();
    void aStableCellThatNeverCameAgainCounts();
    void aStableCellThatTurnsOutToBeRacyFailsOnlyStrictly();
    void anotherVersionFailsOnlyStrictly();
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
    QCOMPARE(comparison.equal.size(), std::size_t{2});
    QVERIFY(comparison.differences.empty());
    QVERIFY(!comparison.fails(true));
    QVERIFY(comparison.find("fin-unanswered-by-client") == nullptr);
}

void AtlasDifferenceTest::aStableCellThatNeverCameAgainCounts()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].outcomes = {outcomeOf("on-open", 3)};
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QCOMPARE(comparison.differences[0].before, std::string("on-open on-close:1006"));
    QCOMPARE(comparison.differences[0].now, std::string("on-open"));
    QVERIFY(comparison.differences[0].change == CellChange::Differs);
    QVERIFY(comparison.find(now.cells[0].fault) == &comparison.differences[0]);
    QVERIFY(comparison.fails(false) && comparison.fails(true));
}

void AtlasDifferenceTest::aStableCellThatTurnsOutToBeRacyFailsOnlyStrictly()
{
    AtlasColumn now = sampleColumn();
    now.cells[0].outcomes.push_back(outcomeOf("on-open", 1));
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QCOMPARE(comparison.differences[0].now, std::string("on-open on-close:1006 / on-open"));
    QCOMPARE(comparison.count(CellChange::NewlyRacy), std::size_t{1});
    QVERIFY(!comparison.fails(false) && comparison.fails(true));
}

void AtlasDifferenceTest::anotherVersionFailsOnlyStrictly()
{
    AtlasColumn now = sampleColumn();
    now.version = "9.4.58";
    now.cells[0].outcomes = {outcomeOf("on-open", 3)};
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QCOMPARE(comparison.count(CellChange::OtherVersion), std::size_t{1});
    QVERIFY(!comparison.fails(false) && comparison.fails(true));
}

void AtlasDifferenceTest::aRacyCellMayTellAnyOfItsOutcomes()
{
    AtlasColumn now = sampleColumn();
    now.cells[1].outcomes = {outcomeOf("on-open", 3)};
    QCOMPARE(compareAtlas(sampleColumn(), now).equal.size(), std::size_t{2});
}

void AtlasDifferenceTest::aNewOutcomeOfARacyCellIsToldOnly()
{
    AtlasColumn now = sampleColumn();
    now.cells[1].outcomes = {outcomeOf("-", 3)};
    const auto comparison = compareAtlas(sampleColumn(), now);
    QCOMPARE(comparison.differences.size(), std::size_t{1});
    QCOMPARE(comparison.count(CellChange::StillRacy), std::size_t{1});
    QVERIFY(!comparison.fails(true));
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
