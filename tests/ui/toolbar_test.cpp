#include "ui/shell/filter_field.h"
#include "ui/shell/stack_choice.h"
#include "ui/shell/toolbar.h"
#include "ui/shell/url_field.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

QPushButton& button(const Toolbar& bar, const char* name)
{
    return *bar.findChild<QPushButton*>(QString::fromLatin1(name));
}

const auto next = QStringLiteral("127.0.0.1:9001");

} // namespace

class ToolbarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().setChoice(ThemeChoice::Dark); }
    void theServerButtonSaysWhetherAndWhere();
    void aServerOthersCanReachIsMarked();
    void theButtonsAreTold();
    void returnInTheAddressConnects();
    void itFitsIntoASmallWindow();
    void theAddressStaysWholeInASmallWindow_data();
    void theAddressStaysWholeInASmallWindow();
    void whatIsArmedShowsAndCanBeDisarmed();
    void theConnectButtonIsTheAccentedOne();
    void noStackIsChosenForAClientThatAScriptPlays();
};

void ToolbarTest::theServerButtonSaysWhetherAndWhere()
{
    Toolbar bar;
    bar.showServer(std::nullopt, next);
    QCOMPARE(button(bar, "server-button").text(), QStringLiteral("Server"));
    QVERIFY(button(bar, "server-button").toolTip().contains(next));
    bar.showServer(ListeningAt{QStringLiteral("::1"), 81, true}, next);
    QCOMPARE(button(bar, "server-button").text(), QStringLiteral("Server [::1]:81"));
    QCOMPARE(button(bar, "server-button").property("role").toString(), QStringLiteral("good"));
}

void ToolbarTest::aServerOthersCanReachIsMarked()
{
    Toolbar bar;
    bar.showServer(ListeningAt{QStringLiteral("0.0.0.0"), 81, false}, next);
    QCOMPARE(button(bar, "server-button").property("role").toString(), QStringLiteral("warning"));
    QVERIFY(button(bar, "server-button").toolTip().contains(QStringLiteral("Other machines")));
    bar.showServer(std::nullopt, next);
    QCOMPARE(button(bar, "server-button").property("role").toString(), QString());
}

void ToolbarTest::theButtonsAreTold()
{
    const Toolbar bar;
    const QSignalSpy server(&bar, &Toolbar::serverToggled), connecting(&bar, &Toolbar::connectRequested);
    QTest::mouseClick(&button(bar, "server-button"), Qt::LeftButton);
    QCOMPARE(server.size(), 1);
    QTest::mouseClick(&button(bar, "connect-button"), Qt::LeftButton);
    QCOMPARE(connecting.size(), 1);
}

void ToolbarTest::returnInTheAddressConnects()
{
    Toolbar bar;
    const QSignalSpy connecting(&bar, &Toolbar::connectRequested);
    QTest::keyClick(&bar.url(), Qt::Key_Return);
    QCOMPARE(connecting.size(), 1);
}

void ToolbarTest::itFitsIntoASmallWindow()
{
    Toolbar bar;
    bar.showServer(ListeningAt{QStringLiteral("255.255.255.255"), 65535, true}, next);
    bar.resize(900, bar.height());
    bar.show();
    QVERIFY(bar.minimumSizeHint().width() <= 900);
    for (const auto* child : {static_cast<QWidget*>(&bar.url()), static_cast<QWidget*>(&bar.filter())})
        QVERIFY(child->width() >= 160);
    QVERIFY(button(bar, "export-button").geometry().right() < bar.width());
}

void ToolbarTest::theAddressStaysWholeInASmallWindow_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1100, 1600, 2200})
        QTest::addRow("%d", width) << width;
}

/// And no button is wider than what it says.
void ToolbarTest::theAddressStaysWholeInASmallWindow()
{
    QFETCH(int, width);
    Toolbar bar;
    bar.showServer(ListeningAt{QStringLiteral("127.0.0.1"), 9001, true}, next);
    bar.url().setUrl(QStringLiteral("ws://127.0.0.1:9001/"));
    bar.resize(width, bar.height());
    bar.show();
    QCoreApplication::processEvents();
    const auto& edit = *bar.url().lineEdit();
    QVERIFY(edit.width() > edit.fontMetrics().horizontalAdvance(bar.url().url()));
    for (const char* name : {"server-button", "server-stack", "client-stack"})
        QCOMPARE(button(bar, name).width(), button(bar, name).sizeHint().width());
    QCOMPARE(button(bar, "server-stack").text() == QStringLiteral("stack: Reference ▾"), width >= 1600);
    QVERIFY(button(bar, "export-button").geometry().right() < width);
}

void ToolbarTest::whatIsArmedShowsAndCanBeDisarmed()
{
    Toolbar bar;
    bar.show();
    QVERIFY(!button(bar, "armed-button").isVisible());
    bar.showArmed(QStringLiteral("Armed: the next Connect plays “No key”."));
    QVERIFY(button(bar, "armed-button").isVisible());
    QVERIFY(button(bar, "armed-button").toolTip().contains(QStringLiteral("No key")));
    const QSignalSpy disarmed(&bar, &Toolbar::disarmRequested);
    QTest::mouseClick(&button(bar, "armed-button"), Qt::LeftButton);
    QCOMPARE(disarmed.size(), 1);
    bar.showArmed({});
    QVERIFY(!button(bar, "armed-button").isVisible());
}

void ToolbarTest::theConnectButtonIsTheAccentedOne()
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        ThemeManager::instance().setChoice(choice);
        Toolbar bar;
        bar.resize(1200, bar.height());
        bar.show();
        const QImage image = button(bar, "connect-button").grab().toImage();
        QCOMPARE(image.pixelColor(5, image.height() / 2), theme().accent);
    }
}

void ToolbarTest::noStackIsChosenForAClientThatAScriptPlays()
{
    Toolbar bar;
    QVERIFY(bar.clientStack().isEnabled() && bar.serverStack().isEnabled());
    bar.showArmed(QStringLiteral("Armed: the next connection of the server plays “No key”."), false);
    QVERIFY(bar.clientStack().isEnabled());
    bar.showArmed(QStringLiteral("Armed: the next Connect plays “No key”."), true);
    QVERIFY(!bar.clientStack().isEnabled());
    QVERIFY(bar.clientStack().toolTip().contains(QStringLiteral("script")));
    bar.showArmed({});
    QVERIFY(bar.clientStack().isEnabled());
}

} // namespace lifeline

QTEST_MAIN(lifeline::ToolbarTest)
#include "toolbar_test.moc"
