#include "ui/timeline/row_labels.h"

#include <QTest>

using namespace lifeline;

namespace {

const QString fin = QStringLiteral("FIN");
const QString reset = QStringLiteral("RST");

RowLabels labels() { return {QRectF(100, 0, 500, 100), QRectF(0, 30, 600, 34)}; }

} // namespace

class RowLabelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLabelStandsRightOfItsLineInTheMiddleOfTheRow();
    void behindABarThatEndsSoon();
    void aBarThatEndsLateIsNoMatter();
    void theNextOneStandsBehindTheFirst();
    void theSameTextStandsOnce();
    void atTheRightEdgeItStandsLeftOfItsLine();
    void withoutRoomThereIsNone_data();
    void withoutRoomThereIsNone();
};

void RowLabelsTest::aLabelStandsRightOfItsLineInTheMiddleOfTheRow()
{
    const QRectF box = labels().place(200, fin);
    QCOMPARE(box.left(), 208.0);
    QCOMPARE(box.center().y(), 47.0);
}

void RowLabelsTest::behindABarThatEndsSoon()
{
    RowLabels row = labels();
    row.setBarEnd(215);
    QCOMPARE(row.place(200, fin).left(), 219.0);
}

void RowLabelsTest::aBarThatEndsLateIsNoMatter()
{
    RowLabels row = labels();
    row.setBarEnd(400);
    QCOMPARE(row.place(200, fin).left(), 208.0);
}

void RowLabelsTest::theNextOneStandsBehindTheFirst()
{
    RowLabels row = labels();
    const QRectF first = row.place(200, reset), second = row.place(202, fin), third = row.place(300, fin);
    QVERIFY(second.left() > first.right());
    QCOMPARE(third.left(), 308.0);
}

void RowLabelsTest::theSameTextStandsOnce()
{
    RowLabels row = labels();
    QVERIFY(!row.place(200, fin).isEmpty());
    QVERIFY(row.place(202, fin).isEmpty());
}

void RowLabelsTest::atTheRightEdgeItStandsLeftOfItsLine()
{
    QCOMPARE(labels().place(590, fin).right(), 582.0);
}

void RowLabelsTest::withoutRoomThereIsNone_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<QString>("label");
    QTest::newRow("wider than the plot") << 300.0 << QString(100, u'x');
    QTest::newRow("pushed too far from its line") << 203.0 << reset;
}

void RowLabelsTest::withoutRoomThereIsNone()
{
    QFETCH(double, x);
    QFETCH(QString, label);
    RowLabels row = labels();
    QVERIFY(!row.place(200, QString(20, u'a')).isEmpty());
    QVERIFY(row.place(x, label).isEmpty());
}

QTEST_APPLESS_MAIN(RowLabelsTest)
#include "row_labels_test.moc"
