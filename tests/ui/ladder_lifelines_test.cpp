#include "ui/ladder/ladder_lifelines.h"
#include "ui/plain_ladder_texts.h"

#include <QTest>

using namespace lifeline;

namespace {

std::vector<LadderSegment> segmentsOf(const PlainLadder& ladder, Side side, int top = 0, int bottom = 100'000)
{
    const LadderScene scene = ladder.scene();
    const LadderColumns columns = ladderColumns(852, scene.clientOurs, scene.serverOurs);
    const auto [first, last] = scene.flow.range(top, bottom);
    std::vector<LadderSegment> found = lifelineSegments(scene, columns, first, last, top, bottom);
    std::erase_if(found,
                  [&](const LadderSegment& s) { return qAbs(s.box.center().x() - columns.of(side)) > 1; });
    return found;
}

QString phases(const std::vector<LadderSegment>& segments)
{
    QStringList names;
    for (const LadderSegment& segment : segments)
        names << QString::fromUtf8(phaseName(segment.phase).data());
    return names.join(QLatin1Char(' '));
}

} // namespace

class LadderLifelinesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSideRunsThroughItsPhases()
    {
        const PlainLadder ladder{WholeStory{}};
        QCOMPARE(phases(segmentsOf(ladder, Side::Server)),
                 QStringLiteral("connecting upgrading open closed"));
        QCOMPARE(phases(segmentsOf(ladder, Side::Client)),
                 QStringLiteral("connecting upgrading open closed"));
    }

    void aBadEndShowsAsFailed()
    {
        PlainLadder ladder{WholeStory{}};
        ladder.abnormal = true;
        QCOMPARE(phases(segmentsOf(ladder, Side::Server)),
                 QStringLiteral("connecting upgrading open failed"));
    }

    void segmentsMeetWithoutGaps()
    {
        const PlainLadder ladder{WholeStory{}};
        const auto segments = segmentsOf(ladder, Side::Server);
        QCOMPARE(segments.front().box.top(), 0.0);
        for (std::size_t i = 1; i < segments.size(); ++i)
            QCOMPARE(segments[i].box.top(), segments[i - 1].box.bottom());
        QCOMPARE(segments.back().box.bottom(), double(ladderHeight(ladder.scene())));
    }

    void anOutsideEndIsOnePlainSegment()
    {
        const PlainLadder ladder(WholeStory{}, false, true);
        const auto segments = segmentsOf(ladder, Side::Client);
        QCOMPARE(segments.size(), std::size_t{1});
        QVERIFY(!segments[0].ours);
    }

    void aPartKnowsThePhaseItBeginsIn()
    {
        const PlainLadder ladder{WholeStory{}};
        const int middle = ladder.flow.items()[8].y;
        QVERIFY(
            phases(segmentsOf(ladder, Side::Server, middle, middle + 40)).startsWith(QStringLiteral("open")));
    }

    void anEmptyStoryHasOnlyItsMargin()
    {
        const PlainLadder ladder{StoryLog{}};
        QCOMPARE(segmentsOf(ladder, Side::Server).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(LadderLifelinesTest)
#include "ladder_lifelines_test.moc"
