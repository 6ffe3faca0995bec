#include "ui/shell/filter_field.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class FilterFieldTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTextIsJudgedAtOnce_data();
    void theTextIsJudgedAtOnce();
    void onlyWhereAPersonPausesIsItAFilter();
    void returnDoesNotWait();
    void anInvalidTextLeavesTheLastFilterInForce();
    void escapeClearsIt();
    void theMistakeHangsBelowTheFieldWhileItHasTheFocus();
    void theExampleIsNeverCut();
    void aLongSentenceStaysInTheWindow();
};

void FilterFieldTest::aLongSentenceStaysInTheWindow()
{
    QWidget window;
    window.resize(420, 300);
    auto* field = new FilterField(&window);
    field->setGeometry(200, 20, 200, 28);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    field->setText(QStringLiteral("tcp.srcport > 0")); // the sentence lists every field there is
    const auto* hint = window.findChild<QLabel*>(QStringLiteral("filter-error"));
    QVERIFY(hint != nullptr && hint->isVisible());
    QVERIFY(window.rect().contains(hint->geometry()));
    QVERIFY(hint->height() >= hint->heightForWidth(hint->width()));
}

void FilterFieldTest::theExampleIsNeverCut()
{
    FilterField field;
    field.show();
    QStringList seen;
    for (const int width : {420, 240, 160}) {
        field.resize(width, field.height());
        seen << field.placeholderText();
        QVERIFY(field.fontMetrics().horizontalAdvance(seen.last()) < width - 40);
    }
    QCOMPARE(seen.front(), QStringLiteral("filter: state:failed code:1006"));
    QVERIFY(seen[0].size() > seen[1].size() && seen[1].size() > seen[2].size());
}

void FilterFieldTest::theTextIsJudgedAtOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("state");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("a filter") << QStringLiteral("state:failed code:1006") << QStringLiteral("valid");
    QTest::newRow("an unknown key") << QStringLiteral("stat:failed") << QStringLiteral("invalid");
    QTest::newRow("a broken expression") << QStringLiteral("/(/") << QStringLiteral("invalid");
}

void FilterFieldTest::theTextIsJudgedAtOnce()
{
    QFETCH(QString, text);
    QFETCH(QString, state);
    FilterField field;
    field.setText(text);
    QCOMPARE(field.property("state").toString(), state);
    QCOMPARE(!field.error().isEmpty(), state == QStringLiteral("invalid"));
    QVERIFY(!field.toolTip().isEmpty());
    QCOMPARE(field.accessibleDescription(), field.error());
}

void FilterFieldTest::onlyWhereAPersonPausesIsItAFilter()
{
    FilterField field;
    const QSignalSpy changed(&field, &FilterField::filterChanged);
    QTest::keyClicks(&field, QStringLiteral("layer:callback"));
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!field.filter().matchesEverything());
}

void FilterFieldTest::returnDoesNotWait()
{
    FilterField field;
    const QSignalSpy changed(&field, &FilterField::filterChanged);
    field.setText(QStringLiteral("conn:1"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
}

void FilterFieldTest::anInvalidTextLeavesTheLastFilterInForce()
{
    FilterField field;
    const QSignalSpy changed(&field, &FilterField::filterChanged);
    field.setText(QStringLiteral("conn:1"));
    QTest::keyClick(&field, Qt::Key_Return);
    field.setText(QStringLiteral("conn:one"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!field.filter().matchesEverything());
}

void FilterFieldTest::escapeClearsIt()
{
    FilterField field;
    field.setText(QStringLiteral("conn:1"));
    QTest::keyClick(&field, Qt::Key_Return);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(field.filter().matchesEverything());
}

void FilterFieldTest::theMistakeHangsBelowTheFieldWhileItHasTheFocus()
{
    QWidget window;
    window.resize(400, 200);
    auto* field = new FilterField(&window);
    auto* other = new QLineEdit(&window);
    field->setGeometry(250, 10, 140, 28);
    other->setGeometry(10, 10, 100, 28);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    field->setText(QStringLiteral("conn:one"));
    auto* hint = window.findChild<QLabel*>(QStringLiteral("filter-error"));
    QVERIFY(hint != nullptr && hint->isVisible());
    QCOMPARE(hint->text(), field->error());
    QVERIFY(hint->y() > field->geometry().bottom());
    QVERIFY(hint->x() >= 0);
    other->setFocus();
    QVERIFY(!hint->isVisible());
    field->setFocus();
    QVERIFY(hint->isVisible());
    field->clear();
    QVERIFY(!hint->isVisible());
}

} // namespace lifeline

QTEST_MAIN(lifeline::FilterFieldTest)
#include "filter_field_test.moc"
