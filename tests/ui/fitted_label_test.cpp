#include "ui/theme/fitted_label.h"

#include <QTest>

namespace lifeline {

class FittedLabelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysAsMuchAsFits();
    void whatDoesNotFitAtAllIsElided();
    void itGivesWayToNothingAndKeepsItsHeight();
    void theWholeTextStaysKnown();
};

void FittedLabelTest::itSaysAsMuchAsFits()
{
    FittedLabel label;
    const QStringList captions{QStringLiteral("2 taken and 1 leaked"), QStringLiteral("1 leaked")};
    label.setCaptions(captions);
    const int whole = label.fontMetrics().horizontalAdvance(captions[0]);
    QCOMPARE(label.fitting(whole), captions[0]);
    QCOMPARE(label.fitting(whole - 1), captions[1]);
}

void FittedLabelTest::whatDoesNotFitAtAllIsElided()
{
    FittedLabel label;
    QCOMPARE(label.fitting(100), QString());
    label.setCaptions({QStringLiteral("2 taken and 1 leaked"), QStringLiteral("1 leaked")});
    const int tight = label.fontMetrics().horizontalAdvance(QStringLiteral("1 leaked")) - 1;
    QVERIFY(label.fitting(tight).startsWith(QStringLiteral("1 l")));
    QVERIFY(label.fitting(tight).endsWith(u'…'));
}

void FittedLabelTest::itGivesWayToNothingAndKeepsItsHeight()
{
    FittedLabel label;
    label.setCaption(QStringLiteral("a line of text"));
    QCOMPARE(label.minimumSizeHint().width(), 0);
    QVERIFY(label.minimumSizeHint().height() >= label.fontMetrics().height());
    QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(label.text()));
}

void FittedLabelTest::theWholeTextStaysKnown()
{
    FittedLabel label;
    label.setCaptions({QStringLiteral("whole & more"), QStringLiteral("w")});
    label.resize(10, 20);
    QCOMPARE(label.text(), QStringLiteral("whole & more"));
    QCOMPARE(label.toolTip(), label.text());
    label.setCaption(QStringLiteral("<b>words</b> of a peer's"));
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(label.toolTip().contains(QStringLiteral("&lt;b&gt;words&lt;/b&gt;")));
}

} // namespace lifeline

QTEST_MAIN(lifeline::FittedLabelTest)
#include "fitted_label_test.moc"
