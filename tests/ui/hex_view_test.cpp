#include "ui/inspector/hex_view.h"
#include "ui/story_log.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

class HexViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sixteenMebibytesScrollToTheirEnd()
    {
        const std::string payload(std::size_t{16} << 20, 'x');
        HexView view;
        view.resize(300, 200);
        view.setBytes(WireBytes("\x82\x7f", payload));
        view.show();
        QScrollBar* bar = view.verticalScrollBar();
        QVERIFY(bar->maximum() > 1'000'000);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(!view.boxOf(payload.size() + 1).isEmpty());
        QVERIFY(view.boxOf(0).isEmpty());
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(bar->value(), 0);
    }

    void theByteUnderThePointerIsAnnounced()
    {
        HexView view;
        view.resize(320, 200);
        view.setBytes(WireBytes("\x81\x0c", "hello world!"));
        view.show();
        QSignalSpy entered(&view, &HexView::byteEntered);
        QTest::mouseMove(view.viewport(), view.boxOf(7).center().toPoint());
        QTRY_VERIFY(entered.count() > 0);
        QCOMPARE(entered.last().at(0).toLongLong(), 7);
        QTest::mouseMove(view.viewport(), QPoint(4, 4));
        QTRY_COMPARE(entered.last().at(0).toLongLong(), -1);
    }

    void markedBytesArePainted_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("light") << ThemeChoice::Light;
    }
    void markedBytesArePainted()
    {
        QFETCH(ThemeChoice, choice);
        ThemeManager::instance().setChoice(choice);
        HexView view;
        view.resize(320, 200);
        view.setBytes(WireBytes("\x81\x0c", "hello world!"));
        view.show();
        view.mark(2, 4);
        const QImage image = pictureOf(*view.viewport());
        QVERIFY(hasColour(image, view.boxOf(2).topLeft() + QPointF(2, 1), theme().selection, 0));
        QVERIFY(hasColour(image, view.boxOf(5).topLeft() + QPointF(2, 1), theme().selection, 0));
        QVERIFY(!hasColour(image, view.boxOf(6).topLeft() + QPointF(6, 1), theme().selection, 0));
    }

    void whatIsMissingStandsBehindTheLastRow()
    {
        HexView view;
        view.resize(320, 200);
        view.show();
        view.setBytes(WireBytes("\x81\x0c"), QStringLiteral("█████"));
        const QPointF note(20, view.boxOf(0).bottom() + view.boxOf(0).height() / 2);
        QVERIFY(hasColour(pictureOf(*view.viewport()), note, theme().danger, 3));
    }

    void moreRoomShowsMoreBytesARow()
    {
        HexView view;
        view.setBytes(WireBytes("0123456789abcdef0123456789abcdef"));
        view.show();
        view.resize(180, 200);
        const int narrow = view.shape().bytesPerRow;
        view.resize(800, 200);
        QVERIFY(narrow < view.shape().bytesPerRow);
        QVERIFY(view.shape().ascii);
    }
};

QTEST_MAIN(HexViewTest)
#include "hex_view_test.moc"
