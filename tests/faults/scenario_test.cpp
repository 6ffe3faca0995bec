#include "faults/scenario.h"

#include <QTest>

using namespace lifeline;

class ScenarioTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groupsHaveIdsBothWays();
    void callbacksHaveATextBothWays_data();
    void callbacksHaveATextBothWays();
    void whatIsNoCallbackIsRefused_data();
    void whatIsNoCallbackIsRefused();
    void aScenarioThatSaysNothingHasShortDeadlines();
};

void ScenarioTest::groupsHaveIdsBothWays()
{
    for (std::size_t i = 0; i < faultGroupCount; ++i) {
        const auto group = static_cast<FaultGroup>(i);
        QVERIFY(!faultGroupId(group).empty());
        QCOMPARE(faultGroupFromId(faultGroupId(group)), group);
    }
    QVERIFY(!faultGroupFromId("all"));
    QVERIFY(!faultGroupFromId(""));
}

void ScenarioTest::callbacksHaveATextBothWays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("name");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<int>("code");
    const auto row = [](const char* text, CallbackName name, bool refused = false, int code = 0) {
        QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(name) << refused << code;
    };
    row("upgrade", CallbackName::Upgrade);
    row("upgrade:refused", CallbackName::Upgrade, true);
    row("on-open", CallbackName::OnOpen);
    row("on-message", CallbackName::OnMessage);
    row("on-ping", CallbackName::OnPing);
    row("on-pong", CallbackName::OnPong);
    row("on-error", CallbackName::OnError);
    row("on-close:1006", CallbackName::OnClose, false, 1006);
    row("on-close:65535", CallbackName::OnClose, false, 65535);
}

void ScenarioTest::callbacksHaveATextBothWays()
{
    QFETCH(QString, text);
    QFETCH(int, name);
    QFETCH(bool, refused);
    QFETCH(int, code);
    const auto read = expectedCallbackFromText(text.toStdString());
    QVERIFY(read);
    QCOMPARE(static_cast<int>(read->name), name);
    QCOMPARE(read->refused, refused);
    QCOMPARE(static_cast<int>(read->code), code);
    QCOMPARE(QString::fromStdString(expectedCallbackText(*read)), text);
}

void ScenarioTest::whatIsNoCallbackIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "on-close", "on-close:", "on-close:x", "on-close:65536", "on-close:10 ", "open", "upgrade:"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void ScenarioTest::whatIsNoCallbackIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!expectedCallbackFromText(text.toStdString()));
}

void ScenarioTest::aScenarioThatSaysNothingHasShortDeadlines()
{
    const PeerSettings peer = subjectDefaults();
    for (const Duration deadline :
         {peer.connectTimeout, peer.upgradeTimeout, peer.idleTimeout, peer.pongTimeout, peer.closeTimeout})
        QCOMPARE(deadline, Duration(std::chrono::seconds(2)));
    QCOMPARE(peer.pingInterval, Duration::zero());
}

QTEST_GUILESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
