#include "ui/shell/setting_field.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace lifeline;

namespace {

QString onlyYes(const QString& text) { return text == u"yes" ? QString() : QStringLiteral("Write yes."); }

} // namespace

class SettingFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsJudgedFromTheStartAndAtEachKey();
    void itsBorderHasTheColourOfWhatIsInvalid_data();
    void itsBorderHasTheColourOfWhatIsInvalid();
    void severalLinesAreJudgedToo();
    void tabLeavesSeveralLines();
};

void SettingFieldTest::itIsJudgedFromTheStartAndAtEachKey()
{
    QWidget form;
    SettingField field(QStringLiteral("f"), SettingField::Shape::Short, onlyYes, QStringLiteral("hint"),
                       &form);
    const auto* note = form.findChild<QLabel*>(QStringLiteral("f-note"));
    QVERIFY(!field.isValid());
    QCOMPARE(note->text(), QStringLiteral("Write yes."));
    QSignalSpy changed(&field, &SettingField::changed);
    QTest::keyClicks(field.editor(), QStringLiteral("yes"));
    QCOMPARE(changed.count(), 3);
    QVERIFY(field.isValid());
    QCOMPARE(note->text(), QStringLiteral("hint"));
    QCOMPARE(field.text(), QStringLiteral("yes"));
}

void SettingFieldTest::itsBorderHasTheColourOfWhatIsInvalid_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void SettingFieldTest::itsBorderHasTheColourOfWhatIsInvalid()
{
    QFETCH(bool, dark);
    ThemeManager::instance().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QWidget form;
    QVBoxLayout layout(&form);
    SettingField field(QStringLiteral("f"), SettingField::Shape::Short, onlyYes, {}, &form);
    layout.addWidget(field.editor());
    const auto topEdge = [&] {
        const QImage image = field.editor()->grab().toImage();
        return image.pixelColor(image.width() / 2, 0);
    };
    QCOMPARE(topEdge(), theme().invalidInput);
    field.setText(QStringLiteral("yes"));
    QCOMPARE(topEdge(), theme().raisedBorder);
}

void SettingFieldTest::severalLinesAreJudgedToo()
{
    QWidget form;
    SettingField field(QStringLiteral("f"), SettingField::Shape::Lines, onlyYes, {}, &form);
    field.setText(QStringLiteral("no"));
    QVERIFY(!field.isValid());
    QCOMPARE(field.editor()->property("state").toString(), QStringLiteral("invalid"));
    field.setText(QStringLiteral("yes"));
    QVERIFY(field.isValid());
    form.show();
    QVERIFY(field.editor()->minimumHeight() >= 3 * field.editor()->fontMetrics().height());
}

void SettingFieldTest::tabLeavesSeveralLines()
{
    QWidget form;
    SettingField field(QStringLiteral("f"), SettingField::Shape::Lines, onlyYes, {}, &form);
    QVERIFY(qobject_cast<QPlainTextEdit*>(field.editor())->tabChangesFocus());
    QCOMPARE(field.editor()->objectName(), QStringLiteral("f"));
}

QTEST_MAIN(SettingFieldTest)
#include "setting_field_test.moc"
