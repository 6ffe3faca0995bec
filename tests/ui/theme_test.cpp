#include "ui/theme/theme.h"

#include <QApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChoiceIsAppliedToTheApplication_data();
    void aChoiceIsAppliedToTheApplication();
    void everyChangeIsTold();
    void theSystemsThemeIsAskedForAgainWhenItChanges();
    void fontsHaveTheSizesOfTheScale();
    void theMonospacedFontHasDigitsOfOneWidth();
};

void ThemeTest::aChoiceIsAppliedToTheApplication_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light) << false;
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark) << true;
}

void ThemeTest::aChoiceIsAppliedToTheApplication()
{
    QFETCH(int, choice);
    QFETCH(bool, dark);
    ThemeManager::instance().setChoice(static_cast<ThemeChoice>(choice));
    QCOMPARE(theme().dark, dark);
    QCOMPARE(static_cast<int>(ThemeManager::instance().choice()), choice);
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme().window);
    QCOMPARE(QApplication::palette().color(QPalette::Text), theme().text);
    QCOMPARE(QApplication::palette().color(QPalette::Disabled, QPalette::Text), theme().faint);
    QVERIFY(qApp->styleSheet().contains(theme().panel.name()));
}

void ThemeTest::everyChangeIsTold()
{
    const QSignalSpy changed(&ThemeManager::instance(), &ThemeManager::changed);
    ThemeManager::instance().setChoice(ThemeChoice::Dark);
    ThemeManager::instance().setChoice(ThemeChoice::Light);
    QCOMPARE(changed.size(), 2);
}

void ThemeTest::theSystemsThemeIsAskedForAgainWhenItChanges()
{
    ThemeManager::instance().setChoice(ThemeChoice::System);
    QSignalSpy changed(&ThemeManager::instance(), &ThemeManager::changed);
    QObject window;
    QEvent first(QEvent::ThemeChange), second(QEvent::ThemeChange);
    QCoreApplication::sendEvent(&window, &first); // as each window gets one
    QCoreApplication::sendEvent(&window, &second);
    QTRY_COMPARE(changed.size(), 1);
    ThemeManager::instance().setChoice(ThemeChoice::Dark);
    changed.clear();
    QEvent third(QEvent::ThemeChange);
    QCoreApplication::sendEvent(&window, &third);
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 0); // who chose dark stays in the dark
}

void ThemeTest::fontsHaveTheSizesOfTheScale()
{
    QCOMPARE(uiFont().pixelSize(), metrics::text);
    QCOMPARE(uiFont(metrics::smallText).pixelSize(), metrics::smallText);
    QCOMPARE(uiFont(metrics::titleText, QFont::DemiBold).weight(), QFont::DemiBold);
    QCOMPARE(monoFont(metrics::smallText, QFont::Bold).weight(), QFont::Bold);
}

void ThemeTest::theMonospacedFontHasDigitsOfOneWidth()
{
    const QFontMetrics metrics(monoFont());
    QCOMPARE(metrics.horizontalAdvance(QStringLiteral("1111")),
             metrics.horizontalAdvance(QStringLiteral("0000")));
    QCOMPARE(metrics.horizontalAdvance(QStringLiteral("iiii")),
             metrics.horizontalAdvance(QStringLiteral("mmmm")));
}

} // namespace lifeline

QTEST_MAIN(lifeline::ThemeTest)
#include "theme_test.moc"
