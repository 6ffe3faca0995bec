#include "ui/shell/command_field.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace lifeline;

class CommandFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsMonospacedAndCanBeSelected();
    void itWrapsInsteadOfBeingCut();
    void itIsDrawnAsAField_data();
    void itIsDrawnAsAField();
};

void CommandFieldTest::itIsMonospacedAndCanBeSelected()
{
    CommandField field;
    field.setText(QStringLiteral("curl <b>x</b>"));
    QCOMPARE(QFontInfo(field.font()).family(), QFontInfo(monoFont()).family());
    QVERIFY(field.textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    QVERIFY(field.textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    field.setSelection(0, 7);
    QCOMPARE(field.selectedText(), QStringLiteral("curl <b"));
}

void CommandFieldTest::itWrapsInsteadOfBeingCut()
{
    CommandField field;
    field.setText(QStringLiteral("one two three four five six seven eight nine ten"));
    QVERIFY(field.heightForWidth(150) > field.heightForWidth(1000));
}

void CommandFieldTest::itIsDrawnAsAField_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void CommandFieldTest::itIsDrawnAsAField()
{
    QFETCH(bool, dark);
    ThemeManager::instance().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    CommandField field;
    field.resize(200, 40);
    const QImage image = field.grab().toImage();
    QCOMPARE(image.pixelColor(100, 0), theme().raisedBorder);
    QCOMPARE(image.pixelColor(100, 20), theme().raised);
}

QTEST_MAIN(CommandFieldTest)
#include "command_field_test.moc"
