#include "ui/shell/message_bar.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QLabel>
#include <QTest>
#include <QToolButton>

namespace lifeline {

class MessageBarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsHiddenUntilThereIsSomethingToTell();
    void theButtonDismissesIt();
    void escapeDismissesIt();
    void theNextMessageReplacesTheLast();
    void markupIsShownAsItIs();
    void itIsAnAlert();
    void aNoteIsToldApartFromAProblem();
    void itsIconFollowsTheTheme();
};

void MessageBarTest::itIsHiddenUntilThereIsSomethingToTell()
{
    QWidget window;
    MessageBar bar(&window);
    window.show();
    QVERIFY(!bar.isVisible());
    bar.tell(QStringLiteral("Port 9001 is already in use."));
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.text(), QStringLiteral("Port 9001 is already in use."));
}

void MessageBarTest::theButtonDismissesIt()
{
    MessageBar bar;
    bar.tell(QStringLiteral("x"));
    QTest::mouseClick(bar.findChild<QToolButton*>(QStringLiteral("message-dismiss")), Qt::LeftButton);
    QVERIFY(!bar.isVisible());
}

void MessageBarTest::escapeDismissesIt()
{
    MessageBar bar;
    bar.tell(QStringLiteral("x"));
    QTest::keyClick(bar.findChild<QToolButton*>(QStringLiteral("message-dismiss")), Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
}

void MessageBarTest::theNextMessageReplacesTheLast()
{
    MessageBar bar;
    bar.tell(QStringLiteral("first"));
    bar.tell(QStringLiteral("second"));
    QCOMPARE(bar.text(), QStringLiteral("second"));
}

void MessageBarTest::markupIsShownAsItIs()
{
    MessageBar bar;
    bar.tell(QStringLiteral("<b>a host</b> is unknown"));
    QCOMPARE(bar.findChild<QLabel*>(QStringLiteral("message-text"))->textFormat(), Qt::PlainText);
}

void MessageBarTest::itIsAnAlert()
{
    MessageBar bar;
    bar.tell(QStringLiteral("it failed"));
    QAccessibleInterface* alert = QAccessible::queryAccessibleInterface(&bar);
    QCOMPARE(alert->role(), QAccessible::AlertMessage);
    QCOMPARE(alert->text(QAccessible::Name), QStringLiteral("Problem: it failed"));
}

void MessageBarTest::aNoteIsToldApartFromAProblem()
{
    MessageBar bar;
    bar.tell(QStringLiteral("it failed"));
    const auto* icon = bar.findChild<QLabel*>(QStringLiteral("message-icon"));
    const QImage problem = icon->pixmap().toImage(), problemBar = bar.grab().toImage();
    bar.note(QStringLiteral("it failed"));
    QVERIFY(icon->pixmap().toImage() != problem);
    QVERIFY(bar.grab().toImage().pixel(20, 3) != problemBar.pixel(20, 3)); // the ground beside the icon
    QCOMPARE(QAccessible::queryAccessibleInterface(&bar)->text(QAccessible::Name),
             QStringLiteral("Note: it failed"));
    bar.tell(QStringLiteral("it failed"));
    QCOMPARE(bar.grab().toImage(), problemBar);
}

void MessageBarTest::itsIconFollowsTheTheme()
{
    MessageBar bar;
    ThemeManager::instance().setChoice(ThemeChoice::Dark);
    bar.note(QStringLiteral("x"));
    const auto* icon = bar.findChild<QLabel*>(QStringLiteral("message-icon"));
    const QImage dark = icon->pixmap().toImage();
    ThemeManager::instance().setChoice(ThemeChoice::Light);
    QVERIFY(icon->pixmap().toImage() != dark);
}

} // namespace lifeline

QTEST_MAIN(lifeline::MessageBarTest)
#include "message_bar_test.moc"
