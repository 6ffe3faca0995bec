#include "ui/shell/lab_desk.h"
#include "ui/shell/own_ends.h"

#include <QSignalSpy>
#include <QTest>

namespace lifeline {
namespace {

LabSettings anyPort()
{
    LabSettings settings;
    settings.server.port = 0;
    return settings;
}

struct Scene {
    Session session;
    LabDesk desk{anyPort()};

    Scene() { desk.setSession(session); }
    Stage stage() { return session.model().connections().at(0).verdict.stage; }
    std::size_t connections() { return session.model().connections().size(); }
};

SideStory inPhase(Phase phase)
{
    SideStory side;
    side.present = true;
    side.phase = phase;
    return side;
}

} // namespace

class LabDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void toggledTwiceTheServerIsStopped();
    void aBadAddressIsToldAndNothingHappens();
    void connectionsAreClosedWith1000();
    void anotherStackPlaysTheServer();
    void aServerOfAnotherStackCanBeClosedAndStopped();
    void anotherStackPlaysTheClient_data();
    void anotherStackPlaysTheClient();
    void whatRunsIsKnownWhateverIsChosenMeanwhile();
    void overridesHoldUntilSettingsAreSet();
    void itSaysWhereTheServerWouldListen();
    void theEndThatIsOursAndOpenCloses_data();
    void theEndThatIsOursAndOpenCloses();
};

void LabDeskTest::toggledTwiceTheServerIsStopped()
{
    Scene scene;
    scene.desk.toggleServer();
    QTRY_VERIFY(scene.desk.server());
    QVERIFY(scene.desk.whereabouts().port != 0);
    scene.desk.toggleServer();
    QTRY_VERIFY(!scene.desk.server());
}

void LabDeskTest::aBadAddressIsToldAndNothingHappens()
{
    Scene scene;
    const QSignalSpy failed(&scene.desk, &LabDesk::failed);
    QVERIFY(!scene.desk.connectTo(QStringLiteral("http://localhost/")));
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed[0][0].toString().isEmpty());
}

void LabDeskTest::connectionsAreClosedWith1000()
{
    Scene scene;
    scene.desk.startServer();
    QTRY_VERIFY(scene.desk.server());
    QVERIFY(scene.desk.connectTo(scene.desk.server()->url()));
    QTRY_COMPARE(scene.connections(), std::size_t{1});
    QTRY_COMPARE(scene.stage(), Stage::Open);
    const ConnectionRecord& record = scene.session.model().connections().at(0);
    scene.desk.closeConnection(record.story.id);
    QTRY_COMPARE(scene.stage(), Stage::ClosedCleanly);
    QTRY_COMPARE(record.story.client.onCloseCode, std::optional<std::uint16_t>(1000));
    QVERIFY(record.story.client.closedByUsFirst.value_or(false));
}

void LabDeskTest::anotherStackPlaysTheServer()
{
    Scene scene;
    scene.desk.setServerStack(StackKind::Qt);
    scene.desk.startServer();
    QTRY_VERIFY(scene.desk.server());
    QVERIFY(scene.desk.runningStack() == StackKind::Qt);
    QVERIFY(scene.desk.connectTo(scene.desk.server()->url()));
    QTRY_COMPARE(scene.connections(), std::size_t{1});
    const SideStory& server = scene.session.model().connections().at(0).story.server;
    QTRY_COMPARE(server.stack, StackHost::qtName());
    QTRY_VERIFY(server.didFire(CallbackName::OnOpen));
    QCOMPARE(server.nameOf(CallbackName::OnOpen), std::string_view("newConnection"));
    const ConnectionId id = scene.session.model().connections().at(0).story.id;
    scene.session.send(id, Side::Server, {Outgoing::What::Text, "hello", {}});
    const SideStory& client = scene.session.model().connections().at(0).story.client;
    QTRY_VERIFY(client.didFire(CallbackName::OnMessage)); // from the application on top of Qt
}

void LabDeskTest::aServerOfAnotherStackCanBeClosedAndStopped()
{
    Scene scene;
    scene.desk.setServerStack(StackKind::Qt);
    scene.desk.startServer();
    QTRY_VERIFY(scene.desk.server());
    QVERIFY(scene.desk.connectTo(scene.desk.server()->url()));
    QTRY_COMPARE(scene.connections(), std::size_t{1});
    QTRY_VERIFY(openSides(scene.session.model().connections().at(0).story).size() == 2);
    scene.desk.toggleServer();
    QTRY_VERIFY(!scene.desk.server());
    QVERIFY(!scene.desk.runningStack());
    const SideStory& server = scene.session.model().connections().at(0).story.server;
    QTRY_VERIFY(isFinal(server.phase));
    QTRY_VERIFY(server.didFire(CallbackName::OnClose));
    scene.desk.setServerStack(StackKind::Reference);
    scene.desk.startServer();
    QTRY_VERIFY(scene.desk.server());
    QVERIFY(scene.desk.runningStack() == StackKind::Reference);
}

void LabDeskTest::anotherStackPlaysTheClient_data()
{
    QTest::addColumn<bool>("echo");
    QTest::newRow("that only listens") << false;
    QTest::newRow("that sends back") << true;
}

void LabDeskTest::anotherStackPlaysTheClient()
{
    QFETCH(bool, echo);
    Scene scene;
    LabSettings settings = anyPort();
    settings.client.echo = echo;
    settings.client.stack = StackKind::Qt;
    settings.server.echo = false;
    scene.desk.setSettings(settings);
    scene.desk.startServer();
    QTRY_VERIFY(scene.desk.server());
    QVERIFY(scene.desk.connectTo(scene.desk.server()->url()));
    const auto sideOf = [&](Side side) -> const ConnectionRecord* {
        for (std::size_t i = 0; i < scene.connections(); ++i) {
            const ConnectionRecord& record = scene.session.model().connections().at(i);
            if (record.story.of(side).wasOpen)
                return &record;
        }
        return nullptr;
    };
    QTRY_VERIFY(sideOf(Side::Client) && sideOf(Side::Server));
    const SideStory& client = sideOf(Side::Client)->story.client;
    QTRY_COMPARE(client.stack, StackHost::qtName());
    QTRY_VERIFY(client.didFire(CallbackName::OnOpen));
    const ConnectionId servers = sideOf(Side::Server)->story.id;
    scene.session.send(servers, Side::Server, {Outgoing::What::Text, "hello", {}});
    QTRY_VERIFY(client.didFire(CallbackName::OnMessage));
    if (echo)
        QTRY_VERIFY(sideOf(Side::Server)->story.server.didFire(CallbackName::OnMessage));
    scene.desk.closeConnection(sideOf(Side::Client)->story.id);
    QTRY_VERIFY(client.didFire(CallbackName::OnClose));
}

void LabDeskTest::whatRunsIsKnownWhateverIsChosenMeanwhile()
{
    Scene scene;
    QVERIFY(!scene.desk.runningStack());
    scene.desk.startServer();
    QTRY_VERIFY(scene.desk.server());
    scene.desk.setServerStack(StackKind::Qt);
    QVERIFY(scene.desk.runningStack() == StackKind::Reference);
}

void LabDeskTest::overridesHoldUntilSettingsAreSet()
{
    Scene scene;
    LaunchOptions options;
    options.bindAddress = "127.0.0.2";
    options.port = 1234;
    scene.desk.setOverrides(options);
    QCOMPARE(scene.desk.serverSettings().bindAddress, std::string("127.0.0.2"));
    QCOMPARE(scene.desk.serverSettings().port, std::uint16_t{1234});
    QCOMPARE(scene.desk.settings().server.port, std::uint16_t{0}); // what is kept is untouched
    scene.desk.setSettings(anyPort());
    QCOMPARE(scene.desk.serverSettings().bindAddress, std::string("127.0.0.1"));
    QCOMPARE(scene.desk.serverSettings().port, std::uint16_t{0});
}

void LabDeskTest::itSaysWhereTheServerWouldListen()
{
    Scene scene;
    LabSettings settings;
    settings.server.bindAddress = "0.0.0.0";
    scene.desk.setSettings(settings);
    QCOMPARE(scene.desk.whereabouts().text(), QStringLiteral("0.0.0.0:9001"));
    QVERIFY(!scene.desk.whereabouts().loopback);
}

void LabDeskTest::theEndThatIsOursAndOpenCloses_data()
{
    QTest::addColumn<int>("client"); // a Phase; -1: not ours
    QTest::addColumn<int>("server");
    QTest::addColumn<int>("expected"); // a Side; -1: none
    const int none = -1, outside = -2; // open, behind the lab
    const int open = static_cast<int>(Phase::Open);
    const int closing = static_cast<int>(Phase::ClosingByPeer);
    const int client = static_cast<int>(Side::Client);
    const int server = static_cast<int>(Side::Server);
    QTest::newRow("both are ours") << open << open << client;
    QTest::newRow("only the client is ours") << open << none << client;
    QTest::newRow("only the server is ours") << none << open << server;
    QTest::newRow("the client is closing already") << closing << open << server;
    QTest::newRow("both are closing") << closing << closing << none;
    QTest::newRow("not yet open") << static_cast<int>(Phase::Upgrading) << none << none;
    QTest::newRow("a program outside plays it") << none << outside << none;
}

void LabDeskTest::theEndThatIsOursAndOpenCloses()
{
    QFETCH(int, client);
    QFETCH(int, server);
    QFETCH(int, expected);
    ConnectionStory story;
    if (client >= 0)
        story.client = inPhase(static_cast<Phase>(client));
    if (server == -2) {
        story.server = inPhase(Phase::Open);
        story.server.forwarded = true;
        story.server.stack = "jetty 9.4.57";
    }
    if (server >= 0)
        story.server = inPhase(static_cast<Phase>(server));
    const auto side = closableSide(story);
    QCOMPARE(side ? static_cast<int>(*side) : -1, expected);
}

} // namespace lifeline

QTEST_GUILESS_MAIN(lifeline::LabDeskTest)
#include "lab_desk_test.moc"
