#include "ui/shell/fitting_button.h"

#include <QTest>

namespace lifeline {

class FittingButtonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itSaysAsMuchAsFits();
    void itsSizesDoNotDependOnWhatItSaysNow();
    void withoutRoomToKnowItSaysAll();
    void itCanBeToldToAskForLess();
};

void FittingButtonTest::itSaysAsMuchAsFits()
{
    FittingButton button;
    const QStringList captions{QStringLiteral("Server 255.255.255.255:65535"),
                               QStringLiteral("255.255.255.255:65535"), QStringLiteral(":65535")};
    button.setCaptions(captions);
    button.resize(button.sizeHint());
    button.show();
    QCOMPARE(button.text(), captions[0]);
    button.resize(button.sizeHint().width() - 1, button.height());
    QCOMPARE(button.text(), captions[1]);
    button.resize(button.minimumSizeHint());
    QCOMPARE(button.text(), captions[2]);
    button.resize(1000, button.height());
    QCOMPARE(button.text(), captions[0]);
}

void FittingButtonTest::itsSizesDoNotDependOnWhatItSaysNow()
{
    FittingButton button;
    button.setCaptions({QStringLiteral("a long caption"), QStringLiteral("a")});
    const QSize wide = button.sizeHint(), narrow = button.minimumSizeHint();
    QVERIFY(narrow.width() < wide.width());
    button.resize(narrow);
    button.show();
    QCOMPARE(button.text(), QStringLiteral("a"));
    QCOMPARE(button.sizeHint(), wide);
    QCOMPARE(button.minimumSizeHint(), narrow);
}

void FittingButtonTest::withoutRoomToKnowItSaysAll()
{
    FittingButton button;
    button.setCaptions({QStringLiteral("everything there is to say"), QStringLiteral("little")});
    QCOMPARE(button.text(), QStringLiteral("everything there is to say"));
}

void FittingButtonTest::itCanBeToldToAskForLess()
{
    FittingButton button;
    button.setCaptions({QStringLiteral("a long caption"), QStringLiteral("shorter"), QStringLiteral("a")});
    const int whole = button.sizeHint().width();
    button.setLongest(1);
    QVERIFY(button.sizeHint().width() < whole);
    QCOMPARE(button.sizeHint().width(), button.widthFrom(1));
    button.setLongest(9);
    QCOMPARE(button.sizeHint(), button.minimumSizeHint());
    button.setLongest(0);
    QCOMPARE(button.sizeHint().width(), whole);
}

} // namespace lifeline

QTEST_MAIN(lifeline::FittingButtonTest)
#include "fitting_button_test.moc"
