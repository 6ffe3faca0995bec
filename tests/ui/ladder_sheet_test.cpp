#include "support/sample_session.h"
#include "ui/sessions/ladder_sheet.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace lifeline {
namespace {

struct Scene {
    EventLog log{"2026-11-22T18:54:00.000Z"};
    ConnectionTable table{log};

    Scene()
    {
        fillSampleSession(log);
        table.update();
    }
    LadderSheet sheet(std::uint32_t connection) const
    {
        return LadderSheet(log, *table.find(ConnectionId{connection}), Taking::UpgradeAndOpen);
    }
};

} // namespace

class LadderSheetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void partsCoverTheWholeLadder();
    void aNarrowHeadIsHigher();
    void aPartIsPaintedWithItsNames();
};

void LadderSheetTest::partsCoverTheWholeLadder()
{
    const Scene scene;
    const LadderSheet sheet = scene.sheet(4);
    int top = 0;
    int parts = 0;
    while (top < sheet.height()) {
        const int bottom = sheet.breakBefore(top, 150);
        QVERIFY(bottom > top);
        QVERIFY(bottom - top <= 150);
        top = bottom;
        ++parts;
    }
    QVERIFY(parts > 1);
    QCOMPARE(top, sheet.height());
}

void LadderSheetTest::aNarrowHeadIsHigher()
{
    const Scene scene;
    const LadderSheet sheet = scene.sheet(6);
    QVERIFY(sheet.headHeight(300) > sheet.headHeight(1200));
}

void LadderSheetTest::aPartIsPaintedWithItsNames()
{
    const Scene scene;
    const LadderSheet sheet = scene.sheet(6);
    const Theme light = Theme::light();
    QImage image(700, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    sheet.paintPart(painter, 700, 0, 200, light);
    painter.end();
    const QImage names = image.copy(0, 0, 700, LadderSheet::namesHeight);
    const QImage below = image.copy(0, LadderSheet::namesHeight, 700, 200);
    const QImage outside = image.copy(0, LadderSheet::namesHeight + 202, 700, 60);
    const auto isBlank = [](const QImage& part) {
        QImage white(part.size(), part.format());
        white.fill(Qt::white);
        return part == white;
    };
    QVERIFY(!isBlank(names));
    QVERIFY(!isBlank(below));
    QVERIFY(isBlank(outside));
}

} // namespace lifeline

QTEST_MAIN(lifeline::LadderSheetTest)
#include "ladder_sheet_test.moc"
