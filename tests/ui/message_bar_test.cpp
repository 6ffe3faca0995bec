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
    QCOMPARE(alert->text(QAccessible::Name), QStringLiteral("it failed"));
}

} // namespace lifeline

QTEST_MAIN(lifeline::MessageBarTest)
#include "message_bar_test.moc"
