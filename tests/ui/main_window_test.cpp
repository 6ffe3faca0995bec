// The whole window with real sockets on loopback, by its real buttons.
#include "ui/answer_next.h"
#include "ui/shell/filter_field.h"
#include "ui/shell/main_window.h"
#include "ui/shell/message_bar.h"
#include "ui/shell/settings_dialog.h"
#include "ui/shell/stack_choice.h"
#include "ui/shell/status_line.h"
#include "ui/window_scene.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <cstdlib>

namespace lifeline {
namespace {

using Scene = WindowScene;

std::size_t countOf(const Scene& scene, CallbackName name)
{
    const ConnectionStory& story = scene.window->session().model().connections().at(0).story;
    return story.client.fired[static_cast<std::size_t>(name)] +
           story.server.fired[static_cast<std::size_t>(name)];
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServerButtonStartsAndStopsTheServer();
    void connectOpensAConnectionBothEndsOfWhichAreSeen();
    void typedTextIsSentAndComesBack();
    void closingEndsCleanly();
    void firstStepsMakeWayForTheFirstConnection();
    void theButtonsOfTheFirstStepsDoWhatTheToolbarsDo();
    void theAddressFollowsTheServerUntilSomeoneTypesOne();
    void whatCannotBeDoneIsSaid_data();
    void whatCannotBeDoneIsSaid();
    void aRefusedConnectionIsSaidAndListed();
    void aPortInUseIsSaid();
    void theFilterNarrowsTheTableAndIsJudged();
    void aNewSessionIsEmptyAndKeepsTheServerRunning();
    void aNewSessionCanBeDeclined();
    void theWindowRemembersItsAddresses();
    void theCommandLineStartsAndConnects();
    void actionsThatWouldDoNothingAreOff();
    void aHiddenPaneComesBackByItsAction();
    void aStackChosenPlaysTheServerAndIsRemembered();
    void whereTheHandlerTakesItsResourcesIsOneSettingInTwoPlaces();
    void itFitsASmallScreenAlsoWithConnections();
    void beaconsAreInSightWhileTheyCanReport();
};

void MainWindowTest::theServerButtonStartsAndStopsTheServer()
{
    Scene scene;
    QVERIFY(!scene.serverRuns());
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    QCOMPARE(scene.find<QPushButton>("server-button").property("role").toString(), QStringLiteral("good"));
    QVERIFY(scene.find<QLabel>("status-server").text().contains(QStringLiteral("server 127.0.0.1:")));
    QVERIFY(scene.find<QLabel>("status-server").text().contains(QStringLiteral("loopback only")));
    scene.press("server-button");
    QTRY_VERIFY(!scene.serverRuns());
    QCOMPARE(scene.find<QPushButton>("server-button").property("role").toString(), QString());
}

void MainWindowTest::connectOpensAConnectionBothEndsOfWhichAreSeen()
{
    Scene scene;
    startAndConnect(scene);
    const ConnectionStory& story = scene.window->session().model().connections().at(0).story;
    QVERIFY(story.client.present);
    QVERIFY(story.server.present);
    QTRY_COMPARE(countOf(scene, CallbackName::OnOpen), std::size_t{2});
    QCOMPARE(scene.window->session().model().selectedConnection(), std::optional(story.id));
}

void MainWindowTest::typedTextIsSentAndComesBack()
{
    Scene scene;
    startAndConnect(scene);
    auto& input = scene.find<QLineEdit>("composer-input");
    QTRY_VERIFY(input.isVisible() && input.isEnabled());
    QTest::keyClicks(&input, QStringLiteral("hello world!"));
    scene.press("composer-send");
    QTRY_COMPARE(countOf(scene, CallbackName::OnMessage), std::size_t{2});
}

void MainWindowTest::closingEndsCleanly()
{
    Scene scene;
    startAndConnect(scene);
    QVERIFY(scene.find<QAction>("close-connection").isEnabled());
    scene.trigger("close-connection");
    QTRY_COMPARE(scene.chip(0), QStringLiteral("closed cleanly"));
    QCOMPARE(countOf(scene, CallbackName::OnClose), std::size_t{2});
    QVERIFY(!scene.find<QAction>("close-connection").isEnabled());
}

void MainWindowTest::firstStepsMakeWayForTheFirstConnection()
{
    Scene scene;
    auto& card = scene.find<QWidget>("first-steps-card");
    QVERIFY(card.isVisible());
    QVERIFY(!scene.find<QWidget>("composer").isVisible());
    startAndConnect(scene);
    QVERIFY(!card.isVisible());
    QVERIFY(scene.find<QWidget>("composer").isVisible());
    scene.trigger("first-steps");
    QVERIFY(scene.find<QWidget>("first-steps-dialog").isVisible());
}

void MainWindowTest::theButtonsOfTheFirstStepsDoWhatTheToolbarsDo()
{
    Scene scene;
    auto& steps = scene.find<QWidget>("first-steps-card");
    const auto buttons = steps.findChildren<QPushButton*>();
    QVERIFY(buttons.size() >= 2);
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QTRY_VERIFY(scene.serverRuns());
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QTRY_COMPARE(scene.connections(), 1);
}

void MainWindowTest::theAddressFollowsTheServerUntilSomeoneTypesOne()
{
    Scene scene;
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    const QString listening = scene.text("server-button").section(u' ', -1);
    QCOMPARE(scene.find<QLineEdit>("url-edit").text(), QStringLiteral("ws://%1/").arg(listening));
    scene.setUrl(QStringLiteral("ws://[::1]:7/mine"));
    scene.press("server-button");
    QTRY_VERIFY(!scene.serverRuns());
    QCOMPARE(scene.find<QLineEdit>("url-edit").text(), QStringLiteral("ws://[::1]:7/mine"));
}

void MainWindowTest::whatCannotBeDoneIsSaid_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("an address without a scheme") << QStringLiteral("localhost:9001");
    QTest::newRow("an address of the web") << QStringLiteral("http://localhost:9001/");
    QTest::newRow("an address without a host") << QStringLiteral("ws:///chat");
    QTest::newRow("a fragment") << QStringLiteral("ws://localhost/#here");
}

void MainWindowTest::whatCannotBeDoneIsSaid()
{
    QFETCH(QString, url);
    Scene scene;
    scene.setUrl(url);
    QCOMPARE(scene.message(), QString());
    scene.press("connect-button");
    QVERIFY2(scene.message().size() > 10, qPrintable(scene.message()));
    QCOMPARE(scene.find<QComboBox>("url-field").property("state").toString(), QStringLiteral("invalid"));
    QCOMPARE(scene.window->session().model().rows(), std::uint64_t{0});
}

void MainWindowTest::aRefusedConnectionIsSaidAndListed()
{
    Scene scene;
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    const QString url = scene.find<QLineEdit>("url-edit").text();
    scene.press("server-button"); // whose port nobody has now
    QTRY_VERIFY(!scene.serverRuns());
    scene.setUrl(url);
    scene.press("connect-button");
    QTRY_VERIFY2(scene.message().contains(QStringLiteral("refused")), qPrintable(scene.message()));
    QTRY_COMPARE(scene.connections(), 1);
    auto* dismiss = scene.window->findChild<QAbstractButton*>(QStringLiteral("message-dismiss"));
    QTest::mouseClick(dismiss, Qt::LeftButton);
    QCOMPARE(scene.message(), QString());
}

void MainWindowTest::aPortInUseIsSaid()
{
    Scene scene;
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    LaunchOptions options;
    options.port = scene.text("server-button").section(u':', -1).toUShort();
    options.startServer = true;
    MainWindow second(options);
    second.show();
    auto* bar = second.findChild<MessageBar*>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(QStringLiteral("already in use")), qPrintable(bar->text()));
}

void MainWindowTest::theFilterNarrowsTheTableAndIsJudged()
{
    Scene scene;
    startAndConnect(scene);
    auto& field = scene.find<FilterField>("filter-field");
    const auto* table = scene.find<QTableView>("event-table").model();
    QTRY_COMPARE(table->rowCount(), static_cast<int>(scene.window->session().model().rows()));
    QVERIFY(!scene.find<QAction>("export-filtered").isEnabled());
    QTest::keyClicks(&field, QStringLiteral("event:on-open"));
    QTRY_COMPARE(table->rowCount(), 2);
    QCOMPARE(field.property("state").toString(), QStringLiteral("valid"));
    QVERIFY(scene.find<QAction>("export-filtered").isEnabled());
    QTest::keyClicks(&field, QStringLiteral(" code:what"));
    QCOMPARE(field.property("state").toString(), QStringLiteral("invalid"));
    QVERIFY(!field.toolTip().isEmpty());
    QCOMPARE(table->rowCount(), 2);
}

void MainWindowTest::aNewSessionIsEmptyAndKeepsTheServerRunning()
{
    Scene scene;
    startAndConnect(scene);
    answerNext(QMessageBox::Ok);
    scene.trigger("new-session");
    QCOMPARE(scene.connections(), 0);
    QTRY_VERIFY(scene.serverRuns());
    QVERIFY(scene.find<QWidget>("first-steps-card").isVisible());
    scene.press("connect-button");
    QTRY_COMPARE(scene.chip(0), QStringLiteral("open"));
}

void MainWindowTest::aNewSessionCanBeDeclined()
{
    Scene scene;
    startAndConnect(scene);
    answerNext(QMessageBox::Cancel);
    scene.trigger("new-session");
    QCOMPARE(scene.connections(), 1);
    QCOMPARE(scene.chip(0), QStringLiteral("open"));
}

void MainWindowTest::theWindowRemembersItsAddresses()
{
    Scene scene;
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    const QString listening = scene.text("server-button").section(u' ', -1);
    const QString url = QStringLiteral("ws://%1/mine").arg(listening);
    scene.setUrl(url);
    scene.press("connect-button");
    QTRY_COMPARE(scene.connections(), 1);
    scene.window->close();
    scene.open();
    QCOMPARE(scene.find<QLineEdit>("url-edit").text(), url);
    QCOMPARE(scene.find<QComboBox>("url-field").itemText(0), url);
}

void MainWindowTest::theCommandLineStartsAndConnects()
{
    Scene scene;
    LaunchOptions options;
    options.startServer = true;
    options.bindAddress = "127.0.0.1";
    scene.open(options);
    QTRY_VERIFY(scene.serverRuns());
    LaunchOptions client;
    client.connectUrl = QStringLiteral("ws://%1/").arg(scene.text("server-button").section(u' ', -1));
    MainWindow second(client);
    second.show();
    QTRY_COMPARE(scene.connections(), 1);
    QTRY_COMPARE(scene.chip(0), QStringLiteral("open"));
}

void MainWindowTest::actionsThatWouldDoNothingAreOff()
{
    const Scene scene;
    for (const char* name : {"export-all", "export-filtered", "export-selected", "close-connection"})
        QVERIFY2(!scene.find<QAction>(name).isEnabled(), name);
}

void MainWindowTest::aHiddenPaneComesBackByItsAction()
{
    const Scene scene;
    auto& dock = scene.find<QDockWidget>("events-dock");
    auto* hide = dock.findChild<QAbstractButton*>(QStringLiteral("hide-pane"));
    QVERIFY(dock.isVisible());
    QTest::mouseClick(hide, Qt::LeftButton);
    QVERIFY(!dock.isVisible());
    dock.toggleViewAction()->trigger();
    QVERIFY(dock.isVisible());
}

void MainWindowTest::aStackChosenPlaysTheServerAndIsRemembered()
{
    Scene scene;
    scene.find<StackChoice>("server-stack").menu()->actions().at(1)->trigger();
    startAndConnect(scene);
    const ConnectionStory& story = scene.window->session().model().connections().at(0).story;
    QTRY_COMPARE(story.server.stack, StackHost::qtName());
    QTRY_VERIFY(countOf(scene, CallbackName::OnOpen) == 2);
    QVERIFY(!scene.find<StackChoice>("server-stack").toolTip().contains(QStringLiteral("started again")));
    scene.find<StackChoice>("server-stack").menu()->actions().at(0)->trigger(); // while it runs
    QVERIFY(scene.find<StackChoice>("server-stack").toolTip().contains(QStringLiteral("started again")));
    scene.find<StackChoice>("client-stack").menu()->actions().at(1)->trigger();
    scene.window->close();
    scene.open();
    QCOMPARE(scene.find<StackChoice>("server-stack").kind(), StackKind::Reference);
    QCOMPARE(scene.find<StackChoice>("client-stack").kind(), StackKind::Qt);
}

/// In the settings' dialog, once it is there.
void chooseTakingInTheDialog(QWidget& window, int downs)
{
    auto* wait = new QTimer(&window);
    QObject::connect(wait, &QTimer::timeout, wait, [wait, downs] {
        auto* dialog = qobject_cast<SettingsDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        wait->deleteLater();
        auto* choice = dialog->findChild<QComboBox*>(QStringLiteral("server-takes-resource"));
        for (int i = 0; i < std::abs(downs); ++i)
            QTest::keyClick(choice, downs > 0 ? Qt::Key_Down : Qt::Key_Up);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("settings-ok")), Qt::LeftButton);
    });
    wait->start(5);
}

void MainWindowTest::whereTheHandlerTakesItsResourcesIsOneSettingInTwoPlaces()
{
    Scene scene;
    startAndConnect(scene);
    const auto taking = [&scene] { return scene.find<QComboBox>("ledger-taking").currentIndex(); };
    const auto text = [&scene] { return scene.find<QLabel>("ledger-connection").text(); };
    QTRY_VERIFY(text().contains(QStringLiteral("2 taken")));
    chooseTakingInTheDialog(*scene.window, 1);
    scene.trigger("server-settings");
    QCOMPARE(taking(), int(Taking::OpenOnly));
    QTRY_VERIFY(text().contains(QStringLiteral("1 taken")));
    QTest::keyClick(&scene.find<QComboBox>("ledger-taking"), Qt::Key_Up);
    QTRY_VERIFY(text().contains(QStringLiteral("2 taken")));
    QCOMPARE(LabSettings::load(QSettings()).taking, Taking::UpgradeAndOpen);
    QTest::keyClick(&scene.find<QComboBox>("ledger-taking"), Qt::Key_Down);
    QCOMPARE(LabSettings::load(QSettings()).taking, Taking::OpenOnly);
    scene.window->close();
    scene.open();
    QCOMPARE(taking(), int(Taking::OpenOnly));
    chooseTakingInTheDialog(*scene.window, -1);
    scene.trigger("server-settings");
    QCOMPARE(taking(), int(Taking::UpgradeAndOpen));
}

void MainWindowTest::itFitsASmallScreenAlsoWithConnections()
{
    Scene scene;
    startAndConnect(scene);
    scene.window->resize(1100, 700);
    QCoreApplication::processEvents();
    QTRY_VERIFY(scene.find<QComboBox>("ledger-taking").isVisible());
    QCOMPARE(scene.window->size(), QSize(1100, 700));
}

void MainWindowTest::beaconsAreInSightWhileTheyCanReport()
{
    Scene scene;
    QVERIFY(!scene.find<QLabel>("status-beacons").isVisible());
    LabSettings settings;
    settings.server.port = 0;
    settings.beacons.on = true;
    QSettings store;
    settings.save(store);
    scene.open();
    QTRY_VERIFY(scene.find<QLabel>("status-beacons").isVisible());
    QVERIFY(scene.find<QLabel>("status-beacons").text().contains(QStringLiteral("beacons 127.0.0.1:")));
}

} // namespace lifeline

QTEST_MAIN(lifeline::MainWindowTest)
#include "main_window_test.moc"
