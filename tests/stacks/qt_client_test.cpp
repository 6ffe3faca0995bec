#include "stacks/qt_client.h"
#include "support/raw_socket.h"
#include "told_signals.h"
#include "wire/handshake.h"

#include <functional>

using namespace lifeline;

namespace {

/// A client and, on a thread, what it talks to.
struct Talk {
    explicit Talk(std::function<void(RawSocket&)> play, std::string resource = "/")
    {
        settings.url.host = "127.0.0.1";
        settings.url.port = listener.port();
        settings.url.resource = std::move(resource);
        far = std::thread([this, play = std::move(play)] {
            RawSocket peer = listener.accept();
            play(peer);
        });
    }
    ~Talk() { far.join(); }

    void begin()
    {
        client = std::make_unique<QtClient>(settings, told.teller());
        client->open();
    }

    RawListener listener;
    StackClientSettings settings;
    ToldSignals told;
    std::unique_ptr<QtClient> client;
    std::thread far;
};

std::string upgrade(RawSocket& peer)
{
    const std::string request = peer.receiveUntil("\r\n\r\n");
    const std::string name = "Sec-WebSocket-Key: ";
    peer.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Accept: " +
              acceptFor(request.substr(request.find(name) + name.size(), 24)) + "\r\n\r\n");
    return request;
}

constexpr const char* closeFrame = "\x88\x02\x0f\xa1"; // 4001
const QByteArrayList beside{"aboutToClose", "stateChanged"};

} // namespace

class QtClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEndIsToldAsQtTellsIt_data();
    void anEndIsToldAsQtTellsIt();
    void everyReportNamesItsOwnEnd();
    void itIsNamedByTheQueryWhereThatHasAName();
    void nobodyThereIsToldWithoutAnAddress();
    void itAsksForWhatItIsTold();
    void itActsAndEchoes();
    void theNameInAQueryIsFound_data();
    void theNameInAQueryIsFound();
};

void QtClientTest::anEndIsToldAsQtTellsIt_data()
{
    QTest::addColumn<QByteArray>("answer"); // c: close frame, f: FIN, r: RST, 4: refusal
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray error = errorSignalCalled;
    const auto row = [](const char* name, const char* answer, const QByteArray& last,
                        const QByteArray& expected) {
        QTest::newRow(name) << QByteArray(answer) << last << expected;
    };
    row("a close frame", "c", "disconnected", "connected disconnected:4001");
    row("FIN after open", "f", "disconnected", "connected " + error + " disconnected:1000");
    row("RST after open", "r", "disconnected", "connected " + error + " disconnected:1000");
    row("FIN before the answer", "F", "disconnected", error + " disconnected:1000");
}

void QtClientTest::anEndIsToldAsQtTellsIt()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, last);
    QFETCH(QByteArray, expected);
    std::atomic<bool> opened = false;
    Talk talk([&](RawSocket& peer) {
        if (answer == "F")
            return;
        upgrade(peer);
        while (!opened)
            std::this_thread::yield();
        if (answer == "c")
            peer.send(closeFrame);
        if (answer == "c")
            peer.readToEnd();
        if (answer == "r")
            peer.reset();
    });
    talk.begin();
    opened = answer == "F" || talk.told.waitFor("connected");
    QVERIFY(talk.told.waitFor(last.toStdString()));
    QCOMPARE(talk.told.names(beside), expected);
}

void QtClientTest::everyReportNamesItsOwnEnd()
{
    Talk talk([](RawSocket& peer) {
        upgrade(peer);
        peer.send("\x81\x02hi");
        peer.send(closeFrame);
        peer.readToEnd();
    });
    talk.begin();
    QVERIFY(talk.told.waitFor("disconnected"));
    QCOMPARE(talk.told.names(beside), QByteArray("connected textMessageReceived disconnected:4001"));
    QCOMPARE(talk.told.names().left(12), QByteArray("stateChanged"));
    const std::string own = talk.told.find("connected")->subject;
    QVERIFY(own.starts_with("127.0.0.1:") && own != "127.0.0.1:" + std::to_string(talk.listener.port()));
    for (const StackReport& report : talk.told.reports()) {
        QCOMPARE(report.subject, own); // also what was told before it had an address
        QCOMPARE(report.side, Side::Client);
        QCOMPARE(report.stack, qtStackName());
    }
    QCOMPARE(talk.told.find("connected")->role, CallbackName::OnOpen);
    QCOMPARE(talk.told.find("stateChanged")->role, CallbackName::Other);
}

void QtClientTest::itIsNamedByTheQueryWhereThatHasAName()
{
    Talk talk([](RawSocket& peer) { upgrade(peer); }, "/chat?lifeline=me");
    talk.begin();
    QVERIFY(talk.told.waitFor("connected"));
    for (const StackReport& report : talk.told.reports())
        QCOMPARE(report.subject, std::string("me"));
    QVERIFY(talk.told.find("connected")->address.starts_with("127.0.0.1:"));
}

void QtClientTest::nobodyThereIsToldWithoutAnAddress()
{
    StackClientSettings settings;
    {
        const RawListener gone;
        settings.url.host = "127.0.0.1";
        settings.url.port = gone.port();
    }
    ToldSignals told;
    QtClient client(settings, told.teller());
    client.open();
    QVERIFY(told.waitFor(errorSignalCalled));
    QVERIFY(told.find("connected") == nullptr);
    QCOMPARE(told.find(errorSignalCalled)->role, CallbackName::OnError);
    QVERIFY(!told.find(errorSignalCalled)->reason.empty());
}

void QtClientTest::itAsksForWhatItIsTold()
{
    std::string request;
    Talk talk([&](RawSocket& peer) { request = upgrade(peer); }, "/a?b=c%20d");
    talk.settings.request.headers = {{"X-Sample", "1"}};
    talk.settings.request.subprotocols = {"chat"};
    talk.begin();
    QVERIFY(talk.told.waitFor(errorSignalCalled)); // the server has chosen no subprotocol, or has ended
    const auto text = QByteArray::fromStdString(request);
    QVERIFY2(text.startsWith("GET /a?b=c%20d HTTP/1.1\r\n"), text);
    QVERIFY2(text.contains("\r\nX-Sample: 1\r\n"), text);
    QVERIFY2(text.contains("\r\nSec-WebSocket-Protocol: chat\r\n"), text);
}

void QtClientTest::itActsAndEchoes()
{
    std::string first, second;
    Talk talk([&](RawSocket& peer) {
        upgrade(peer);
        first = peer.receive(8);
        peer.send("\x82\x02yo");
        second = peer.receive(8);
        peer.send(closeFrame);
        peer.readToEnd();
    });
    talk.settings.echo = true;
    talk.settings.acts = {{StackAct::What::Text, "hi", {}, {}}};
    talk.begin();
    QVERIFY(talk.told.waitFor("disconnected"));
    QCOMPARE(QByteArray::fromStdString(first.substr(0, 2)).toHex(), QByteArray("8182"));
    QCOMPARE(QByteArray::fromStdString(second.substr(0, 2)).toHex(), QByteArray("8282"));
    QVERIFY(!talk.client->send("127.0.0.1:1", {Outgoing::What::Text, "no", {}}));
}

void QtClientTest::theNameInAQueryIsFound_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* target, const char* name) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(name);
    };
    row("/", "");
    row("/?lifeline=a", "a");
    row("/x?b=c&lifeline=a-b_c&d", "a-b_c");
    row("/lifeline=a", "");
    row("/?mylifeline=a", "");
    row("/?lifeline", "");
    row("/?lifeline=", "");
    row("/?&&lifeline=a", "a");
}

void QtClientTest::theNameInAQueryIsFound()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    QCOMPARE(QByteArray::fromStdString(lifelineName(target.toStdString())), name);
}

QTEST_GUILESS_MAIN(QtClientTest)
#include "qt_client_test.moc"
