#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_sprites.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lifeline;

namespace {

int filled(const QImage& image, int y)
{
    int count = 0;
    for (int x = 0; x < image.width(); ++x)
        count += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
    return count;
}

} // namespace

class TimelineSpritesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void marksPointTheWayTheBytesWent_data();
    void marksPointTheWayTheBytesWent();
    void theyHaveTheColourOfTheirMeaning();
    void theyAreSharpOnAFineScreen();
    void onPaperTheyAreTheSameShapes_data();
    void onPaperTheyAreTheSameShapes();
};

void TimelineSpritesTest::marksPointTheWayTheBytesWent_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("top");
    QTest::addColumn<int>("bottom");
    QTest::newRow("to the server: down") << static_cast<int>(MarkKind::ToServer) << 7 << 1;
    QTest::newRow("to the client: up") << static_cast<int>(MarkKind::ToClient) << 1 << 7;
    QTest::newRow("a callback: a diamond") << static_cast<int>(MarkKind::Callback) << 1 << 1;
}

void TimelineSpritesTest::marksPointTheWayTheBytesWent()
{
    QFETCH(int, kind);
    QFETCH(int, top);
    QFETCH(int, bottom);
    const auto mark = static_cast<MarkKind>(kind);
    const QImage image = TimelineSprites(Theme::darkTheme(), 1).of(mark).toImage();
    QCOMPARE(image.width(), static_cast<int>(markWidth));
    QCOMPARE(image.height(), static_cast<int>(TimelineSprites::heightOf(mark)));
    QVERIFY(std::abs(filled(image, 0) - top) <= 1);
    QVERIFY(std::abs(filled(image, image.height() - 1) - bottom) <= 1);
    QVERIFY(filled(image, image.height() / 2) >= 3);
}

void TimelineSpritesTest::theyHaveTheColourOfTheirMeaning()
{
    for (const Theme& theme : {Theme::darkTheme(), Theme::light()}) {
        const TimelineSprites sprites(theme, 1);
        QCOMPARE(sprites.colourOf(MarkKind::ToServer), theme.sent);
        QCOMPARE(sprites.colourOf(MarkKind::ToClient), theme.received);
        QCOMPARE(sprites.of(MarkKind::ToServer).toImage().pixelColor(3, 1), theme.sent);
        QCOMPARE(sprites.of(MarkKind::Callback).toImage().pixelColor(3, 3), theme.callbackText);
    }
}

void TimelineSpritesTest::theyAreSharpOnAFineScreen()
{
    const QPixmap pixmap = TimelineSprites(Theme::light(), 2).of(MarkKind::ToClient);
    QCOMPARE(pixmap.size(), QSize(14, 10));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(7, 5));
}

void TimelineSpritesTest::onPaperTheyAreTheSameShapes_data() { marksPointTheWayTheBytesWent_data(); }

void TimelineSpritesTest::onPaperTheyAreTheSameShapes()
{
    QFETCH(int, kind);
    const auto mark = static_cast<MarkKind>(kind);
    const auto painted = [mark](const TimelineSprites& sprites) {
        QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        sprites.paint(painter, mark, {4, 4});
        return image;
    };
    QCOMPARE(painted(TimelineSprites(Theme::light())), painted(TimelineSprites(Theme::light(), 1)));
}

QTEST_MAIN(TimelineSpritesTest)
#include "timeline_sprites_test.moc"
