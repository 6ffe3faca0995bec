#include "ui/ladder/ladder_layout.h"
#include "ui/plain_ladder_texts.h"
#include "ui/story_log.h"

#include <QTest>

using namespace lifeline;

class LadderLayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingLeavesTheWidth_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<bool>("clientOurs");
        QTest::addColumn<bool>("serverOurs");
        for (const double width : {420.0, 600.0, 852.0, 1400.0}) {
            const QByteArray name = QByteArray::number(width);
            QTest::newRow((name + " both ours").constData()) << width << true << true;
            QTest::newRow((name + " client outside").constData()) << width << false << true;
            QTest::newRow((name + " server outside").constData()) << width << true << false;
        }
    }
    void nothingLeavesTheWidth()
    {
        QFETCH(double, width);
        QFETCH(bool, clientOurs);
        QFETCH(bool, serverOurs);
        PlainLadder ladder(WholeStory{}, clientOurs, serverOurs);
        const LadderPicture picture = ladder.picture(width);
        const QRectF all(0, -1, width, ladderHeight(ladder.scene()) + 2);
        QVERIFY(picture.columns.server - picture.columns.client > 150);
        for (const LadderFlag& flag : picture.flags) {
            QVERIFY2(all.contains(flag.box), qPrintable(flag.label));
            QVERIFY(flag.note.isEmpty() || all.contains(flag.noteBox));
        }
        for (const LadderArrow& arrow : picture.arrows) {
            QVERIFY2(arrow.labelBox.left() > picture.columns.client, qPrintable(arrow.label));
            QVERIFY(arrow.labelBox.right() < picture.columns.server);
        }
    }

    void arrowsGoFromWhoSentToWhoReceived()
    {
        PlainLadder ladder{WholeStory{}};
        const LadderPicture picture = ladder.picture(852);
        const LadderArrow& request = picture.arrows[1];
        QVERIFY(request.from.x() < request.to.x());
        QVERIFY(request.to.y() > request.from.y());
        const LadderArrow& response = picture.arrows[2];
        QVERIFY(response.from.x() > response.to.x());
        QVERIFY(response.to.y() > response.from.y());
        QVERIFY(qAbs(request.labelBox.center().x() - (request.from.x() + request.to.x()) / 2) < 1);
        QVERIFY(request.labelBox.bottom() <= request.from.y());
    }

    void aResetIsLevelAndItsWordsStandInTheLine()
    {
        PlainLadder ladder{WholeStory{}};
        const LadderPicture picture = ladder.picture(852);
        const LadderArrow& reset = picture.arrows.back();
        QCOMPARE(reset.kind, LadderRowKind::Reset);
        QCOMPARE(reset.from.y(), reset.to.y());
        QCOMPARE(reset.labelBox.center().y(), reset.from.y());
    }

    void flagsStandOutsideAndTheirTiesMeetTheLifeline()
    {
        PlainLadder ladder{WholeStory{}};
        const LadderPicture picture = ladder.picture(852);
        for (const LadderFlag& flag : picture.flags) {
            const double lifeline = picture.columns.of(flag.side);
            QVERIFY(flag.side == Side::Client ? flag.box.right() < lifeline : flag.box.left() > lifeline);
            QVERIFY(qAbs(qAbs(flag.tie.x1() - lifeline) - lifelineWidth / 2) < 0.01);
        }
    }

    void whatNeverArrivedStopsShortOnceAllIsOver()
    {
        StoryLog story;
        story.open();
        story.frame<event::FrameSent>(Side::Client, Opcode::Text, "lost");
        PlainLadder ladder(story);
        QVERIFY(!ladder.picture(852).arrows.back().lost);
        ladder.over = true;
        const LadderArrow lost = ladder.picture(852).arrows.back();
        QVERIFY(lost.lost);
        QVERIFY(lost.to.x() < ladder.picture(852).columns.server - 50);
        ladder.serverOurs = false; // nobody here could have seen it arrive
        QVERIFY(!ladder.picture(852).arrows.back().lost);
    }

    void eachHalfOfAnArrowIsTheEventAtItsEnd()
    {
        PlainLadder ladder{WholeStory{}};
        const LadderPicture picture = ladder.picture(852);
        const LadderArrow& request = picture.arrows[1];
        const LadderHit* left = picture.at(request.from + QPointF(20, 0));
        const LadderHit* right = picture.at(request.to - QPointF(20, 0));
        QVERIFY(left != nullptr && right != nullptr);
        QCOMPARE(left->index, 3U);
        QCOMPARE(right->index, 4U);
        QCOMPARE(picture.at(QPointF(5, 5)), nullptr);
    }

    void everyItemHasABoxToClick()
    {
        PlainLadder ladder{WholeStory{}};
        const LadderPicture picture = ladder.picture(852);
        for (const LadderFlag& flag : picture.flags)
            QVERIFY2(picture.at(flag.box.center()) != nullptr, qPrintable(flag.label));
        for (const LadderArrow& arrow : picture.arrows)
            QVERIFY2(picture.at((arrow.from + arrow.to) / 2) != nullptr, qPrintable(arrow.label));
        for (const LadderNotice& notice : picture.notices)
            QVERIFY(picture.at(notice.box.center()) != nullptr);
        for (const LadderFoldLine& fold : picture.folds)
            QCOMPARE(picture.at(fold.box.center())->what, LadderHit::What::Fold);
        QCOMPARE(picture.folds.size(), std::size_t{1});
        QCOMPARE(picture.notices.size(), std::size_t{1});
    }

    void theSelectionIsMarkedAlsoInsideAFold()
    {
        PlainLadder ladder{WholeStory{}};
        ladder.selected = 1;
        LadderPicture picture = ladder.picture(852);
        QVERIFY(picture.arrows[1].selected);
        QVERIFY(picture.selectedBand.contains(picture.arrows[1].labelBox));
        for (const LadderItem& item : ladder.flow.items())
            if (item.fold == LadderFold::Closed)
                ladder.selected = item.row + 3;
        picture = ladder.picture(852);
        QVERIFY(picture.folds[0].selected);
        QVERIFY(!picture.arrows[1].selected);
    }

    void ghostsStandBelowEverythingOnTheirSide()
    {
        PlainLadder ladder{WholeStory{}};
        ladder.ghosts = {{.side = Side::Server, .name = CallbackName::OnOpen},
                         {.side = Side::Server, .name = CallbackName::OnClose},
                         {.side = Side::Client, .closeFrame = true}};
        const LadderPicture picture = ladder.picture(852);
        const auto& ghost = picture.flags;
        const std::size_t first = ghost.size() - 3;
        QVERIFY(ghost[first].ghost && ghost[first + 2].ghost && !ghost[first - 1].ghost);
        for (std::size_t i = 0; i < first; ++i)
            QVERIFY(ghost[i].side == Side::Client || ghost[i].box.bottom() < ghost[first].box.top());
        QVERIFY(ghost[first + 1].box.top() > ghost[first].box.bottom());
        QCOMPARE(ghost[first + 2].side, Side::Client);
        QCOMPARE(picture.at(ghost[first].box.center())->what, LadderHit::What::Ghost);
        QVERIFY(ladderHeight(ladder.scene()) > ghost[first + 1].box.bottom());
    }

    void onlyThePartThatIsSeenIsMade()
    {
        StoryLog story;
        for (int i = 0; i < 3000; ++i)
            story.echo(i % 2 == 0 ? "one" : "four");
        PlainLadder ladder(story);
        const int middle = ladder.flow.height() / 2;
        const LadderPicture picture = layoutLadder(ladder.scene(), 852, middle, middle + 300, plainMeasure());
        QVERIFY(!picture.arrows.empty());
        QVERIFY(picture.arrows.size() + picture.flags.size() < 80);
        QVERIFY(picture.segments.size() <= 4);
    }
};

QTEST_APPLESS_MAIN(LadderLayoutTest)
#include "ladder_layout_test.moc"
