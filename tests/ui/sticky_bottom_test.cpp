#include "ui/table/sticky_bottom.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class StickyBottomTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void followsAGrowingRange()
    {
        QScrollBar bar;
        StickyBottom bottom(bar);
        QVERIFY(bottom.sticks());
        for (const int maximum : {100, 250, 4000}) {
            bar.setRange(0, maximum);
            QCOMPARE(bar.value(), maximum);
        }
        QVERIFY(bottom.sticks());
    }

    void letsGoWhenScrolledUp()
    {
        QScrollBar bar;
        StickyBottom bottom(bar);
        QSignalSpy changed(&bottom, &StickyBottom::changed);
        bar.setRange(0, 100);
        bar.setValue(60);
        QVERIFY(!bottom.sticks());
        bar.setRange(0, 500);
        QCOMPARE(bar.value(), 60);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toBool(), false);
    }

    void sticksAgainAtTheEnd()
    {
        QScrollBar bar;
        StickyBottom bottom(bar);
        bar.setRange(0, 100);
        bar.setValue(60);
        bar.setValue(100);
        QVERIFY(bottom.sticks());
        bar.setRange(0, 300);
        QCOMPARE(bar.value(), 300);
    }

    void goesThereOnRequest()
    {
        QScrollBar bar;
        StickyBottom bottom(bar);
        bar.setRange(0, 100);
        bar.setValue(5);
        bottom.stick();
        QCOMPARE(bar.value(), 100);
        QVERIFY(bottom.sticks());
    }
};

} // namespace lifeline

using lifeline::StickyBottomTest;
QTEST_MAIN(StickyBottomTest)
#include "sticky_bottom_test.moc"
