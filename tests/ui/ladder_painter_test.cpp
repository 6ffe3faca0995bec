#include "ui/ladder/ladder_painter.h"
#include "ui/plain_ladder_texts.h"

#include <QPainter>
#include <QTest>

using namespace lifeline;

namespace {

QImage painted(const LadderPicture& picture, const Theme& theme)
{
    QImage image(852, 700, QImage::Format_RGB32);
    image.fill(theme.panel);
    QPainter painter(&image);
    paintLadder(painter, picture, theme);
    return image;
}

} // namespace

class LadderPainterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coloursStandWhereThePictureSays_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void coloursStandWhereThePictureSays()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        PlainLadder ladder{WholeStory{}};
        ladder.abnormal = true;
        const LadderPicture picture = ladder.picture(852);
        const QImage image = painted(picture, theme);
        for (const LadderSegment& segment : picture.segments)
            QVERIFY(hasColour(image, segment.box.center(), theme.phase(segment.phase)));
        const auto along = [](const LadderArrow& arrow, double part) {
            return arrow.from + (arrow.to - arrow.from) * part;
        };
        QVERIFY(hasColour(image, along(picture.arrows[1], 0.2), theme.sent));
        QVERIFY(hasColour(image, along(picture.arrows[2], 0.2), theme.received));
        QVERIFY(hasColour(image, along(picture.arrows.back(), 0.2), theme.danger));
        for (const LadderFlag& flag : picture.flags)
            QVERIFY(hasColour(image, flag.box.topLeft() + QPointF(6, 4), theme.callback));
    }

    void aResetIsThickAndAFinIsThin()
    {
        const Theme theme = Theme::darkTheme();
        StoryLog story;
        story.add(Side::Client, Phase::Closed, event::FinSent{});
        story.add(Side::Client, Phase::Closed, event::ResetSent{});
        const PlainLadder ladder(story);
        const LadderPicture picture = ladder.picture(852);
        const QImage image = painted(picture, theme);
        const auto thickness = [&](const LadderArrow& arrow) {
            const QPointF at = arrow.from + (arrow.to - arrow.from) * 0.2;
            int rows = 0;
            for (int y = -6; y <= 6; ++y)
                rows += image.pixelColor(qRound(at.x()), qRound(at.y()) + y) != theme.panel ? 1 : 0;
            return rows;
        };
        QVERIFY(thickness(picture.arrows[1]) >= thickness(picture.arrows[0]) + 1);
        QVERIFY(!hasColour(image, picture.arrows[0].from + QPointF(60, 1), theme.danger));
    }

    void aGhostIsHollow()
    {
        const Theme theme = Theme::light();
        PlainLadder ladder{WholeStory{}};
        ladder.ghosts = {{.side = Side::Server}};
        const LadderPicture picture = ladder.picture(852);
        const QImage image = painted(picture, theme);
        QVERIFY(hasColour(image, picture.flags.back().box.topLeft() + QPointF(5, 4), theme.panel, 0));
    }

    void whatWasInjectedIsRedAndWhatWasMetIsQuiet()
    {
        const Theme theme = Theme::light();
        StoryLog story;
        story.add(Side::Client, Phase::Open, event::FaultInjected{"inject-reset"});
        story.add(Side::Client, Phase::Open, event::ExpectationMet{"f", 1, "expect end"});
        story.add(Side::Client, Phase::Open, event::ExpectationMissed{"f", 2, "expect end", ""});
        const PlainLadder ladder(story);
        const LadderPicture picture = ladder.picture(852);
        const QImage image = painted(picture, theme);
        const auto inside = [&](std::size_t flag) {
            return picture.flags[flag].box.topLeft() + QPointF(6, 4);
        };
        QVERIFY(hasColour(image, inside(0), theme.fault));
        QVERIFY(hasColour(image, inside(1), theme.panel, 0));
        QVERIFY(hasColour(image, inside(2), theme.toneFill(StageTone::Failed)));
    }

    void theSelectedRowIsTinted()
    {
        const Theme theme = Theme::light();
        PlainLadder ladder{WholeStory{}};
        ladder.selected = 1;
        const LadderPicture picture = ladder.picture(852);
        QVERIFY(hasColour(painted(picture, theme), picture.selectedBand.topLeft() + QPointF(8, 8),
                          theme.selection, 0));
    }

    void measuresFollowTheText()
    {
        const LadderMeasure measure = ladderMeasure();
        QVERIFY(measure.label(QStringLiteral("GET /chat")) > measure.label(QStringLiteral("GET")));
        QCOMPARE(measure.flag(QString()), 0.0);
    }

    void namesStandOverTheirLifelinesInsideTheBand()
    {
        QImage image(420, 60, QImage::Format_RGB32);
        const Theme theme = Theme::light();
        image.fill(theme.panel);
        QPainter painter(&image);
        paintLadderNames(painter, ladderColumns(420, false, true), 28,
                         QStringLiteral("CLIENT with-a-name-that-is-far-too-long/1.0 (outside)"),
                         QStringLiteral("SERVER"), theme);
        painter.end();
        bool ink = false;
        for (int x = 0; x < 420; ++x) {
            QCOMPARE(image.pixelColor(x, 40), theme.panel);
            for (int y = 0; y < 28; ++y)
                ink = ink || image.pixelColor(x, y) != theme.panel;
        }
        QVERIFY(ink);
        QCOMPARE(image.pixelColor(2, 14), theme.panel);
    }
};

QTEST_MAIN(LadderPainterTest)
#include "ladder_painter_test.moc"
