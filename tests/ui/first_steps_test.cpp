#include "ui/shell/first_steps.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lifeline;

namespace {

QPushButton* button(const FirstSteps& steps, const char* name)
{
    return steps.findChild<QPushButton*>(QString::fromLatin1(name));
}

} // namespace

class FirstStepsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theButtonsAskForServerAndConnection();
    void theCommandCarriesTheAddressAndIsCopied();
    void nothingIsCutAtAnyWidth_data();
    void nothingIsCutAtAnyWidth();
    void theCardStandsInTheMiddle();
    void aLowWindowIsNotPushedHigher();
    void theCardHasTheColoursOfTheTheme_data();
    void theCardHasTheColoursOfTheTheme();
};

void FirstStepsTest::theButtonsAskForServerAndConnection()
{
    FirstSteps steps;
    steps.resize(800, 500);
    steps.show();
    QSignalSpy server(&steps, &FirstSteps::serverRequested),
        connection(&steps, &FirstSteps::connectRequested);
    QTest::mouseClick(button(steps, "first-steps-server"), Qt::LeftButton);
    QCOMPARE(server.count(), 1);
    QCOMPARE(connection.count(), 0);
    QTest::keyClick(button(steps, "first-steps-connect"), Qt::Key_Space);
    QCOMPARE(connection.count(), 1);
}

void FirstStepsTest::theCommandCarriesTheAddressAndIsCopied()
{
    FirstSteps steps;
    steps.setAddress(QStringLiteral("http://[::1]:40000/"));
    const QString line =
        QStringLiteral("curl -i -N -H \"Connection: Upgrade\" -H \"Upgrade: websocket\" http://[::1]:40000/");
    QCOMPARE(steps.command(), line);
    steps.show();
    QTest::mouseClick(button(steps, "first-steps-copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), line);
    QCOMPARE(button(steps, "first-steps-copy")->text(), QStringLiteral("Copied"));
    steps.setAddress(QStringLiteral("http://127.0.0.1:9001/"));
    QCOMPARE(button(steps, "first-steps-copy")->text(), QStringLiteral("Copy"));
}

void FirstStepsTest::nothingIsCutAtAnyWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {500, 640, 800, 1100})
        QTest::addRow("%d pixels", width) << width;
}

void FirstStepsTest::nothingIsCutAtAnyWidth()
{
    QFETCH(int, width);
    FirstSteps steps;
    steps.resize(width, 600);
    steps.show();
    for (const auto* label : steps.findChildren<QLabel*>()) {
        const QRect place(label->mapTo(&steps, QPoint()), label->size());
        QVERIFY2(steps.rect().contains(place), qPrintable(label->text()));
        if (label->wordWrap())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
}

void FirstStepsTest::theCardStandsInTheMiddle()
{
    FirstSteps steps;
    steps.resize(1100, 600);
    steps.show();
    const auto* card = steps.findChild<QFrame*>(QStringLiteral("first-steps-card"));
    const QRect place(card->mapTo(&steps, QPoint()), card->size());
    QVERIFY(std::abs(place.left() - (steps.width() - 1 - place.right())) <= 1);
    QVERIFY(place.width() < 800);
}

void FirstStepsTest::aLowWindowIsNotPushedHigher()
{
    const FirstSteps steps;
    QVERIFY2(steps.minimumSizeHint().height() < 150,
             qPrintable(QString::number(steps.minimumSizeHint().height())));
}

void FirstStepsTest::theCardHasTheColoursOfTheTheme_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void FirstStepsTest::theCardHasTheColoursOfTheTheme()
{
    QFETCH(bool, dark);
    ThemeManager::instance().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    FirstSteps steps;
    steps.resize(800, 500);
    steps.show();
    const QImage image = steps.grab().toImage();
    const auto colourAt = [&](const char* name, QPoint at) {
        const auto* widget = steps.findChild<QWidget*>(QString::fromLatin1(name));
        return image.pixelColor(widget->mapTo(&steps, at));
    };
    QCOMPARE(colourAt("first-steps-card", {10, 10}), theme().panel);
    QCOMPARE(colourAt("first-steps-command", {4, 4}), theme().raised);
    QCOMPARE(colourAt("first-steps-server", {6, 6}), theme().good);
    QCOMPARE(colourAt("first-steps-connect", {6, 6}), theme().accent);
}

QTEST_MAIN(FirstStepsTest)
#include "first_steps_test.moc"
