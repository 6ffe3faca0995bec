// The command against servers of all kinds, the whole program around it.
#include "base/steady_clock.h"
#include "cli/connect_command.h"
#include "cli_run.h"
#include "support/collecting_sink.h"
#include "support/raw_socket.h"
#include "wire/handshake.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace lifeline;

Q_DECLARE_METATYPE(lifeline::ExitCode)

namespace {

/// A server of ours on a free port.
struct EchoServer {
    EchoServer()
    {
        ServerSettings settings;
        settings.port = 0;
        lab.startServer(settings);
        port = sink.waitFor("listening")->as<event::Listening>()->port;
    }
    std::string url() const { return "ws://127.0.0.1:" + std::to_string(port) + "/"; }

    CollectingSink sink;
    SteadyClock clock;
    Lab lab{sink, clock, 1};
    std::uint16_t port = 0;
};

/// Runs the program against a peer that a thread plays.
template <class Play> CliRun against(Play play, std::vector<std::string> more = {})
{
    RawListener listener;
    std::thread server([&] {
        RawSocket peer = listener.accept();
        play(peer);
    });
    std::vector<std::string> arguments{"connect", "ws://127.0.0.1:" + std::to_string(listener.port()) + "/"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const CliRun run = runInside(arguments);
    server.join();
    return run;
}

void upgrade(RawSocket& peer)
{
    const std::string request = peer.receiveUntil("\r\n\r\n");
    const std::string name = "Sec-WebSocket-Key: ";
    const std::string key = request.substr(request.find(name) + name.size(), 24);
    peer.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Accept: " +
              acceptFor(key) + "\r\n\r\n");
}

} // namespace

class ConnectCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedIsDoneInOrder();
    void theCloseIsTheOneAsked();
    void withoutAStayItClosesByItself();
    void aServerThatClosesFirstIsAsExpected();
    void aResetAfterOpenIsAFailure();
    void aFinAfterOpenIsAFailure();
    void aRefusedUpgradeIsNoConnection();
    void rubbishIsNoConnection();
    void nobodyThereIsNoConnection();
    void aSilentServerIsATimeout();
    void itEchoesWhenAsked();
    void headersAndSubprotocolsGoOut();
    void quietSaysNothing();
    void anotherStackDoesTheSame();
    void anotherStackClosesAsAsked();
    void whatAnotherStackMissesIsAFailure();
    void anotherStackFindsNobody();
    void aBeaconsPortIsTold();
    void sidesHaveTheirExitCodes_data();
    void sidesHaveTheirExitCodes();
};

void ConnectCommandTest::whatIsAskedIsDoneInOrder()
{
    EchoServer server;
    const CliRun run = runInside(
        {"connect", server.url(), "--send", "one", "--ping", "--send", "two", "--close", "1000:bye"});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.errors, QByteArray());
    const auto one = run.out.indexOf("→ frame text"), ping = run.out.indexOf("→ frame ping");
    const auto two = run.out.indexOf("“two”"), close = run.out.indexOf("→ frame close");
    QVERIFY2(one > 0 && one < ping && ping < two && two < close, run.out);
    QVERIFY2(run.out.contains("← frame text"), run.out);
    QVERIFY2(run.out.contains("\n#1 client → :" + QByteArray::number(server.port) +
                              ": Opened, then closed cleanly."),
             run.out);
}

void ConnectCommandTest::theCloseIsTheOneAsked()
{
    EchoServer server;
    QCOMPARE(runInside({"connect", server.url(), "--close", "4001:enough"}).code, 0);
    const auto close = server.sink.waitFor("on-close", Side::Server);
    QVERIFY(close);
    QCOMPARE(close->as<event::Callback>()->code, std::uint16_t{4001});
    QCOMPARE(close->as<event::Callback>()->reason, std::string_view("enough"));
}

void ConnectCommandTest::withoutAStayItClosesByItself()
{
    EchoServer server;
    QCOMPARE(runInside({"connect", server.url(), "--stay", "1ms"}).code, 0);
    QCOMPARE(server.sink.waitFor("on-close", Side::Server)->as<event::Callback>()->code, std::uint16_t{1000});
}

void ConnectCommandTest::aServerThatClosesFirstIsAsExpected()
{
    const CliRun run = against(
        [](RawSocket& peer) {
            upgrade(peer);
            peer.send("\x88\x02\x03\xe9");
            peer.receive(8);
        },
        {"--stay", "1h"});
    QCOMPARE(run.code, 0);
}

void ConnectCommandTest::aResetAfterOpenIsAFailure()
{
    const CliRun run = against(
        [](RawSocket& peer) {
            upgrade(peer);
            peer.receive(1);
            peer.reset();
        },
        {"--stay", "1h", "--ping"});
    QCOMPARE(run.code, 1);
    QVERIFY(run.out.contains("tcp reset received"));
    QVERIFY(run.errors.startsWith("lifeline-cli: Opened, then reset"));
}

void ConnectCommandTest::aFinAfterOpenIsAFailure()
{
    const CliRun run = against([](RawSocket& peer) { upgrade(peer); }, {"--stay", "1h"});
    QCOMPARE(run.code, 1);
    QVERIFY(run.out.contains("on-close 1006 · not clean"));
}

void ConnectCommandTest::aRefusedUpgradeIsNoConnection()
{
    const CliRun run = against([](RawSocket& peer) {
        peer.receiveUntil("\r\n\r\n");
        peer.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    });
    QCOMPARE(run.code, 3);
    QVERIFY2(run.errors.startsWith("lifeline-cli: "), run.errors);
    QVERIFY2(run.out.contains("HTTP/1.1 403 Forbidden"), run.out);
}

void ConnectCommandTest::rubbishIsNoConnection()
{
    const CliRun run = against([](RawSocket& peer) {
        peer.receiveUntil("\r\n\r\n");
        peer.send("220 mail.example.org ESMTP\r\n");
    });
    QCOMPARE(run.code, 3);
}

void ConnectCommandTest::nobodyThereIsNoConnection()
{
    std::uint16_t port = 0;
    {
        const RawListener gone;
        port = gone.port();
    }
    const CliRun run = runInside({"connect", "ws://127.0.0.1:" + std::to_string(port) + "/"});
    QCOMPARE(run.code, 3);
    QVERIFY2(run.errors.contains("refused"), run.errors);
    QCOMPARE(run.errors.count('\n'), qsizetype{1});
}

void ConnectCommandTest::aSilentServerIsATimeout()
{
    const CliRun run = against([](RawSocket& peer) { peer.readToEnd(); },
                               {"--upgrade-timeout", "20ms", "--close-timeout", "20ms"});
    QCOMPARE(run.code, 4);
    QVERIFY2(run.out.contains("deadline passed"), run.out);
    QVERIFY2(!run.errors.isEmpty(), run.out);
}

void ConnectCommandTest::itEchoesWhenAsked()
{
    std::string echoed;
    const CliRun run = against(
        [&](RawSocket& peer) {
            upgrade(peer);
            peer.send("\x81\x02hi");
            echoed = peer.receive(8);
            peer.send("\x88\x02\x03\xe8");
            peer.receive(8);
        },
        {"--echo", "--stay", "1h"});
    QCOMPARE(run.code, 0);
    QCOMPARE(echoed.size(), std::size_t{8});
    QCOMPARE(echoed.substr(0, 2), std::string("\x81\x82"));
}

void ConnectCommandTest::headersAndSubprotocolsGoOut()
{
    std::string request;
    against([&](RawSocket& peer) { request = peer.receiveUntil("\r\n\r\n"); },
            {"--header", "Origin: http://localhost", "--subprotocol", "chat"});
    QVERIFY(request.find("\r\nOrigin: http://localhost\r\n") != std::string::npos);
    QVERIFY(request.find("\r\nSec-WebSocket-Protocol: chat\r\n") != std::string::npos);
}

void ConnectCommandTest::quietSaysNothing()
{
    EchoServer server;
    const CliRun run = runInside({"connect", server.url(), "--quiet", "--close", "1000"});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.errors, QByteArray());
}

void ConnectCommandTest::anotherStackDoesTheSame()
{
    const CliRun run = against(
        [](RawSocket& peer) {
            upgrade(peer);
            peer.receive(9 + 14); // the text and the ping, each with its masking key
            peer.send("\x81\x03one\x8a\x08lifeline");
            peer.send("\x88\x02\x03\xe8");
            peer.readToEnd();
        },
        {"--stack", "qt", "--send", "one", "--ping", "--stay", "1h"});
    QVERIFY2(run.code == 0, run.out + run.errors);
    for (const char* told : {"connected", "textMessageReceived", "pong", "disconnected"})
        QVERIFY2(run.out.contains(told), run.out);
}

void ConnectCommandTest::anotherStackClosesAsAsked()
{
    EchoServer server;
    const CliRun run = runInside({"connect", server.url(), "--stack", "qt", "--close", "4001:bye"});
    QVERIFY2(run.code == 0, run.out + run.errors);
    const auto close = server.sink.waitFor("on-close", Side::Server);
    QVERIFY(close);
    QCOMPARE(close->as<event::Callback>()->code, std::uint16_t{4001});
}

void ConnectCommandTest::whatAnotherStackMissesIsAFailure()
{
    const CliRun run = against([](RawSocket& peer) { upgrade(peer); }, {"--stack", "qt", "--stay", "1h"});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.out.contains("disconnected"), run.out);
}

void ConnectCommandTest::anotherStackFindsNobody()
{
    std::uint16_t port = 0;
    {
        const RawListener gone;
        port = gone.port();
    }
    const CliRun run =
        runInside({"connect", "ws://127.0.0.1:" + std::to_string(port) + "/", "--stack", "qt"});
    QCOMPARE(run.code, 3);
}

void ConnectCommandTest::aBeaconsPortIsTold()
{
    EchoServer server;
    const CliRun run = runInside(
        {"connect", server.url(), "--beacon", "0", "--beacon-token", "5ec2e7", "--close", "1000", "--quiet"});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.errors.startsWith("beacon 127.0.0.1:") && run.errors.endsWith(" token 5ec2e7\n"),
             run.errors);
}

void ConnectCommandTest::sidesHaveTheirExitCodes_data()
{
    QTest::addColumn<bool>("opened");
    QTest::addColumn<bool>("clean");
    QTest::addColumn<int>("cause");
    QTest::addColumn<ExitCode>("code");
    const auto none = static_cast<int>(Cause::None);
    QTest::newRow("clean") << true << true << none << ExitCode::Expected;
    QTest::newRow("not clean") << true << false << static_cast<int>(Cause::Reset) << ExitCode::Failed;
    QTest::newRow("refused") << false << false << static_cast<int>(Cause::Refused) << ExitCode::NotConnected;
    QTest::newRow("no upgrade") << false << false << static_cast<int>(Cause::UpgradeRefused)
                                << ExitCode::NotConnected;
    QTest::newRow("no TCP in time") << false << false << static_cast<int>(Cause::ConnectTimeout)
                                    << ExitCode::TimedOut;
    QTest::newRow("no 101 in time") << false << false << static_cast<int>(Cause::UpgradeTimeout)
                                    << ExitCode::TimedOut;
}

void ConnectCommandTest::sidesHaveTheirExitCodes()
{
    QFETCH(bool, opened);
    QFETCH(bool, clean);
    QFETCH(int, cause);
    QFETCH(ExitCode, code);
    SideStory side;
    side.wasOpen = opened;
    side.clean = clean;
    side.cause = static_cast<Cause>(cause);
    QCOMPARE(exitOfClient(side), code);
}

QTEST_APPLESS_MAIN(ConnectCommandTest)
#include "connect_command_test.moc"
