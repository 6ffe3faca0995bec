#include "ui/inspector/frame_bits_view.h"
#include "ui/story_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

std::vector<FrameField> fields()
{
    FrameHeader header = wellFormed(Opcode::Text, 128);
    header.masked = true;
    return frameFields(header, 128);
}

QPair<quint64, quint64> last(const QSignalSpy& spy)
{
    return {spy.last().at(0).value<quint64>(), spy.last().at(1).value<quint64>()};
}

} // namespace

class FrameBitsViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cellsFillTheStripSideBySide_data()
    {
        QTest::addColumn<double>("width");
        QTest::newRow("room enough") << 400.0;
        QTest::newRow("too little") << 120.0;
    }
    void cellsFillTheStripSideBySide()
    {
        QFETCH(double, width);
        const auto cells = frameBitCells({30, 50, 70, 40, 60}, width, 38);
        QCOMPARE(cells.front().left(), 0.0);
        QVERIFY(qAbs(cells.back().right() - width) < 0.01);
        for (std::size_t i = 1; i < cells.size(); ++i)
            QVERIFY(cells[i].left() > cells[i - 1].right());
    }

    void theFieldUnderThePointerNamesItsBytes()
    {
        FrameBitsView view;
        view.setFields(fields());
        view.resize(300, view.sizeHint().height());
        view.show();
        QSignalSpy entered(&view, &FrameBitsView::fieldEntered);
        QTest::mouseMove(&view, QPoint(290, 20));
        QTRY_VERIFY(entered.count() > 0);
        QCOMPARE(last(entered), qMakePair(quint64{1}, quint64{3}));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&view, &leave);
        QCOMPARE(last(entered), qMakePair(quint64{0}, quint64{0}));
    }

    void leftAndRightMoveFromFieldToField()
    {
        FrameBitsView view;
        view.setFields(fields());
        QSignalSpy entered(&view, &FrameBitsView::fieldEntered);
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(last(entered), qMakePair(quint64{1}, quint64{3}));
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(last(entered), qMakePair(quint64{1}, quint64{1}));
    }

    void aMarkedByteMarksItsFields_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("light") << ThemeChoice::Light;
    }
    void aMarkedByteMarksItsFields()
    {
        QFETCH(ThemeChoice, choice);
        ThemeManager::instance().setChoice(choice);
        FrameBitsView view;
        view.setFields(fields());
        view.resize(300, view.sizeHint().height());
        const QPointF length(280, 34);
        QVERIFY(hasColour(pictureOf(view), length, theme().raised));
        view.markByte(3);
        QVERIFY(hasColour(pictureOf(view), length, theme().selection));
        QVERIFY(hasColour(pictureOf(view), QPointF(4, 34), theme().raised));
    }

    void itsWordsCanBeReadAloud()
    {
        FrameBitsView view;
        view.setFields(fields());
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("opcode text (1)")));
    }
};

QTEST_MAIN(FrameBitsViewTest)
#include "frame_bits_view_test.moc"
