// Faults in the whole window, with real sockets on loopback.
#include "ui/window_scene.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace lifeline {
namespace {

using Scene = WindowScene;

} // namespace

class MainWindowFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFaultIsPlayedFromItsPane();
    void anArmedFaultIsPlayedByTheNextConnect();
    void aLiveConnectionIsBrokenFromTheToolbar();
};

void MainWindowFaultsTest::aFaultIsPlayedFromItsPane()
{
    Scene scene;
    scene.find<QDockWidget>("faults-dock").hide();
    scene.trigger("find-fault");
    QVERIFY(scene.find<QDockWidget>("faults-dock").isVisible());
    auto& search = scene.find<QLineEdit>("fault-search");
    QTest::keyClicks(&search, QStringLiteral("request-no-key"));
    QTest::keyClick(&search, Qt::Key_Return);
    scene.press("fault-run");
    QTRY_VERIFY(scene.find<QLabel>("fault-result").text().contains(QStringLiteral("passed")));
    QCOMPARE(scene.connections(), 1);
    QCOMPARE(scene.chip(0), QStringLiteral("request refused"));
    QCOMPARE(scene.message(), QString()); // it was meant to be refused
}

void MainWindowFaultsTest::anArmedFaultIsPlayedByTheNextConnect()
{
    Scene scene;
    scene.press("server-button");
    QTRY_VERIFY(scene.serverRuns());
    auto& search = scene.find<QLineEdit>("fault-search");
    QTest::keyClicks(&search, QStringLiteral("request-no-key"));
    QTest::keyClick(&search, Qt::Key_Return);
    scene.trigger("arm-fault");
    QVERIFY(scene.find<QPushButton>("armed-button").isVisible());
    scene.press("connect-button");
    QTRY_COMPARE(scene.connections(), 1);
    QVERIFY(!scene.find<QPushButton>("armed-button").isVisible());
    QTRY_COMPARE(scene.chip(0), QStringLiteral("request refused"));
    scene.press("connect-button");
    QTRY_COMPARE(scene.connections(), 2);
    QTRY_COMPARE(scene.chip(0), QStringLiteral("open"));
}

void MainWindowFaultsTest::aLiveConnectionIsBrokenFromTheToolbar()
{
    Scene scene;
    QVERIFY(!scene.find<QPushButton>("inject-run").isEnabled());
    startAndConnect(scene);
    QTRY_VERIFY(scene.find<QPushButton>("inject-run").isEnabled());
    scene.press("inject-run");
    QTRY_COMPARE(scene.chip(0), QStringLiteral("open, then reset"));
    QTRY_VERIFY(!scene.find<QPushButton>("inject-run").isEnabled());
}

} // namespace lifeline

QTEST_MAIN(lifeline::MainWindowFaultsTest)
#include "main_window_faults_test.moc"
